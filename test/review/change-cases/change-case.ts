// A small edit of the real contract, and the kinds of change that it is, there and back.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { Json, JsonObject } from "../../../generate/spec.ts";

export interface ChangeCase {
  readonly name: string;
  /** What is done to the contract before anything is compared, where it lacks what the case is about. */
  readonly first?: Edit;
  readonly edit: Edit;
  /** Every kind that is found, and no other. */
  readonly there: readonly string[];
  /** The same with the two contracts swapped. */
  readonly back: readonly string[];
}

export type Edit = (contract: Editable) => void;

export interface Editable {
  /** Sets the value at a JSON pointer; undefined removes it. */
  set(pointer: string, value: Json | undefined): void;
  get(pointer: string): Json;
}

const text = readFileSync(join(import.meta.dirname, "../../../openapi.yaml"), "utf8");
const contract = parse(text) as JsonObject;
sharePhoneNumberDTO(editable(contract));

/** One edit of a number then reaches requests and responses, through an allOf. */
function sharePhoneNumberDTO({ get, set }: Editable): void {
  const stored = "/components/schemas/StoredPhoneNumberDTO";
  const properties = {
    PhoneNumberID: get(`${stored}/properties/PhoneNumberID`),
    PhoneNumber: { ...(get(`${stored}/properties/PhoneNumber`) as JsonObject), pattern: "\\S" },
  };
  set(stored, {
    description: get(`${stored}/description`),
    "x-extension": true,
    allOf: [{ $ref: "#/components/schemas/PhoneNumberDTO" }, { type: "object", properties }],
    required: get(`${stored}/required`),
  });
  set("/info/contact", { name: "The maintainers" });
}

/** The contract of this repository with a shared PhoneNumberDTO, after some edits. @throws Error for a pointer that leads nowhere. */
export function edited(...edits: readonly (Edit | undefined)[]): JsonObject {
  const document = structuredClone(contract);
  for (const edit of edits) edit?.(editable(document));
  return document;
}

function editable(document: JsonObject): Editable {
  const parent = (pointer: string) => {
    const steps = pointer.split("/").slice(1);
    const names = steps.map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
    const last = names.pop() ?? "";
    let place: Json = document;
    for (const name of names) {
      const next: Json | undefined = (place as JsonObject)[name];
      if (next === null || typeof next !== "object") throw new Error(`${pointer} leads nowhere at ${name}`);
      place = next;
    }
    return { place: place as JsonObject, last };
  };
  return {
    set: (pointer, value) => {
      const { place, last } = parent(pointer);
      if (value === undefined && !Object.hasOwn(place, last)) throw new Error(`nothing to take away at ${pointer}`);
      if (value === undefined) delete place[last];
      else place[last] = structuredClone(value);
    },
    get: (pointer) => {
      const { place, last } = parent(pointer);
      const value = place[last];
      if (value === undefined) throw new Error(`nothing at ${pointer}`);
      return structuredClone(value);
    },
  };
}

const list = "/paths/~1v1~1Contacts~1{contactID}~1PhoneNumbers";
export const update = `${list}/post`;
export const read = `${list}/get`;
export const removal = "/paths/~1v1~1Contacts~1{contactID}~1PhoneNumbers~1{phoneNumberID}/delete";
export const paths = { list, one: removal.slice(0, -"/delete".length) };
export const schemas = "/components/schemas";
export const member = (name: string) => `${schemas}/PhoneNumberDTO/properties/${name}`;
export const resultMember = (name: string) => `${schemas}/ActionResultDTO/properties/${name}`;

/** Moves a value, as a rename does: members keep their order in everything that is compared. */
export function rename(contractInEdit: Editable, from: string, to: string): void {
  const value = contractInEdit.get(from);
  contractInEdit.set(from, undefined);
  contractInEdit.set(to, value);
}
