// The XML format: sends XML, asks for XML, and reads JSON too, since that costs nothing more.
import { readActionResultDTOXml, readArrayOfStoredPhoneNumberDTOXml } from "../../generated/xml-readers.ts";
import { writeArrayOfPhoneNumberDTOXml } from "../../generated/xml-writers.ts";
import type { AnswerReader, AnswerReaders, ClientFormat } from "./client-format.ts";
import { jsonAnswers } from "./json-format.ts";

const xmlReader: AnswerReader = {
  ActionResultDTO: readActionResultDTOXml,
  ArrayOfStoredPhoneNumberDTO: readArrayOfStoredPhoneNumberDTOXml,
};

export const xmlAnswers: AnswerReaders = { "application/xml": xmlReader, "text/xml": xmlReader };

export interface XmlFormatOptions {
  /** Media type of requests and answers. Default: application/xml. */
  readonly mediaType?: "application/xml" | "text/xml";
}

export function xmlFormat({ mediaType = "application/xml" }: XmlFormatOptions = {}): ClientFormat {
  return {
    mediaType,
    accept: mediaType,
    writers: { ArrayOfPhoneNumberDTO: writeArrayOfPhoneNumberDTOXml },
    readers: { ...jsonAnswers, ...xmlAnswers },
  };
}
