// Documents for the tests of the XML reader, and how it refuses them.
import { expect } from "vitest";
import { bodySchemas } from "../../generated/codecs.ts";
import { readArrayOfPhoneNumberDTOXml as readByParser } from "../../generated/xml-readers.ts";
import { ReadError } from "../../runtime/read-error.ts";

const codec = bodySchemas.ArrayOfPhoneNumberDTO.codecs["application/xml"];
export const { locate } = codec;
export const namespace =
  "http://schemas.datacontract.org/2004/07/QQSolutions.NextGen.ModelLibrary.DataTransferObjects.Contacts";
export const instance = "http://www.w3.org/2001/XMLSchema-instance";

/** What the parser's reader makes of a document; with the fast one before it, it has to be the same. */
export function read(text: string, encoding?: string): unknown {
  const value = readByParser(text, encoding);
  expect(codec.read(text, encoding)).toStrictEqual(value);
  return value;
}

/** A list with items that start on line 2, column 1. */
export function list(items: string): string {
  return `<ArrayOfPhoneNumberDTO xmlns="${namespace}" xmlns:i="${instance}">\n${items}\n</ArrayOfPhoneNumberDTO>`;
}

/** One item; its members start on line 2, column 17. */
export function item(members: string): string {
  return list(`<PhoneNumberDTO>${members}</PhoneNumberDTO>`);
}

export function refusal(text: string, encoding?: string): ReadError {
  try {
    readByParser(text, encoding);
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
    expect(() => codec.read(text, encoding)).toThrow(error);
    return error;
  }
  throw new Error("not refused");
}

export const inItem = "/ArrayOfPhoneNumberDTO/PhoneNumberDTO";
