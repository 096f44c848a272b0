// Loads a contract: reads the YAML, brings OpenAPI 3.0 up to 3.1, checks it, and normalizes it for the targets.
import { readFile } from "node:fs/promises";
import { parse, stringify } from "yaml";
import { compileProblems } from "./compile-problems.ts";
import { documentProblems } from "./document-problems.ts";
import { leaveOut } from "./leave-out.ts";
import { normalize } from "./normalize.ts";
import { findProblems, type Problem } from "./problems.ts";
import { withoutReferencesInData } from "./references-in-data.ts";
import { asObject, type Json, type JsonObject, resolve, type Spec, SpecError } from "./spec.ts";
import { upgradeDocument } from "./upgrade.ts";

export interface LoadOptions {
  /** Leaves out operations that cannot be generated, and reports each. Default: the contract is refused. */
  readonly skip?: ((problem: string) => void) | undefined;
}

/** @throws SpecError that names every place where the contract is not valid OpenAPI or not supported. */
export async function loadSpec(file: string, options?: LoadOptions): Promise<Spec> {
  return parseSpec(await readText(file), options);
}

export async function parseSpec(text: string, { skip }: LoadOptions = {}): Promise<Spec> {
  const written = withoutReferencesInData(parseYaml(text));
  checkVersion(written);
  const report = skip && ((problem: Problem) => skip(toText(problem)));
  const before = JSON.stringify(written);
  await refuseOrLeaveOut("is not valid OpenAPI", written, () => documentProblems(written), report);
  const isChanged = JSON.stringify(written) !== before;
  const document = String(written["openapi"]).startsWith("3.0.") ? upgradeDocument(written) : written;
  // This server sends no requests.
  delete document["webhooks"];
  const upgraded = JSON.stringify(document);
  const cannot = "cannot be compiled";
  if (document !== written) await refuseOrLeaveOut(cannot, document, () => documentProblems(document), report);
  await refuseOrLeaveOut(cannot, document, () => findProblems(document), report);
  await refuseOrLeaveOut(cannot, document, () => compileProblems(toSpec(text, document)), report);
  return toSpec(!isChanged && JSON.stringify(document) === upgraded ? text : stringify(document), document);
}

function toSpec(text: string, document: JsonObject): Spec {
  const normalized = normalize(document);
  return { text, document: normalized, resolve: (value) => resolve(normalized, value) };
}

async function refuseOrLeaveOut(
  verdict: string,
  document: JsonObject,
  find: () => Problem[] | Promise<Problem[]>,
  report?: (problem: Problem) => void,
): Promise<void> {
  const problems = await find();
  if (report !== undefined) leaveOut(document, problems, report);
  const left = report === undefined || problems.length === 0 ? problems : await find();
  if (left.length > 0) throw new SpecError(`the contract ${verdict}:\n- ${left.map(toText).join("\n- ")}`);
  if (Object.keys(asObject(document["paths"])).length === 0)
    throw new SpecError("#/paths: no operation is left to generate; add one, or change those that were left out");
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    throw new SpecError(`cannot read the contract: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function checkVersion({ openapi, swagger }: JsonObject): void {
  const version = openapi ?? swagger;
  if (version === undefined)
    throw new SpecError("the contract is not valid OpenAPI: #/openapi is missing; write a version such as 3.1.1");
  if (!/^3\.[01]\.\d/.test(String(version)))
    throw new SpecError(`#/openapi: version ${String(version)} is not supported; use 3.0.x or 3.1.x, such as 3.1.1`);
}

function parseYaml(text: string): JsonObject {
  try {
    return asObject(parse(text) as Json);
  } catch (error) {
    throw new SpecError(`the contract is not valid YAML: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function toText({ pointer, reason }: Problem): string {
  return `${pointer}: ${reason}`;
}
