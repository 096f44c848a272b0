// The whole public surface of the client. No Node module is in its path.
import type { components } from "../generated/types.ts";

export type { Answer, AnswerOf } from "./answers.ts";
export type { Arguments, CallOptions } from "./arguments.ts";
export type { ClientOptions, Fetch } from "./client-options.ts";
export type { AnswerMediaType, OperationId, RequestMediaType } from "./contract.ts";
export { type Call, type Client, createClientWith } from "./create-client.ts";
export { createClient, type EveryFormatClientOptions } from "./create-every-format-client.ts";
export { InvalidRequestError, isInvalidRequestError } from "./errors/invalid-request-error.ts";
export {
  isUnexpectedAnswerError,
  UnexpectedAnswerError,
  type UnexpectedAnswerReason,
} from "./errors/unexpected-answer-error.ts";
export type { ClientFormat } from "./formats/client-format.ts";
export { type FormFormatOptions, formFormat } from "./formats/form-format.ts";
export { type JsonFormatOptions, jsonFormat } from "./formats/json-format.ts";
export { type XmlFormatOptions, xmlFormat } from "./formats/xml-format.ts";

export type PhoneNumberDTO = components["schemas"]["PhoneNumberDTO"];
export type StoredPhoneNumberDTO = components["schemas"]["StoredPhoneNumberDTO"];
export type ActionResultDTO = components["schemas"]["ActionResultDTO"];
export type ErrorCode = components["schemas"]["ErrorCode"];
