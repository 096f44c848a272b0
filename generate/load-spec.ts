// Loads openapi.yaml, and checks it against the OpenAPI meta-schema and this project's own preconditions.
import { readFile } from "node:fs/promises";
import { Validator } from "@seriousme/openapi-schema-validator";
import { parse } from "yaml";
import { preconditions } from "./preconditions.ts";
import { asObject, type Json, type JsonObject, resolve, type Spec, SpecError } from "./spec.ts";

/** @throws SpecError that names every place where the document is not valid OpenAPI or breaks a precondition. */
export async function loadSpec(file: string): Promise<Spec> {
  return parseSpec(await readFile(file, "utf8"));
}

export async function parseSpec(text: string): Promise<Spec> {
  const document = parseYaml(text);
  const result = await new Validator().validate(structuredClone(document));
  if (!result.valid)
    throw new SpecError(`the contract is not valid OpenAPI:\n- ${metaSchemaProblems(result.errors).join("\n- ")}`);
  const spec: Spec = { text, document, resolve: (value) => resolve(document, value) };
  const problems = preconditions(spec);
  if (problems.length > 0) throw new SpecError(`the contract cannot be generated from:\n- ${problems.join("\n- ")}`);
  return spec;
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
