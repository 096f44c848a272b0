// Loads a contract: reads the YAML, brings OpenAPI 3.0 up to 3.1, checks it, and normalizes it for the targets.
import { readFile } from "node:fs/promises";
import { Validator } from "@seriousme/openapi-schema-validator";
import { parse } from "yaml";
import { normalize } from "./normalize.ts";
import { type Problem, problemsOf } from "./problems.ts";
import { asObject, type Json, type JsonObject, methods, resolve, type Spec, SpecError } from "./spec.ts";
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
  const problems = problemsOf(document);
  if (skip !== undefined) {
    for (const problem of problems) if (leaveOut(document, problem)) skip(textOf(problem));
  }
  const left = skip === undefined ? problems : problemsOf(document);
  if (left.length > 0) {
    throw new SpecError(`the contract cannot be generated from:\n- ${left.map(textOf).join("\n- ")}`);
  }
  const normalized = normalize(document);
  return { text, document: normalized, resolve: (value) => resolve(normalized, value) };
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    throw new SpecError(`the contract cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function checkedDocument(text: string): Promise<JsonObject> {
  const written = parseYaml(text);
  const result = await new Validator().validate(structuredClone(written));
  if (!result.valid)
    throw new SpecError(`the contract is not valid OpenAPI:\n- ${metaSchemaProblems(result.errors).join("\n- ")}`);
  const version = String(written["openapi"] ?? written["swagger"]);
  if (/^3\.1\./.test(version)) return written;
  if (!/^3\.0\./.test(version)) {
    throw new SpecError(`#/openapi: version ${version} is not supported; use OpenAPI 3.0 or 3.1`);
  }
  return upgradeDocument(written);
}

function parseYaml(text: string): JsonObject {
  try {
    return asObject(parse(text) as Json);
  } catch (error) {
    throw new SpecError(
      `the contract is not readable as YAML: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

function metaSchemaProblems(errors: unknown): string[] {
  if (!Array.isArray(errors)) return [String(errors)];
  const problems = errors.map(
    ({ instancePath, message, params }) => `#${instancePath} ${message} ${JSON.stringify(params)}`,
  );
  return [...new Set(problems)];
}

function textOf({ pointer, reason }: Problem): string {
  return `${pointer}: ${reason}`;
}

/** Removes the operation that a problem is about, if it is about one. */
function leaveOut(document: JsonObject, { operation }: Problem): boolean {
  if (operation === undefined) return false;
  const item = asObject(asObject(document["paths"])[operation.path]);
  if (operation.method === "*") delete asObject(document["paths"])[operation.path];
  else delete item[operation.method.toLowerCase()];
  if (!methods.some((method) => method in item)) delete asObject(document["paths"])[operation.path];
  return true;
}
