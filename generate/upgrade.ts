// Brings an OpenAPI 3.0 document up to 3.1. The only importer of the upgrader.
import { upgrade } from "@scalar/openapi-upgrader";
import { asArray, asObject, type Json, type JsonObject, literalKeys } from "./spec.ts";

export function upgradeDocument(document: JsonObject): JsonObject {
  const upgraded = asObject(upgrade(structuredClone(document), "3.1") as Json);
  return asObject(withNullableSchemas(upgraded));
}

/**
 * The upgrader leaves `nullable` in place without a type: next to an allOf, which is how 3.0 makes a $ref nullable, and
 * next to anyOf, oneOf and enum.
 */
function withNullableSchemas(value: Json, areNames = false): Json {
  if (Array.isArray(value)) return value.map((entry) => withNullableSchemas(entry));
  if (value === null || typeof value !== "object") return value;
  const inner = Object.fromEntries(
    Object.entries(value).map(([key, entry]) => {
      const isLiteral = !areNames && literalKeys.test(key);
      return [key, isLiteral ? entry : withNullableSchemas(entry, !areNames && key === "properties")];
    }),
  );
  // 3.1 allows it in a query only.
  if (!areNames && inner["in"] !== "query" && typeof inner["allowEmptyValue"] === "boolean")
    delete inner["allowEmptyValue"];
  if (areNames || typeof inner["nullable"] !== "boolean") return inner;
  const { nullable: isNullable, ...schema } = inner;
  return isNullable ? nullable(schema) : schema;
}

function nullable(schema: JsonObject): JsonObject {
  const { allOf, $ref, anyOf, oneOf, enum: values, ...others } = schema;
  if (allOf !== undefined || $ref !== undefined) {
    const parts = $ref === undefined ? asArray(allOf) : [{ $ref }];
    const [only] = parts;
    return { ...others, anyOf: [parts.length === 1 && only !== undefined ? only : { allOf: parts }, { type: "null" }] };
  }
  const type = others["type"];
  return {
    ...schema,
    ...(typeof type === "string" && { type: [type, "null"] }),
    ...(anyOf !== undefined && { anyOf: [...asArray(anyOf), { type: "null" }] }),
    ...(oneOf !== undefined && { oneOf: [...asArray(oneOf), { type: "null" }] }),
    ...(values !== undefined && { enum: [...new Set([...asArray(values), null])] }),
  };
}
