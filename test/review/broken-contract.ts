// Breaks the contract in one place, in memory: the words in which the tables of broken contracts are written.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { createContract, type JsonObject, type Spec } from "../../review/model/contract.ts";

export const contractText = readFileSync(join(import.meta.dirname, "../../openapi.yaml"), "utf8");
const original = parse(contractText) as JsonObject;

/** As deep as the contract goes; a test that names a missing place fails immediately. */
export type Editable = { [key: string]: Editable } & Editable[] & string;

export function broken(edit: (document: Editable) => void): Spec {
  const document = structuredClone(original);
  edit(document as unknown as Editable);
  return createContract(document, stringify(document, { aliasDuplicateObjects: false }));
}

export const route = "/v1/Contacts/{contactID}/PhoneNumbers";
export const at = (...steps: (string | number)[]) =>
  ["#", ...steps.map((step) => String(step).replaceAll("/", "~1"))].join("/");
export const set = (value: unknown) => value as Editable;

export const post = (d: Editable) => d["paths"]?.[route]?.["post"] as Editable;
export const get = (d: Editable) => d["paths"]?.[route]?.["get"] as Editable;
export const components = (d: Editable, kind: string, name: string) => d["components"]?.[kind]?.[name] as Editable;
export const schema = (d: Editable, name: string) => components(d, "schemas", name);
export const member = (d: Editable, name: string) => schema(d, "PhoneNumberDTO")["properties"]?.[name] as Editable;

export const postPlace = at("paths", route, "post");
export const getPlace = at("paths", route, "get");
export const memberPlace = (name: string) => at("components", "schemas", "PhoneNumberDTO", "properties", name);

export type Row = [rule: string, title: string, edit: (d: Editable) => unknown, pointer: string, says: string];

export function keepOnly(object: Editable, kept: string): void {
  for (const key of Object.keys(object)) if (key !== kept) delete object[key];
}

export function rename(object: Editable, from: string, to: string): void {
  object[to] = object[from] as Editable;
  delete object[from];
}
