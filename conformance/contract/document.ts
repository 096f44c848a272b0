// A contract as a JSON document: read, upgraded to OpenAPI 3.1, and looked up by JSON pointer (RFC 6901).
import { readFileSync } from "node:fs";
import { parse } from "yaml";

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: Json | undefined;
}

/** A place in the document, with its own pointer after every $ref was followed. */
export interface Place {
  readonly value: Json | undefined;
  readonly pointer: string;
}

export interface ContractDocument {
  readonly root: JsonObject;
  /** The value at the pointer, following a $ref that stands there. @throws Error for a $ref to a missing place. */
  at(pointer: string): Place;
  /** The value at the pointer itself, be it a $ref. */
  unfollowed(pointer: string): Place;
  /** The pointer after every $ref that stands there without other keywords. */
  canonical(pointer: string): string;
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

/** `parsed` is the contract as JSON.parse or a reader of YAML returns it. */
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
      throw new Error(`${pointer}: $ref ${reference} names nothing in this document`);
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
  return { root, at: (pointer) => follow(encode(pointer), 0), unfollowed, canonical };
}

/** A per cent sign that begins no escape stands for itself. */
const encodeBare = (text: string): string => text.replace(/%(?![0-9A-Fa-f]{2})/g, "%25");

/** Pointers may hold a path's braces and per cent signs, which stand for themselves. */
const encode = (pointer: string): string => pointer.replaceAll("%", "%25");

/** OpenAPI 3.0's own keywords as JSON Schema 2020-12 has them, every place kept: nullable and exclusive bounds. */
function upgrade(value: Json | undefined): Json | undefined {
  if (isList(value)) return value.map((each) => upgrade(each) ?? null);
  if (!isObject(value)) return value;
  const copy: Record<string, Json | undefined> = Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, upgrade(each)]),
  );
  if (copy["nullable"] === true && typeof copy["type"] === "string") {
    copy["type"] = [copy["type"], "null"];
    if (isList(copy["enum"]) && !copy["enum"].includes(null)) copy["enum"] = [...copy["enum"], null];
  }
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
