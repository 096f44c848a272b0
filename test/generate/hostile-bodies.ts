// The readers of the list, and how they refuse a hostile body: in bounded time, with a message that every format can carry.
import { expect } from "vitest";
import { bodySchemas } from "../../generated/codecs.ts";
import { ReadError } from "../../runtime/read-error.ts";

const { codecs } = bodySchemas.ArrayOfPhoneNumberDTO;
export const json = codecs["application/json"];
export const xml = codecs["application/xml"];
export const form = codecs["application/x-www-form-urlencoded"];
const namespace =
  "http://schemas.datacontract.org/2004/07/QQSolutions.NextGen.ModelLibrary.DataTransferObjects.Contacts";
export const million = 1_000_000;

export const list = (items: string) =>
  `<ArrayOfPhoneNumberDTO xmlns="${namespace}" xmlns:i="http://www.w3.org/2001/XMLSchema-instance">${items}</ArrayOfPhoneNumberDTO>`;
export const item = (members: string) => list(`<PhoneNumberDTO>${members}</PhoneNumberDTO>`);

interface Reader {
  read(text: string): unknown;
}

/** The message of the refusal, which must be a ReadError. A test's own time limit is the bound of its time. */
export function refusal(reader: Reader, text: string): string {
  try {
    reader.read(text);
  } catch (error) {
    if (error instanceof ReadError) {
      // A response contains this message, also in XML.
      expect(error.message.length).toBeLessThan(2_000);
      expect(error.message).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/u);
      return error.message;
    }
    throw error;
  }
  throw new Error("not refused");
}
