// Brings an OpenAPI 3.0 document up to 3.1. The only importer of the upgrader.
import { upgrade } from "@scalar/openapi-upgrader";
import { asArray, asObject, type Json, type JsonObject } from "./spec.ts";

export function upgradeDocument(document: JsonObject): JsonObject {
  const upgraded = asObject(upgrade(structuredClone(document), "3.1") as Json);
  return asObject(withNullableReferences(upgraded));
}

/** The upgrader leaves `nullable` beside an allOf, which is how 3.0 makes a $ref nullable. */
function withNullableReferences(value: Json): Json {
  if (Array.isArray(value)) return value.map(withNullableReferences);
  if (value === null || typeof value !== "object") return value;
  const inner = Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, withNullableReferences(entry)]));
  if (typeof inner["nullable"] !== "boolean" || !("allOf" in inner || "$ref" in inner)) return inner;
  const { nullable, allOf, $ref, ...others } = inner;
  const parts = $ref === undefined ? asArray(allOf) : [{ $ref }];
  if (!nullable) return { ...others, allOf: parts };
  const [only] = parts;
  return { ...others, anyOf: [parts.length === 1 && only !== undefined ? only : { allOf: parts }, { type: "null" }] };
}
