// The catalogue of failures: every ErrorCode of the contract with its status. A test holds it against openapi.yaml.
import type { components } from "../generated/types.ts";

export type ErrorCode = NonNullable<components["schemas"]["ErrorCode"]>;

export const statusOf = {
  MalformedRequest: 400,
  MissingBody: 400,
  MalformedBody: 400,
  InvalidBody: 400,
  InvalidParameter: 400,
  MissingCredentials: 401,
  InvalidCredentials: 401,
  InsufficientScope: 403,
  UnknownPath: 404,
  UnknownContact: 404,
  MethodNotAllowed: 405,
  RequestTimeout: 408,
  RequestInProgress: 409,
  PreconditionFailed: 412,
  ContentTooLarge: 413,
  UnsupportedMediaType: 415,
  PhoneNumberMissing: 422,
  ConflictingItems: 422,
  SeveralPrimaries: 422,
  PhoneNumberIDsExhausted: 422,
  IdempotencyKeyReused: 422,
  TooManyRequests: 429,
  HeadersTooLarge: 431,
  InternalError: 500,
  ServiceUnavailable: 503,
} as const satisfies Record<ErrorCode, number>;

/** The codes that go with one status. */
export type ErrorCodeOf<Status extends number> = {
  [Code in ErrorCode]: (typeof statusOf)[Code] extends Status ? Code : never;
}[ErrorCode];

/** A failure that the caller is told of. `message` says where and what was expected, and never repeats a phone number. */
export class ServiceError extends Error {
  override readonly name = "ServiceError";
  readonly code: ErrorCode;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON pointer to what of the body is meant; the edge turns it into a place in what the caller sent. */
  readonly pointer: string | undefined;

  constructor(code: ErrorCode, message: string, headers: Readonly<Record<string, string>> = {}, pointer?: string) {
    super(message);
    this.pointer = pointer;
    this.code = code;
    this.headers = headers;
  }

  get status(): (typeof statusOf)[ErrorCode] {
    return statusOf[this.code];
  }
}
