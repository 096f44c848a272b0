// Alternatives that a schema can do without: it means the same when all of its parts hold together.
import { asArray, asObject, type Json, type JsonObject } from "../../generate/spec.ts";
import { isDocumentation } from "./comparison.ts";
import { without } from "./null-alternative.ts";

interface Rewritten {
  /** The schema without the alternatives. */
  readonly schema: JsonObject;
  /** What holds in addition, with its steps below the schema. */
  readonly parts: readonly { readonly value: Json; readonly steps: string }[];
}

/** Types by the keywords that apply only to them. */
export const typesByKeyword: Readonly<Record<string, readonly string[]>> = {
  ...byKeyword(["string"], ["minLength", "maxLength", "pattern", "contentEncoding", "contentMediaType"]),
  ...byKeyword(["number", "integer"], ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"]),
  ...byKeyword(["array"], ["minItems", "maxItems", "uniqueItems", "items", "prefixItems", "contains"]),
  ...byKeyword(["object"], ["minProperties", "maxProperties", "properties", "required", "dependentRequired"]),
  ...byKeyword(["object"], ["additionalProperties", "patternProperties", "propertyNames"]),
};

function byKeyword(types: readonly string[], keywords: readonly string[]): Record<string, readonly string[]> {
  return Object.fromEntries(keywords.map((keyword) => [keyword, types]));
}

export function withoutRedundantAlternatives(schema: JsonObject): Rewritten {
  for (const keyword of ["anyOf", "oneOf"] as const) {
    const alternatives = asArray(schema[keyword]);
    const rest = without(schema, keyword);
    const parts = alternatives.map((value, index) => ({ value, steps: `${keyword}/${index}` }));
    if (parts.length === 1) return { schema: rest, parts };
    if (keyword === "anyOf" && alternatives.some(allowsEverything)) return { schema: rest, parts: [] };
    const values = alternatives.flatMap(constantsOf);
    const areConstants = alternatives.every((one) => constantsOf(one).length > 0) && isSet(values);
    if (areConstants && !("enum" in rest || "const" in rest)) return { schema: { ...rest, enum: values }, parts: [] };
    const types = alternatives.map(ownTypesOf);
    if (types.every((some) => some.length > 0) && areDisjoint(types) && !("type" in rest))
      return { schema: { ...rest, type: types.flat() }, parts: parts.map(withoutType) };
  }
  return { schema, parts: [] };
}

const withoutType = ({ value, steps }: Rewritten["parts"][number]) => ({
  value: without(asObject(value), "type"),
  steps,
});
const keywordsOf = (schema: Json) => Object.keys(asObject(schema)).filter((keyword) => !isDocumentation(keyword));
const allowsEverything = (schema: Json) => schema === true || (schema !== false && keywordsOf(schema).length === 0);
const isSet = (values: readonly Json[]) =>
  values.length > 0 && new Set(values.map((value) => JSON.stringify(value))).size === values.length;

/** The values of a schema that only lists values. */
function constantsOf(schema: Json): Json[] {
  const { type, ...rest } = asObject(schema);
  const [keyword, ...more] = keywordsOf(rest);
  if (more.length > 0 || (keyword !== "const" && keyword !== "enum")) return [];
  const values = keyword === "const" ? [rest["const"] ?? null] : asArray(rest["enum"]);
  return type === undefined ? values : values.filter((value) => hasType(value, namesOf(type)));
}

const namesOf = (type: Json | undefined): string[] => (Array.isArray(type) ? type : [type ?? ""]).map(String);

/** Whether a value is of one of the types; an integer is a number too. */
export function hasType(value: Json, types: readonly string[]): boolean {
  if (value === null) return types.includes("null");
  if (typeof value === "number")
    return types.includes("number") || (Number.isInteger(value) && types.includes("integer"));
  return types.includes(Array.isArray(value) ? "array" : typeof value);
}

/** The types of a schema that says nothing about values of other types. */
function ownTypesOf(schema: Json): string[] {
  const { type } = asObject(schema);
  if (type === undefined) return [];
  const types = namesOf(type);
  const isOwn = (keyword: string) =>
    typesByKeyword[keyword]?.some((name) => types.includes(name)) ?? keyword === "type";
  return keywordsOf(schema).every(isOwn) ? types : [];
}

/** Every integer is a number: the two overlap. */
function areDisjoint(lists: readonly (readonly string[])[]): boolean {
  const sets = lists.map((types) => [...new Set(types.map((name) => (name === "integer" ? "number" : name)))]);
  return isSet(sets.flat());
}
