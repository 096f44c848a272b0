// One contact as JSON: {"contactID": "C-1", "PhoneNumbers": [...]}, the list being that of the contract.
import { bodySchemas } from "../../../generated/codecs.ts";
import { ReadError, unknownName } from "../../../runtime/read-error.ts";
import type { StoredPhoneNumber } from "../../storage/phone-number-store.ts";
import {
  type DecodedContact,
  type ExportedContact,
  type Place,
  RecordRefused,
  shiftLines,
  type Traced,
} from "./file-format.ts";

const json = "application/json";
const members = ["contactID", "nextPhoneNumberID", "PhoneNumbers"];

/** @throws RecordRefused */
export function decodeJsonContact(text: string, line: number, column = 1): DecodedContact {
  const value = parse(text, line, column);
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new RecordRefused(line, `must be an object, such as {"contactID": "C-1", "PhoneNumbers": []}`);
  }
  const unknown = Object.keys(value).find((name) => !members.includes(name));
  if (unknown !== undefined) throw new RecordRefused(line, unknownName("member", unknown, members));
  const { contactID, nextPhoneNumberID, PhoneNumbers } = value as Readonly<Record<string, unknown>>;
  return { contactID, nextPhoneNumberID, phoneNumbers: PhoneNumbers };
}

export function placeInJson({ line }: Traced, pointer: string): Place {
  return { line, where: `/PhoneNumbers${pointer}` };
}

function parse(text: string, line: number, column: number): unknown {
  try {
    return bodySchemas.ArrayOfPhoneNumberDTO.codecs[json].read(text);
  } catch (error) {
    if (error instanceof ReadError) throw new RecordRefused(line, shiftLines(error.message, line, column));
    throw error;
  }
}

export function writeJsonContact({ contactID, nextPhoneNumberID, numbers }: ExportedContact): string {
  const next = nextPhoneNumberID === undefined ? "" : `"nextPhoneNumberID":${nextPhoneNumberID},`;
  const list = bodySchemas.ArrayOfStoredPhoneNumberDTO.codecs[json].write(numbers as StoredPhoneNumber[]);
  return `{"contactID":${JSON.stringify(contactID)},${next}"PhoneNumbers":${list}}`;
}
