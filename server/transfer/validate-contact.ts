// Holds a decoded contact against the contract, as the edge does with a POST of its list.
import { bodySchemas } from "../../generated/codecs.ts";
import { parameterValidators } from "../../generated/operations.ts";
import type { components } from "../../generated/types.ts";
import { type Validator, violationOf } from "../../runtime/violation.ts";
import { type DecodedContact, type FileFormat, type Place, RecordRefused, type Traced } from "./formats/file-format.ts";

export interface ImportedContact extends Traced {
  readonly contactID: string;
  readonly nextPhoneNumberID: number | undefined;
  readonly phoneNumbers: components["schemas"]["ArrayOfPhoneNumberDTO"];
}

/** One above the greatest PhoneNumberID: a contact that has used them all. */
const greatestNextID = 2_147_483_648;

/** @throws RecordRefused that says where and what is expected. */
export function validateContact(decoded: DecodedContact, line: number, place: FileFormat["place"]): ImportedContact {
  const { contactID, nextPhoneNumberID: next, phoneNumbers, trace } = decoded;
  if (!isContactID(contactID)) throw new RecordRefused(line, `contactID: ${contactIDExpectation(contactID)}`);
  if (next !== undefined && !isNextID(next)) {
    throw new RecordRefused(line, `nextPhoneNumberID: must be an integer from 1 to ${greatestNextID}`);
  }
  const validator: Validator = bodySchemas.ArrayOfPhoneNumberDTO.validate;
  if (!validator(phoneNumbers)) {
    const { pointer, expected } = violationOf(validator);
    throw refusedAt(place({ line, trace }, pointer), expected);
  }
  const list = phoneNumbers as components["schemas"]["ArrayOfPhoneNumberDTO"];
  return { line, trace, contactID, nextPhoneNumberID: next, phoneNumbers: list };
}

/** What is wrong at a place, in one sentence. */
export function refusedAt({ line, where }: Place, expected: string): RecordRefused {
  return new RecordRefused(line, where === "" ? expected : `${where}: ${expected}`);
}

export function isContactID(value: unknown): value is string {
  return parameterValidators.listPhoneNumbers.path?.({ contactID: value }) === true;
}

export function contactIDExpectation(value: unknown): string {
  if (typeof value !== "string" || value === "") return "must be a non-empty string";
  return "must have at most 128 characters, no control characters, and no white space at either end";
}

function isNextID(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 1 && Number(value) <= greatestNextID;
}
