// Finds where a document violates the OpenAPI meta-schema, and references without a target.
import { Validator } from "@seriousme/openapi-schema-validator";
import type { Problem } from "./problems.ts";
import { withoutMembersNamedAsReferences } from "./references-in-data.ts";
import { asObject, escapeStep, type Json, type JsonObject, methods, resolvePointer, unescapeStep } from "./spec.ts";

export async function documentProblems(document: JsonObject): Promise<Problem[]> {
  const { errors } = await new Validator({ allErrors: true }).validate(
    asObject(withoutMembersNamedAsReferences(document)),
  );
  if (errors === undefined) return [];
  const found = Array.isArray(errors) ? metaSchemaProblems(errors as MetaSchemaError[]) : brokenReferences(document);
  const problems = found.length === 0 ? [{ pointer: "#", reason: String(errors) }] : found;
  return problems.map(({ pointer, reason }) => {
    const operation = operationAt(pointer);
    if (operation === undefined) return { pointer, reason };
    const name = operation.method === "*" ? operation.path : `${operation.method} ${operation.path}`;
    return { pointer, reason: `${name}: ${reason}`, operation };
  });
}

interface MetaSchemaError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly message?: string;
  readonly params: Readonly<Record<string, unknown>>;
}

interface Found {
  readonly pointer: string;
  readonly reason: string;
}

/** An error that only reports that no alternative matches; others have the reason. */
const isSummary = ({ keyword, params }: MetaSchemaError): boolean =>
  ["oneOf", "anyOf", "if"].includes(keyword) || params["missingProperty"] === "$ref";

function metaSchemaProblems(errors: readonly MetaSchemaError[]): Found[] {
  const details = errors.filter((error) => !isSummary(error));
  const found = (details.length > 0 ? details : errors).map((error) => ({
    pointer: `#${error.instancePath}`,
    reason: toReason(error),
  }));
  return [...new Map(found.map((each) => [`${each.pointer} ${each.reason}`, each])).values()];
}

function toReason({ keyword, message, params }: MetaSchemaError): string {
  if (keyword === "not") return "has members that exclude each other; remove one";
  const detail = params["additionalProperty"] ?? params["unevaluatedProperty"] ?? params["allowedValues"];
  return `${message ?? keyword}${detail === undefined ? "" : `: ${String(detail)}`}`;
}

function brokenReferences(document: JsonObject): Found[] {
  const found: Found[] = [];
  const visit = (value: Json, pointer: string): void => {
    if (value === null || typeof value !== "object") return;
    for (const [key, entry] of Object.entries(value)) {
      if (key !== "$ref" || typeof entry !== "string") visit(entry as Json, `${pointer}/${escapeStep(key)}`);
      else if (!entry.startsWith("#"))
        found.push({ pointer, reason: `${entry} is in another file; bundle the contract into one file` });
      else if (resolvePointer(document, entry) === undefined)
        found.push({ pointer, reason: `the reference ${entry} has no target; add it` });
    }
  };
  visit(document, "#");
  return found;
}

/** The operation, or the whole path, that a pointer leads into. */
function operationAt(pointer: string): Problem["operation"] {
  const [, section, path, method = ""] = pointer.split("/").map(unescapeStep);
  if (section !== "paths" || path === undefined) return undefined;
  return { path, method: methods.includes(method) ? method.toUpperCase() : "*" };
}
