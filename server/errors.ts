// Every failure that a caller can meet: one table of ErrorCode, status and message. A test compares it with openapi.yaml.

/** `{name}` is filled in by createError. No message repeats a value that the caller sent. */
export const errorTable = {
  InvalidHttp: ["MalformedRequest", 400, "The request is not valid HTTP"],
  RepeatedHeader: ["MalformedRequest", 400, "{name} must be sent once"],
  InvalidHost: ["MalformedRequest", 400, "Host must be a host name with an optional port"],
  InvalidPathEncoding: ["MalformedRequest", 400, "The path must be percent-encoded UTF-8"],
  WrongContentLength: ["MalformedRequest", 400, "The body must have the length that Content-Length declares"],
  RequestAborted: ["MalformedRequest", 400, "The request ended before its body was complete"],
  MissingBody: ["MissingBody", 400, "A request body is required"],
  InvalidEncoding: ["MalformedBody", 400, "The body is not valid {encoding}"],
  MalformedBody: ["MalformedBody", 400, "{problem}"],
  OtherFormat: ["MalformedBody", 400, "This looks like {format}: send Content-Type: {mediaType}"],
  InvalidBody: ["InvalidBody", 400, "{problem}"],
  InvalidParameter: ["InvalidParameter", 400, "{part} parameter {name}: {expected}"],
  MissingCredentials: ["MissingCredentials", 401, "A bearer token is required"],
  InvalidCredentials: ["InvalidCredentials", 401, "The bearer token is not valid"],
  MissingApiKey: ["MissingCredentials", 401, "An API key is required"],
  MissingPassword: ["MissingCredentials", 401, "A user name and a password are required"],
  UnknownCredentials: ["InvalidCredentials", 401, "The credentials are not valid"],
  InsufficientScope: ["InsufficientScope", 403, "The token needs the scope {scope}"],
  UnknownPath: ["UnknownPath", 404, "No operation has this path"],
  UnknownSchema: ["UnknownPath", 404, "The contract has no schema with this name"],
  UnknownContact: ["UnknownContact", 404, "Unknown contact: contactID has not been imported"],
  MethodNotAllowed: ["MethodNotAllowed", 405, "The method must be one of {allowed}"],
  RequestTimeout: ["RequestTimeout", 408, "The request did not arrive in time"],
  RequestInProgress: ["RequestInProgress", 409, "Another request with this Idempotency-Key is in progress"],
  PreconditionFailed: [
    "PreconditionFailed",
    412,
    "If-Match must contain the current ETag of the list: read the list again",
  ],
  ContentTooLarge: ["ContentTooLarge", 413, "The body must have at most {limit} bytes"],
  BodyNotAllowed: ["UnsupportedMediaType", 415, "This operation does not accept a body"],
  UnsupportedContentEncoding: [
    "UnsupportedMediaType",
    415,
    "Content-Encoding is not supported: send the body uncompressed",
  ],
  UnsupportedTransferEncoding: ["UnsupportedMediaType", 415, "Transfer-Encoding must be chunked"],
  RepeatedContentType: ["UnsupportedMediaType", 415, "Content-Type must be sent once"],
  UnsupportedMediaType: ["UnsupportedMediaType", 415, "Content-Type must be one of {mediaTypes}"],
  UnsupportedCharset: ["UnsupportedMediaType", 415, "The charset must be one of {charsets}"],
  ExpectationFailed: ["ExpectationFailed", 417, "Expect must be 100-continue"],
  PhoneNumberMissing: ["PhoneNumberMissing", 422, "{problem}"],
  ConflictingItems: ["ConflictingItems", 422, "{problem}"],
  SeveralPrimaries: ["SeveralPrimaries", 422, "{problem}"],
  TooManyPhoneNumbers: ["TooManyPhoneNumbers", 422, "{problem}"],
  PhoneNumberIDsExhausted: ["PhoneNumberIDsExhausted", 422, "{problem}"],
  IdempotencyKeyReused: [
    "IdempotencyKeyReused",
    422,
    "The Idempotency-Key was used for another request: send a new one",
  ],
  TooManyRequests: ["TooManyRequests", 429, "Too many requests: retry after the time in Retry-After"],
  HeadersTooLarge: ["HeadersTooLarge", 431, "The request header fields are too large"],
  InternalError: [
    "InternalError",
    500,
    "Internal server error: the server logged the cause under request id {requestId}",
  ],
  Overloaded: ["ServiceUnavailable", 503, "The server is overloaded: retry after the time in Retry-After"],
  ServiceUnavailable: [
    "ServiceUnavailable",
    503,
    "The server is temporarily unavailable: retry after the time in Retry-After",
  ],
  KeysUnavailable: [
    "ServiceUnavailable",
    503,
    "The keys that verify tokens are unavailable: retry after the time in Retry-After",
  ],
  MaybeStored: [
    "ServiceUnavailable",
    503,
    "The database connection failed during this write, which may be stored: read the list again, or repeat with the same Idempotency-Key",
  ],
} as const satisfies Readonly<Record<string, readonly [code: string, status: number, message: string]>>;

export type ErrorName = keyof typeof errorTable;
/** The codes of this service. */
export type ErrorCode = (typeof errorTable)[ErrorName][0];

type Placeholders<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;
type Values<Name extends ErrorName> = { readonly [Key in Placeholders<(typeof errorTable)[Name][2]>]: string | number };

export interface ErrorDetails {
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** JSON pointer into the request body; the error handler turns it into a place in the text that was sent. */
  readonly pointer?: string | undefined;
  /** For the log only. */
  readonly cause?: unknown;
}

/** A failure with its own response. */
export class ServiceError extends Error {
  override readonly name = "ServiceError";
  readonly code: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly pointer: string | undefined;

  constructor(code: string, status: number, message: string, { headers = {}, pointer, cause }: ErrorDetails = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.status = status;
    this.headers = headers;
    this.pointer = pointer;
  }
}

/** Creates the error of a table row. */
export function createError<Name extends ErrorName>(
  name: Name,
  ...[values, details]: Placeholders<(typeof errorTable)[Name][2]> extends never
    ? [values?: Readonly<Record<string, never>>, details?: ErrorDetails]
    : [values: Values<Name>, details?: ErrorDetails]
): ServiceError {
  const [code, status, template] = errorTable[name];
  const known: Readonly<Record<string, string | number>> = values ?? {};
  const message = template.replaceAll(/\{(\w+)\}/g, (_, key: string) => String(known[key]));
  return new ServiceError(code, status, message, details ?? {});
}
