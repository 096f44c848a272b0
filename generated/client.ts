// Generated from openapi.yaml by `npm run generate`. Do not edit.
import type { Validator } from "../runtime/violation.ts";
import { writeArrayOfPhoneNumberDTOForm } from "./form-writers.ts";
import { validateArrayOfPhoneNumberDTO, validateActionResultDTO, validateArrayOfStoredPhoneNumberDTO } from "./validators.ts";
import { readActionResultDTOXml, readArrayOfStoredPhoneNumberDTOXml } from "./xml-readers.ts";
import { writeArrayOfPhoneNumberDTOXml } from "./xml-writers.ts";

/** Takes values of its schema only: `never` keeps a value of another type out. */
type Writer = (value: never) => string;
type Reader = (text: string, encoding?: string) => unknown;

export interface ClientOperation {
  readonly method: string;
  /** With each path parameter, which is the argument of that name, in braces. */
  readonly path: string;
  /** Argument -> query parameter. */
  readonly query?: Readonly<Record<string, string>>;
  /** Those of them whose arrays are sent as one value with commas (explode: false). */
  readonly joined?: readonly string[];
  /** Argument -> header parameter. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Schema of the request body; "*" for bytes. */
  readonly body?: string;
  /** Whether the request may have no body. */
  readonly bodyOptional?: boolean;
  /** The body's media type, where the operation does not take all of `requestMediaTypes`. */
  readonly bodyType?: string;
  /** Accept, where no successful response has a media type of `responseMediaTypes`. */
  readonly accept?: string;
  /**
   * Schema -> the statuses that have it, with the registered ones of "4XX" and "default": "" for no body, "*" for
   * bytes. A schema of one media type only is "schema mediaType".
   */
  readonly responses: Readonly<Record<string, readonly number[]>>;
  readonly retry?: RetryRule;
}

/** The contract's x-retry. */
export interface RetryRule {
  /** The header that makes a repeat safe, and is the same each time. */
  readonly with?: string;
  readonly connectionFailure: boolean;
  readonly statuses: readonly number[];
}

export const clientOperations = {
  /** Update the phone numbers for a contact. */
  updatePhoneNumbers: {
    method: "POST",
    path: "/v1/Contacts/{contactID}/PhoneNumbers",
    headers: {"idempotencyKey":"Idempotency-Key","ifMatch":"If-Match"},
    body: "ArrayOfPhoneNumberDTO",
    responses: {"ActionResultDTO":[200,400,401,403,404,405,408,409,412,413,415,417,422,429,431,500,503]},
    retry: {"with":"Idempotency-Key","connectionFailure":true,"statuses":[408,409,429,502,503,504]},
  },
  /** List the phone numbers of a contact. */
  listPhoneNumbers: {
    method: "GET",
    path: "/v1/Contacts/{contactID}/PhoneNumbers",
    headers: {"ifNoneMatch":"If-None-Match"},
    responses: {"ArrayOfStoredPhoneNumberDTO":[200],"":[304],"ActionResultDTO":[400,401,403,404,405,415,417,429,431,500,503]},
    retry: {"connectionFailure":true,"statuses":[429,502,503,504]},
  },
  /** Remove a phone number from a contact. */
  removePhoneNumber: {
    method: "DELETE",
    path: "/v1/Contacts/{contactID}/PhoneNumbers/{phoneNumberID}",
    headers: {"ifMatch":"If-Match"},
    responses: {"ActionResultDTO":[200,400,401,403,404,405,412,415,417,429,431,500,503]},
    retry: {"connectionFailure":true,"statuses":[429,502,503,504]},
  },
} as const satisfies Readonly<Record<string, ClientOperation>>;

export const requestMediaTypes = ["application/json","text/json","application/xml","text/xml","application/x-www-form-urlencoded"] as const;
export const responseMediaTypes = ["application/json","text/json","application/xml","text/xml"] as const;
export const jsonMediaTypes: readonly string[] = ["application/json","text/json"];
export const xmlMediaTypes: readonly string[] = ["application/xml","text/xml"];

export const serializeQuery = (_query: object, _joined?: readonly string[]): string => "";

export const xmlWriters: Readonly<Record<string, Writer>> = {
  ArrayOfPhoneNumberDTO: writeArrayOfPhoneNumberDTOXml,
};

export const xmlReaders: Readonly<Record<string, Reader>> = {
  ActionResultDTO: readActionResultDTOXml,
  ArrayOfStoredPhoneNumberDTO: readArrayOfStoredPhoneNumberDTOXml,
};

export const formWriters: Readonly<Record<string, Writer>> = {
  ArrayOfPhoneNumberDTO: writeArrayOfPhoneNumberDTOForm,
};

export const bodyValidators: Readonly<Record<string, Validator>> = {
  ArrayOfPhoneNumberDTO: validateArrayOfPhoneNumberDTO,
  ActionResultDTO: validateActionResultDTO,
  ArrayOfStoredPhoneNumberDTO: validateArrayOfStoredPhoneNumberDTO,
};
