// Generated from openapi.yaml by `npm run generate`. Do not edit.
import * as fastForm from "./fast-path/form.ts";
import * as formReaders from "./form-readers.ts";
import * as formWriters from "./form-writers.ts";
import * as jsonWriters from "./json-writers.ts";
import { parseJson } from "../runtime/json-text.ts";
import type { Validator } from "../runtime/violation.ts";
import type { components } from "./types.ts";
import * as validators from "./validators.ts";
import * as fastXml from "./fast-path/xml.ts";
import * as xmlReaders from "./xml-readers.ts";
import * as xmlWriters from "./xml-writers.ts";

export interface Codec<Value = unknown> {
  /** The value of a body, not yet validated. `encoding` is that of its bytes. Throws ReadError. */
  read(text: string, encoding?: string): unknown;
  /** Where the value of a JSON pointer stands in a body that read() took. */
  locate(text: string, pointer: string): string;
  write(value: Value): string;
}

export interface BodySchema<Value = unknown> {
  readonly validate: Validator;
  readonly codecs: Readonly<Record<string, Codec<Value>>>;
}

const locateJson = (_text: string, pointer: string) => (pointer === "" ? "the body" : pointer);

export const bodySchemas = {
  ArrayOfPhoneNumberDTO: {
    validate: validators.validateArrayOfPhoneNumberDTO,
    codecs: {
      "application/json": { read: parseJson, locate: locateJson, write: jsonWriters.writeArrayOfPhoneNumberDTOJson },
      "text/json": { read: parseJson, locate: locateJson, write: jsonWriters.writeArrayOfPhoneNumberDTOJson },
      "application/xml": { read: (text: string, encoding?: string) => fastXml.readFastArrayOfPhoneNumberDTOXml(text, encoding) ?? xmlReaders.readArrayOfPhoneNumberDTOXml(text, encoding), locate: xmlReaders.locateArrayOfPhoneNumberDTOXml, write: xmlWriters.writeArrayOfPhoneNumberDTOXml },
      "text/xml": { read: (text: string, encoding?: string) => fastXml.readFastArrayOfPhoneNumberDTOXml(text, encoding) ?? xmlReaders.readArrayOfPhoneNumberDTOXml(text, encoding), locate: xmlReaders.locateArrayOfPhoneNumberDTOXml, write: xmlWriters.writeArrayOfPhoneNumberDTOXml },
      "application/x-www-form-urlencoded": { read: (text: string) => fastForm.readFastArrayOfPhoneNumberDTOForm(text) ?? formReaders.readArrayOfPhoneNumberDTOForm(text), locate: formReaders.locateArrayOfPhoneNumberDTOForm, write: formWriters.writeArrayOfPhoneNumberDTOForm },
    },
  } satisfies BodySchema<components["schemas"]["ArrayOfPhoneNumberDTO"]>,
  ActionResultDTO: {
    validate: validators.validateActionResultDTO,
    codecs: {
      "application/json": { read: parseJson, locate: locateJson, write: jsonWriters.writeActionResultDTOJson },
      "text/json": { read: parseJson, locate: locateJson, write: jsonWriters.writeActionResultDTOJson },
      "application/xml": { read: (text: string, encoding?: string) => fastXml.readFastActionResultDTOXml(text, encoding) ?? xmlReaders.readActionResultDTOXml(text, encoding), locate: xmlReaders.locateActionResultDTOXml, write: xmlWriters.writeActionResultDTOXml },
      "text/xml": { read: (text: string, encoding?: string) => fastXml.readFastActionResultDTOXml(text, encoding) ?? xmlReaders.readActionResultDTOXml(text, encoding), locate: xmlReaders.locateActionResultDTOXml, write: xmlWriters.writeActionResultDTOXml },
    },
  } satisfies BodySchema<components["schemas"]["ActionResultDTO"]>,
  ArrayOfStoredPhoneNumberDTO: {
    validate: validators.validateArrayOfStoredPhoneNumberDTO,
    codecs: {
      "application/json": { read: parseJson, locate: locateJson, write: jsonWriters.writeArrayOfStoredPhoneNumberDTOJson },
      "text/json": { read: parseJson, locate: locateJson, write: jsonWriters.writeArrayOfStoredPhoneNumberDTOJson },
      "application/xml": { read: (text: string, encoding?: string) => fastXml.readFastArrayOfStoredPhoneNumberDTOXml(text, encoding) ?? xmlReaders.readArrayOfStoredPhoneNumberDTOXml(text, encoding), locate: xmlReaders.locateArrayOfStoredPhoneNumberDTOXml, write: xmlWriters.writeArrayOfStoredPhoneNumberDTOXml },
      "text/xml": { read: (text: string, encoding?: string) => fastXml.readFastArrayOfStoredPhoneNumberDTOXml(text, encoding) ?? xmlReaders.readArrayOfStoredPhoneNumberDTOXml(text, encoding), locate: xmlReaders.locateArrayOfStoredPhoneNumberDTOXml, write: xmlWriters.writeArrayOfStoredPhoneNumberDTOXml },
    },
  } satisfies BodySchema<components["schemas"]["ArrayOfStoredPhoneNumberDTO"]>,
};

export type BodySchemaName = keyof typeof bodySchemas;
