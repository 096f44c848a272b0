// The ways to say that a value may be null, brought to one: null among the types.
import { asArray, asObject, type Json, type JsonObject } from "../../generate/spec.ts";

interface Alternative {
  readonly keyword: "anyOf" | "oneOf";
  readonly value: Json;
  readonly index: number;
}

/** The other alternative of an anyOf or oneOf with null. */
export function besideNull(schema: JsonObject): Alternative | undefined {
  for (const keyword of ["anyOf", "oneOf"] as const) {
    const alternatives = asArray(schema[keyword]);
    const index = alternatives.findIndex((one) => !isNull(one));
    const value = alternatives[index];
    if (alternatives.length === 2 && value !== undefined && alternatives.some(isNull)) return { keyword, value, index };
  }
  return undefined;
}

function isNull(schema: Json): boolean {
  const { type, const: only, enum: listed, description: _, ...more } = asObject(schema);
  if (Object.keys(more).length > 0 || (type !== undefined && type !== "null")) return false;
  return type === "null" || only === null || (asArray(listed).length === 1 && asArray(listed)[0] === null);
}

const combining = ["anyOf", "oneOf", "not", "if"];

/** Whether the schema or null is the schema with null among its types: not where it combines others. */
export function canGainNull(schema: JsonObject, { keyword }: Alternative): boolean {
  if (combining.some((name) => name in schema)) return false;
  // Of oneOf exactly one may hold: null would be refused where the other allows it too.
  return keyword === "anyOf" || (schema["type"] !== undefined && !asArray(schema["type"]).includes("null"));
}

export function withNull(schema: JsonObject): JsonObject {
  const { type, enum: listed, const: only, ...others } = schema;
  const values = "const" in schema ? [only ?? null] : listed;
  const withoutNull = (list: Json | undefined) =>
    (Array.isArray(list) ? list : [list ?? null]).filter((one) => one !== null);
  return {
    ...others,
    ...(type !== undefined && { type: [...withoutNull(type).filter((name) => name !== "null"), "null"] }),
    ...(values !== undefined && { enum: [...withoutNull(values), null] }),
  };
}

export function without(schema: JsonObject, keyword: string): JsonObject {
  return Object.fromEntries(Object.entries(schema).filter(([name]) => name !== keyword));
}

/** A schema of OpenAPI 3.0 as 3.1 has it: there nullable and exclusive bounds are true or false. */
export function spelledAs31(document: JsonObject, schema: JsonObject): JsonObject {
  if (!String(document["openapi"]).startsWith("3.0")) return schema;
  const spelled = schema["nullable"] === true ? withNull(schema) : schema;
  return ["minimum", "maximum"].reduce(
    (result, bound) => {
      const exclusive = `exclusive${bound[0]?.toUpperCase()}${bound.slice(1)}`;
      if (typeof result[exclusive] !== "boolean") return result;
      const rest = without(result, exclusive);
      return result[exclusive] === true ? { ...without(rest, bound), [exclusive]: result[bound] ?? null } : rest;
    },
    without(spelled, "nullable"),
  );
}
