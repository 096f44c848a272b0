// Loads a contract: reads the YAML, brings OpenAPI 3.0 up to 3.1, checks it, and normalizes it for the targets.
import { readFile } from "node:fs/promises";
import { Validator } from "@seriousme/openapi-schema-validator";
import { parse, stringify } from "yaml";
import { compileProblems } from "./compile-problems.ts";
import { leaveOut } from "./leave-out.ts";
import { normalize } from "./normalize.ts";
import { findProblems, type Problem } from "./problems.ts";
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
  const document = await checkedDocument(text);
  const report = skip && ((problem: Problem) => skip(toText(problem)));
  const before = JSON.stringify(document);
  refuseOrLeaveOut(document, () => findProblems(document), report);
  refuseOrLeaveOut(document, () => compileProblems(toSpec(text, document)), report);
  return toSpec(JSON.stringify(document) === before ? text : stringify(document), document);
}

function toSpec(text: string, document: JsonObject): Spec {
  const normalized = normalize(document);
  return { text, document: normalized, resolve: (value) => resolve(normalized, value) };
}

function refuseOrLeaveOut(document: JsonObject, find: () => Problem[], report?: (problem: Problem) => void): void {
  const problems = find();
  if (report !== undefined) leaveOut(document, problems, report);
  const left = report === undefined || problems.length === 0 ? problems : find();
  if (left.length > 0)
    throw new SpecError(`the contract has features that are not supported:\n- ${left.map(toText).join("\n- ")}`);
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

async function checkedDocument(text: string): Promise<JsonObject> {
  const written = parseYaml(text);
  const result = await new Validator().validate(asObject(withoutMembersNamedRef(written)));
  if (!result.valid)
    throw new SpecError(`the contract is not valid OpenAPI:\n- ${metaSchemaProblems(result.errors).join("\n- ")}`);
  const version = String(written["openapi"] ?? written["swagger"]);
  if (/^3\.1\./.test(version)) return written;
  if (!/^3\.0\./.test(version)) {
    throw new SpecError(`#/openapi: version ${version} is not supported; use OpenAPI 3.0 or 3.1`);
  }
  return upgradeDocument(written);
}

/** The validator takes every $ref for a reference, also a member of that name. */
function withoutMembersNamedRef(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutMembersNamedRef);
  if (value === null || typeof value !== "object") return value;
  const kept = Object.entries(value).filter(([key, entry]) => key !== "$ref" || typeof entry === "string");
  return Object.fromEntries(kept.map(([key, entry]) => [key, withoutMembersNamedRef(entry)]));
}

function parseYaml(text: string): JsonObject {
  try {
    return asObject(parse(text) as Json);
  } catch (error) {
    throw new SpecError(`the contract is not valid YAML: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function metaSchemaProblems(errors: unknown): string[] {
  if (!Array.isArray(errors)) return [String(errors)];
  const problems = errors.map(
    ({ instancePath, message, params }) => `#${instancePath} ${message} ${JSON.stringify(params)}`,
  );
  return [...new Set(problems)];
}

function toText({ pointer, reason }: Problem): string {
  return `${pointer}: ${reason}`;
}
