// The public surface of the client. It imports no Node module.

export { contractFingerprint, contractVersion } from "../generated/operations.ts";
export * from "../generated/schemas.ts";
export type { Arguments } from "./arguments.ts";
export type { Token, TokenRequest } from "./authorization.ts";
export { type Call, type Client, createClientWith } from "./client.ts";
export { createClient, type EveryFormatClientOptions } from "./create-client.ts";
export {
  AbortedError,
  CallError,
  HTTPError,
  InvalidRequestError,
  InvalidResponseError,
  type InvalidResponseReason,
  isAbortedError,
  isHTTPError,
  isInvalidRequestError,
  isInvalidResponseError,
  isNetworkError,
  isTimedOutError,
  isTokenError,
  isUndeclaredStatusError,
  NetworkError,
  type Outcome,
  TimedOutError,
  TokenError,
  UndeclaredStatusError,
  UnexpectedResponseError,
} from "./errors.ts";
export type { BodyReader, BodyWriter, ClientFormat } from "./formats/client-format.ts";
export { type FormFormatOptions, formFormat } from "./formats/form-format.ts";
export { type JsonFormatOptions, jsonFormat } from "./formats/json-format.ts";
export { type XmlFormatOptions, xmlFormat } from "./formats/xml-format.ts";
export type { ExtraHeaders, Hooks, RequestEvent, ResponseEvent, RetryEvent } from "./hooks.ts";
export type { Limits } from "./limits.ts";
export type { OperationId, RequestMediaType, ResponseMediaType } from "./operations.ts";
export type { CallOptions, ClientOptions, ClientParts } from "./options.ts";
export type { CallTrace, DeclaredResponse, OperationResponse } from "./responses.ts";
export type { Failure, Result } from "./results.ts";
export { fetchTransport } from "./transports/fetch-transport.ts";
export { openapiFetchTransport } from "./transports/openapi-fetch/openapi-fetch-transport.ts";
export type {
  Credentials,
  Fetch,
  FetchInit,
  FetchResponse,
  Transport,
  TransportOptions,
  TransportParameters,
  TransportRequest,
} from "./transports/transport.ts";
export { unwrap } from "./unwrap.ts";
export { contractValidation } from "./validation/contract-validation.ts";
export type {
  ContractValidationOptions,
  ReadResponse,
  ResponseViolation,
  Validation,
} from "./validation/validation.ts";
