// The whole public surface of the client. No Node module is in its path.
import type { components } from "../generated/types.ts";

export { contractFingerprint, contractVersion } from "../generated/operations.ts";
export type { Answer, AnswerOf, CallTrace } from "./answers.ts";
export type { Arguments, CallOptions } from "./arguments.ts";
export type { Token, TokenRequest } from "./authorization.ts";
export type { ClientOptions, ClientParts } from "./client-options.ts";
export type { AnswerMediaType, AnswerSchema, OperationId, RequestMediaType, RequestSchema } from "./contract.ts";
export { type AnswerViolation, type ContractValidationOptions, contractValidation } from "./contract-validation.ts";
export { type Call, type Client, createClientWith } from "./create-client.ts";
export { createClient, type EveryFormatClientOptions } from "./create-every-format-client.ts";
export { AbortedError, isAbortedError } from "./errors/aborted-error.ts";
export { BrokenAnswerError, type BrokenAnswerReason, isBrokenAnswerError } from "./errors/broken-answer-error.ts";
export { CallError, type Outcome } from "./errors/call-error.ts";
export { InvalidRequestError, isInvalidRequestError } from "./errors/invalid-request-error.ts";
export { isNetworkError, NetworkError } from "./errors/network-error.ts";
export { isRefusedError, RefusedError } from "./errors/refused-error.ts";
export { isTimedOutError, TimedOutError } from "./errors/timed-out-error.ts";
export { isTokenError, TokenError } from "./errors/token-error.ts";
export { isUndeclaredStatusError, UndeclaredStatusError } from "./errors/undeclared-status-error.ts";
export { UnexpectedAnswerError } from "./errors/unexpected-answer-error.ts";
export type { AnswerReader, AnswerReaders, ClientFormat, RequestWriters } from "./formats/client-format.ts";
export { type FormFormatOptions, formFormat } from "./formats/form-format.ts";
export { type JsonFormatOptions, jsonFormat } from "./formats/json-format.ts";
export { type XmlFormatOptions, xmlFormat } from "./formats/xml-format.ts";
export type { Hooks, RequestEvent, ResponseEvent, RetryEvent } from "./hooks.ts";
export type { Limits } from "./limits.ts";
export type { Failure, Result } from "./results.ts";
export type { Chance } from "./retry.ts";
export { fetchTransport } from "./transports/fetch-transport.ts";
export { openapiFetchTransport } from "./transports/openapi-fetch-transport.ts";
export type { Fetch, Transport, TransportOptions, TransportRequest } from "./transports/transport.ts";
export { unwrap } from "./unwrap.ts";
export type { ReadAnswer, Validation } from "./validation.ts";

/** One phone number as a caller sends it. */
export type PhoneNumberDTO = components["schemas"]["PhoneNumberDTO"];
/** One phone number as it is stored, with every member. */
export type StoredPhoneNumberDTO = components["schemas"]["StoredPhoneNumberDTO"];
/** What a write answers, and every failure. */
export type ActionResultDTO = components["schemas"]["ActionResultDTO"];
/** Why a request failed; null on success. */
export type ErrorCode = components["schemas"]["ErrorCode"];
