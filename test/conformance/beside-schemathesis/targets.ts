// The servers that both suites are run against: correct ones, and each planted fault by itself.
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { type CheckName, createDocument, type RunOptions } from "../../../conformance/index.ts";
import { isOfResponses } from "../../../conformance/report/checks.ts";
import { specification } from "../../../generated/specification.ts";
import { defects } from "../other-contracts/defects.ts";
import { contractFile, type SmallServer, serve } from "../other-contracts/serve.ts";
import { events, files, library } from "../other-contracts/servers.ts";
import { faults, type ServedFault } from "../reference-servers/faults.ts";
import { startReferenceServer } from "../reference-servers/start-reference-server.ts";
import { tokens } from "../run-against.ts";

export interface Target {
  /** The check that is for the fault, or "none" for a correct server. */
  readonly check: CheckName | "none";
  /** Of a correct server, its contract. */
  readonly fault: string;
  /** What Schemathesis gets. */
  readonly contract: unknown;
  readonly header: string;
  readonly suite: Pick<RunOptions, "document" | "tokens"> & Partial<RunOptions>;
  start(): Promise<{ readonly url: string; close(): Promise<void> }>;
}

/** Our contract without forms and conditional requests: Schemathesis writes both in another way than the contract says. */
function adapted(value: unknown): unknown {
  if (Array.isArray(value))
    return value.filter((each) => !/parameters\/If(?:None)?Match"/.test(JSON.stringify(each))).map(adapted);
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).filter(([name]) => name !== "application/x-www-form-urlencoded");
  return Object.fromEntries(members.map(([name, each]) => [name, adapted(each)]));
}

const ownContract = adapted(specification);
const ownDocument = createDocument(specification);

function ofOwn(check: Target["check"], name: string, fault?: ServedFault): Target {
  const server = fault === undefined ? {} : { ...fault.options, faults: [fault.change] };
  return {
    check,
    fault: name,
    contract: ownContract,
    header: `Authorization: Bearer ${tokens.all}`,
    suite: { document: ownDocument, tokens, ...(fault === undefined ? {} : toOptions(fault)) },
    start: () => startReferenceServer(server),
  };
}

/** The run ends at the fault, and has only the cases of its check. */
function toOptions({ expectedCheck, decidedBy, provoke }: ServedFault): Partial<RunOptions> {
  const checks = decidedBy ?? (isOfResponses(expectedCheck) ? undefined : [expectedCheck]);
  return {
    failFast: expectedCheck,
    ...(checks === undefined ? {} : { checks }),
    ...(provoke === undefined ? {} : { recipe: provoke }),
  };
}

function ofOther(
  check: Target["check"],
  name: string,
  server: SmallServer,
  switchedOn: readonly string[] = [],
): Target {
  const contract = parse(readFileSync(contractFile(server.file), "utf8")) as Record<string, unknown>;
  return {
    check,
    fault: name,
    contract,
    header: server === library ? "X-Api-Key: secret" : "Authorization: Bearer secret",
    suite: {
      document: createDocument(contract),
      tokens: { all: "secret" },
      ...(check === "none" ? {} : { failFast: check }),
    },
    start: () => serve(server, switchedOn),
  };
}

const all: readonly Target[] = [
  ofOwn("none", "openapi.yaml"),
  ...[library, events, files].map((server) => ofOther("none", `${server.file}.yaml`, server)),
  ...faults.map((fault) => ofOwn(fault.expectedCheck, fault.name, fault)),
  ...defects.map(([server, defect, check]) => ofOther(check, `${server.file}.yaml: ${defect}`, server, [defect])),
];

const turn = ({ check }: Target, index: number) => all.slice(0, index).filter((each) => each.check === check).length;

/** The correct servers, then the first fault of each check, then the second: an interrupted run is a fair sample. */
export const targets: readonly Target[] = all
  .map((target, index) => ({ target, turn: target.check === "none" ? -1 : turn(target, index) }))
  .sort((one, other) => one.turn - other.turn)
  .map(({ target }) => target);
