// The type by which the text of a parameter or response header is read.
import { listTypes, merged } from "./schema-to-codec-type.ts";
import { asArray, type Json, type Spec } from "./spec.ts";

/** A text fits any alternative that is a string; of other types there must be one only. */
export function parameterType(spec: Spec, schema: Json | undefined): string {
  const types = parameterTypes(spec, schema);
  return types.length === 1 ? (types[0] ?? "string") : "string";
}

/** Why no text can be read as the schema. */
export function parameterTypeReason(spec: Spec, schema: Json | undefined): string | undefined {
  const types = parameterTypes(spec, schema);
  if (types.includes("object")) return "an object is not supported as a parameter; use one parameter per member";
  if (types.length > 1 && !types.includes("string"))
    return `a parameter of the types ${types.join(" and ")} is not supported; use one type`;
  const items = types.includes("array") ? parameterType(spec, merged(spec, schema)["items"]) : "string";
  return items === "object" || items === "array"
    ? `a list of ${items}s is not supported as a parameter; list simple values`
    : undefined;
}

function parameterTypes(spec: Spec, schema: Json | undefined): string[] {
  const whole = merged(spec, schema);
  const alternatives = [...asArray(whole["anyOf"]), ...asArray(whole["oneOf"])];
  const all = [whole, ...alternatives.map((each) => merged(spec, each))].flatMap(listTypes);
  return [...new Set(all)].filter((type) => type !== "null");
}
