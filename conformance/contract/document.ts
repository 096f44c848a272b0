// A contract as a JSON document: found, read, and looked up by JSON pointer (RFC 6901).
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { specification } from "../../generated/specification.ts";

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: Json | undefined;
}

/** A place in the document, with its own pointer once every $ref on the way is followed. */
export interface Place {
  readonly value: Json | undefined;
  readonly pointer: string;
}

export interface ContractDocument {
  readonly root: JsonObject;
  /** What the pointer names, following a $ref that stands there. @throws Error for a $ref that names nothing. */
  at(pointer: string): Place;
}

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const isList = (value: unknown): value is readonly Json[] => Array.isArray(value);

/** The member of that name that the value has itself, if it has one. */
export function member(value: unknown, name: string): Json | undefined {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

export const step = (pointer: string, name: string | number): string =>
  `${pointer}/${String(name).replaceAll("~", "~0").replaceAll("/", "~1")}`;

/**
 * The contract in a YAML or JSON file; without one the contract that this program was built with.
 * @throws Error when the file cannot be read or is no OpenAPI 3.1 document.
 */
export function readContract(file: string | undefined): ContractDocument {
  const root: unknown = file === undefined ? specification : parse(readFileSync(file, "utf8"));
  if (!isObject(root) || typeof root["openapi"] !== "string" || !root["openapi"].startsWith("3.1"))
    throw new Error(`${file}: an OpenAPI 3.1 document is expected`);
  return createDocument(root);
}

export function createDocument(root: JsonObject): ContractDocument {
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
    if (!reference.startsWith("#/") || direct(reference.slice(1)) === undefined || depth > 20)
      throw new Error(`${pointer}: $ref ${reference} names nothing in this document`);
    return follow(reference.slice(1), depth + 1);
  };
  return { root, at: (pointer) => follow(encode(pointer), 0) };
}

/** Pointers may hold a path's braces and per cent signs, which stand for themselves. */
const encode = (pointer: string): string => pointer.replaceAll("%", "%25");
