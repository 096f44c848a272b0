// Makes the review of a contract out of its parts: lint, changes, wire examples, and what the contract says of itself.
import { parseDocument } from "yaml";
import type { ConformanceReport } from "../conformance/report/conformance-report.ts";
import { parseSpec } from "../generate/load-spec.ts";
import { retryRule } from "../generate/retry.ts";
import { SpecError } from "../generate/spec.ts";
import { fingerprint } from "../generate/targets/operations.ts";
import { contractFingerprint } from "../generated/operations.ts";
import { unapproved } from "./changes/approve.ts";
import { hasRelease } from "./changes/changelog.ts";
import { compareContracts } from "./changes/compare-contracts.ts";
import { lastRelease } from "./inputs.ts";
import { lint } from "./lint/lint.ts";
import { projectRules } from "./lint/project-rules.ts";
import { personalData } from "./lint/rules/members.ts";
import {
  asArray,
  asObject,
  listBodies,
  listOperations,
  type Operation,
  readContract,
  type Spec,
  toPath,
  toPointer,
} from "./model/contract.ts";
import type {
  Finding,
  OperationSummary,
  PersonalMember,
  ReviewReport,
  Strength,
  WireExample,
} from "./model/review-report.ts";
import { wireExamples } from "./wire-examples.ts";

export interface ReviewInput {
  /** openapi.yaml as text. */
  readonly contract: string;
  readonly base: { readonly name: string; readonly text: string };
  /** CHANGELOG.md as text: it approves breaking changes. */
  readonly changelog: string;
  readonly conformance?: ConformanceReport;
  readonly strength?: Strength;
}

/** @throws SpecError when the contract or the base is not YAML. */
export async function reviewContract(input: ReviewInput): Promise<ReviewReport> {
  const [contract, base] = [readContract(input.contract), readContract(input.base.text)];
  const changes = compareContracts(base.document, contract.document);
  const [baseVersion, version] = [getVersion(base), getVersion(contract)];
  const { examples, findings } = createExamples(contract);
  return {
    contract: {
      title: String(asObject(contract.document["info"])["title"]),
      version,
      fingerprint: fingerprint(contract),
    },
    base: { name: input.base.name, version: baseVersion },
    operations: listOperations(contract).map((operation) => summarize(contract, operation)),
    personalData: personalMembers(contract),
    rules: projectRules.map(({ name, why }) => ({ name, why })),
    findings: withLines(contract, [...(await refusals(contract)), ...findings, ...(await lint(contract))]),
    changes,
    unapproved: isUnreleased(input) ? [] : unapproved(changes, input.changelog, baseVersion, version),
    examples,
    ...(input.strength !== undefined && { strength: input.strength }),
    ...(input.conformance !== undefined && { conformance: input.conformance }),
  };
}

/** Until the first release, a contract may differ from the stored one without approval. */
const isUnreleased = ({ base, changelog }: ReviewInput) => base.name === lastRelease && !hasRelease(changelog);

const getVersion = ({ document }: Spec) => String(asObject(document["info"])["version"]);

/** What the generator refuses the contract for: the OpenAPI meta-schema, and what its code relies on. */
async function refusals({ text }: Spec): Promise<Finding[]> {
  try {
    await parseSpec(text);
    return [];
  } catch (error) {
    if (!(error instanceof SpecError)) throw error;
    const [first = "", ...problems] = error.message.split("\n- ");
    return (problems.length === 0 ? [first] : problems).map((problem) =>
      projectFinding("generator-accepts", `npm run generate refuses this contract: ${problem}`),
    );
  }
}

function projectFinding(rule: string, message: string): Finding {
  return { rule, by: "project", severity: "error", pointer: "#/", message };
}

/** The examples come from generated/, so they are only worth something when that was made from this contract. */
function createExamples(contract: Spec): { examples: WireExample[]; findings: Finding[] } {
  const without = (rule: string, message: string) => ({ examples: [], findings: [projectFinding(rule, message)] });
  if (fingerprint(contract) !== contractFingerprint)
    return without(
      "generated-current",
      "generated/ was made from another contract: npm run generate, for the wire examples too",
    );
  try {
    return { examples: wireExamples(contract), findings: [] };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return without("wire-examples", error.message);
  }
}

function summarize(contract: Spec, operation: Operation): OperationSummary {
  const { operationId, method, path, object } = operation;
  const security = asArray(object["security"] ?? contract.document["security"]).map(asObject);
  const responses = listBodies(contract).filter(
    (body) => body.operation.operationId === operationId && body.part !== "request",
  );
  return {
    operationId,
    method,
    path,
    summary: String(object["summary"] ?? ""),
    extension: object["x-extension"] === true,
    scopes: [...new Set(security.flatMap((requirement) => Object.values(requirement).flatMap(asArray).map(String)))],
    retry: retryInWords(operation),
    responses: responses.map(({ part, object: response, content }) => ({
      status: part,
      description: String(response["description"] ?? "").trim(),
      mediaTypes: Object.keys(content).length === 0 ? ["none"] : Object.keys(content),
    })),
  };
}

function retryInWords({ object }: Operation): string {
  const rule = retryRule(object);
  if (rule === undefined) return `never: ${String(object["x-no-retry"] ?? "no reason is given")}`;
  const after = [
    ...(rule["connectionFailure"] === true ? ["no complete response"] : []),
    ...asArray(rule["statuses"]).map(String),
  ];
  const how =
    rule["with"] === undefined ? "the method has no second effect" : `the same ${String(rule["with"])} is sent`;
  return `after ${after.join(", ")}: ${how}`;
}

function personalMembers(contract: Spec): PersonalMember[] {
  return personalData(contract).map(({ name, owner, path, description }) => ({
    name,
    owner,
    pointer: toPointer(path),
    description,
  }));
}

/** Adds the line on which each finding's place begins. */
function withLines(contract: Spec, findings: readonly Finding[]): Finding[] {
  const document = parseDocument(contract.text);
  const starts = [...contract.text.matchAll(/\n/g)].map(({ index }) => index);
  return findings.map((finding) => {
    const node = document.getIn(toPath(finding.pointer), true) as { range?: [number, number, number] } | undefined;
    const offset = node?.range?.[0];
    return offset === undefined ? finding : { ...finding, line: starts.filter((start) => start < offset).length + 1 };
  });
}
