// Finds the schemas inside a value that cannot be compiled.
import { escapeStep, type Json, type JsonObject, literalKeys } from "./spec.ts";

export interface SchemaProblem {
  readonly pointer: string;
  readonly reason: string;
}

export interface Place {
  readonly pointer: string;
  readonly value: JsonObject;
}

/** In the schemas inside a value; a reference is followed where it points, not here. */
export function schemaProblems({ pointer, value }: Place): SchemaProblem[] {
  const problems: SchemaProblem[] = [];
  const visit = (entry: Json, at: string, areNames: boolean): void => {
    if (entry === null || typeof entry !== "object") return;
    if (!Array.isArray(entry)) {
      const reasons = areNames ? memberReasons(entry, at) : schemaReasons(entry);
      for (const reason of reasons) problems.push({ pointer: at, reason });
    }
    for (const [key, inner] of Object.entries(entry)) {
      if (!Array.isArray(entry) && !areNames && literalKeys.test(key)) continue;
      visit(
        inner,
        `${at}/${escapeStep(key)}`,
        !areNames && /^(?:properties|schemas|\$defs|patternProperties)$/.test(key),
      );
    }
  };
  visit(value, pointer, false);
  return problems;
}

/** Validators mistake an inherited member for a sent one. */
function memberReasons(members: JsonObject, pointer: string): string[] {
  if (!pointer.endsWith("/properties")) return [];
  const inherited = Object.keys(members).filter((name) => name in {});
  return [
    ...(Object.hasOwn(members, "$ref") ? ["a member must not be named $ref, which is a reference; rename it"] : []),
    ...inherited.map((name) => `a member must not be named ${name}, which every JavaScript object has; rename it`),
  ];
}

function schemaReasons(schema: JsonObject): string[] {
  const reasons: string[] = [];
  const { $ref, pattern } = schema;
  if (typeof $ref === "string" && !/^#\/components\/[^/]+\/[^/]+$/.test($ref))
    reasons.push(`only references to components are supported: ${$ref}; move the schema to components/schemas`);
  if (typeof schema["nullable"] === "boolean")
    reasons.push('nullable is not a keyword of OpenAPI 3.1; write type: [string, "null"], or anyOf with type: "null"');
  if (typeof pattern === "string") {
    try {
      new RegExp(pattern, "u");
    } catch (error) {
      reasons.push(
        `the pattern is not valid with the u flag: ${(error as Error).message}; escape it by the rules of ECMA-262`,
      );
    }
  }
  const unsupported = ["if", "not", "patternProperties", "dependentSchemas", "contains", "prefixItems"].filter(
    (keyword) => typeof schema[keyword] === "object" && isSchema(schema),
  );
  if (typeof schema["$dynamicRef"] === "string") unsupported.push("$dynamicRef");
  for (const keyword of unsupported)
    reasons.push(`${keyword} is not supported; describe the value with type, properties, items, allOf or oneOf`);
  return reasons;
}

/** Not an example or a map of names. */
function isSchema(value: JsonObject): boolean {
  return ["type", "properties", "items", "allOf", "oneOf", "anyOf", "not", "if", "then"].some(
    (keyword) => keyword in value,
  );
}
