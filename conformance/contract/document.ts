// A contract as a JSON document: read, upgraded to OpenAPI 3.1, and looked up by JSON pointer (RFC 6901).
import { readFileSync } from "node:fs";
import { parse } from "yaml";

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: Json | undefined;
}

/** A place in the document, with its pointer after following every $ref. */
export interface Place {
  readonly value: Json | undefined;
  readonly pointer: string;
}

export interface ContractDocument {
  readonly root: JsonObject;
  /** The value at the pointer, following a $ref there. @throws Error for a $ref to a missing place. */
  at(pointer: string): Place;
  /** The value at the pointer, without following a $ref. */
  unfollowed(pointer: string): Place;
  /** The pointer after following every $ref that has no sibling keywords. */
  canonical(pointer: string): string;
  /** The pointer in the contract as it was written, before the upgrade. */
  written(pointer: string): string;
}

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const isList = (value: unknown): value is readonly Json[] => Array.isArray(value);

/** The value's own member of that name. */
export function member(value: unknown, name: string): Json | undefined {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

export const step = (pointer: string, name: string | number): string =>
  `${pointer}/${String(name).replaceAll("~", "~0").replaceAll("/", "~1")}`;

/** @throws Error when the file cannot be read or is not an OpenAPI 3.0 or 3.1 document. */
export function readContract(file: string): ContractDocument {
  const root: unknown = parse(readFileSync(file, "utf8"));
  if (!isObject(root) || typeof root["openapi"] !== "string" || !/^3\.\d/.test(root["openapi"]))
    throw new Error(`${file} must be an OpenAPI 3.0 or 3.1 document`);
  return createDocument(root);
}

/** `parsed` is the contract as returned by JSON.parse or a YAML parser. */
export function createDocument(parsed: Readonly<Record<string, unknown>>): ContractDocument {
  const document = parsed as JsonObject;
  const is30 = String(document["openapi"]).startsWith("3.0");
  const root = is30 ? (upgrade(document) as JsonObject) : document;
  const direct = (pointer: string): Json | undefined =>
    pointer
      .split("/")
      .slice(1)
      .map((name) => decodeURIComponent(name).replaceAll("~1", "/").replaceAll("~0", "~"))
      .reduce<Json | undefined>(
        (value, name) => (isList(value) ? value[Number(name)] : member(value, name)),
        root as Json,
      );
  const follow = (pointer: string, depth: number): Place => {
    const value = direct(pointer);
    const reference = member(value, "$ref");
    if (typeof reference !== "string") return { value, pointer };
    if (!reference.startsWith("#/"))
      throw new Error(`${pointer}: $ref ${reference} is outside this document: bundle the contract into one file`);
    if (direct(reference.slice(1)) === undefined || depth > 20)
      throw new Error(`${pointer}: $ref ${reference} has no target in this document`);
    return follow(reference.slice(1), depth + 1);
  };
  const unfollowed = (pointer: string): Place => ({ value: direct(encode(pointer)), pointer });
  const canonical = (pointer: string, depth = 0): string => {
    const { value } = unfollowed(pointer);
    if (!isObject(value) || typeof value["$ref"] !== "string" || Object.keys(value).length > 1) return pointer;
    if (depth > 20) return follow(encode(pointer), 0).pointer;
    return value["$ref"].startsWith("#/")
      ? canonical(decodeURIComponent(encodeBare(value["$ref"].slice(1))), depth + 1)
      : follow(encode(pointer), 0).pointer;
  };
  return {
    root,
    at: (pointer) => follow(encode(pointer), 0),
    unfollowed,
    canonical,
    written: (pointer) => withoutWrappers(root, pointer),
  };
}

/** A percent sign that does not begin an escape is literal. */
const encodeBare = (text: string): string => text.replace(/%(?![0-9A-Fa-f]{2})/g, "%25");

/** Pointers may contain a path's braces and percent signs literally. */
const encode = (pointer: string): string => pointer.replaceAll("%", "%25");

/** Marks a generated schema that only adds null to the original: `{ anyOf: [original, { type: null }] }`. */
const nullableMark = "x-nullable-wrapper";

function withoutWrappers(root: JsonObject, pointer: string): string {
  const kept: string[] = [];
  let value: Json | undefined = root;
  const names = pointer.split("/").slice(1);
  for (let index = 0; index < names.length; index++) {
    if (member(value, nullableMark) === true && names[index] === "anyOf" && names[index + 1] === "0") {
      value = (member(value, "anyOf") as readonly Json[])[0];
      index++;
      continue;
    }
    const name = names[index] ?? "";
    kept.push(name);
    const key = name.replaceAll("~1", "/").replaceAll("~0", "~");
    value = isList(value) ? value[Number(key)] : member(value, key);
  }
  return kept.map((name) => `/${name}`).join("");
}

/** Keywords whose members have names from the contract, not from OpenAPI. */
const maps = new Set(["properties", "patternProperties", "schemas", "responses", "parameters", "headers", "content"]);
/** Keywords whose values are data. */
const data = new Set(["example", "examples", "default", "enum"]);

/** Translates OpenAPI 3.0's nullable and exclusive bounds to JSON Schema 2020-12. */
function upgrade(value: Json | undefined, isMap = false): Json | undefined {
  if (isList(value)) return value.map((each) => upgrade(each) ?? null);
  if (!isObject(value)) return value;
  const copy: Record<string, Json | undefined> = Object.fromEntries(
    Object.entries(value).map(([name, each]) => [
      name,
      !isMap && data.has(name) ? each : upgrade(each, !isMap && maps.has(name)),
    ]),
  );
  return isMap ? copy : withNull(withExclusiveBounds(copy));
}

/** Without a sibling type, for example next to allOf or $ref, nullable applies to the whole schema. */
function withNull({ nullable, ...schema }: JsonObject): JsonObject {
  if (typeof nullable !== "boolean") return nullable === undefined ? schema : { ...schema, nullable };
  const { type, enum: values } = schema;
  if (!nullable) return schema;
  if (typeof type === "string")
    return {
      ...schema,
      type: [type, "null"],
      ...(isList(values) && !values.includes(null) && { enum: [...values, null] }),
    };
  const allowsOnly = ["$ref", "allOf", "oneOf", "anyOf", "enum", "not"].some((name) => Object.hasOwn(schema, name));
  return allowsOnly ? { [nullableMark]: true, anyOf: [schema, { type: "null" }] } : schema;
}

function withExclusiveBounds(schema: JsonObject): JsonObject {
  const copy: Record<string, Json | undefined> = { ...schema };
  for (const [exclusive, bound] of [
    ["exclusiveMinimum", "minimum"],
    ["exclusiveMaximum", "maximum"],
  ] as const) {
    if (typeof copy[exclusive] !== "boolean") continue;
    const isExclusive = copy[exclusive];
    delete copy[exclusive];
    if (isExclusive && typeof copy[bound] === "number") {
      copy[exclusive] = copy[bound];
      delete copy[bound];
    }
  }
  return copy;
}
