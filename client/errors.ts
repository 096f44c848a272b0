// Every error of a call. Their texts never repeat a sent or received value, nor a token.
import type { OperationId } from "./operations.ts";
import type { OperationResponse } from "./responses.ts";

/** How a call can end without a response of the contract. */
export type Outcome =
  | "invalid-request"
  | "token-failure"
  | "network-failure"
  | "timeout"
  | "aborted"
  | "undeclared-status"
  | "invalid-response";

/** Why a call has no response of the contract. */
export abstract class CallError extends Error {
  /** The `status` of the result that carries this error. */
  abstract readonly outcome: Outcome;
  /** The called operation. */
  readonly operation: OperationId;

  constructor(operation: OperationId, problem: string, cause?: unknown) {
    super(`${operation}: ${problem}`, { cause });
    this.operation = operation;
  }
}

/** An argument breaks the contract: nothing was sent. It names the place and what is expected there, never the value. */
export class InvalidRequestError extends CallError {
  override readonly name = "InvalidRequestError";
  override readonly outcome = "invalid-request";
  /** The argument, and inside a body the JSON pointer: contactID, ifMatch, body/1/PhoneNumberID, timeoutMs. */
  readonly place: string;
  readonly expected: string;

  constructor(operation: OperationId, place: string, expected: string) {
    super(operation, `${place}: ${expected}`);
    this.place = place;
    this.expected = expected;
  }
}

/** The token function failed (its error is the `cause`), or returned something else than a bearer token. */
export class TokenError extends CallError {
  override readonly name = "TokenError";
  override readonly outcome = "token-failure";
}

/** No whole response came: the server was not reached, or the connection broke. A write may have been carried out. */
export class NetworkError extends CallError {
  override readonly name = "NetworkError";
  override readonly outcome = "network-failure";
}

/** No whole response came in time. A write may have been carried out. */
export class TimedOutError extends CallError {
  override readonly name = "TimedOutError";
  override readonly outcome = "timeout";
  /** Which limit was reached: that of the last try, or that of the whole call. */
  readonly limit: "timeoutMs" | "deadlineMs";

  constructor(operation: OperationId, limit: "timeoutMs" | "deadlineMs", limitMs: number) {
    super(operation, `no response within ${limit} (${limitMs} ms)`);
    this.limit = limit;
  }
}

/** The caller's signal was aborted; its reason is the `cause`. A write may have been carried out. */
export class AbortedError extends CallError {
  override readonly name = "AbortedError";
  override readonly outcome = "aborted";
}

/** A response came, and it is not one of the contract's. */
export abstract class UnexpectedResponseError extends CallError {
  /** The status of the response; 0 for a redirect in a browser, which hides its status. */
  readonly httpStatus: number;
  readonly headers: Headers;

  constructor(operation: OperationId, { status, headers }: Pick<Response, "status" | "headers">, problem: string) {
    super(operation, `status ${status}: ${problem}`);
    this.httpStatus = status;
    this.headers = headers;
  }
}

/**
 * The contract does not declare this status for the operation: a gateway's 502, a redirect. A write may have been
 * carried out.
 */
export class UndeclaredStatusError extends UnexpectedResponseError {
  override readonly name = "UndeclaredStatusError";
  override readonly outcome = "undeclared-status";

  constructor(operation: OperationId, response: Pick<Response, "status" | "headers">) {
    super(operation, response, "not declared in the contract");
  }
}

/**
 * Why a response is invalid:
 * - `media-type`: its Content-Type is missing, not declared, or not one that the client's format reads;
 * - `unreadable`: the body is not well-formed in its media type, or not valid UTF-8;
 * - `invalid`: the body is readable, and not what the contract describes.
 */
export type InvalidResponseReason = "media-type" | "unreadable" | "invalid";

/** The contract declares the status, and the body is not what it describes. The text says where. */
export class InvalidResponseError extends UnexpectedResponseError {
  override readonly name = "InvalidResponseError";
  override readonly outcome = "invalid-response";
  readonly reason: InvalidResponseReason;

  constructor(
    operation: OperationId,
    response: Pick<Response, "status" | "headers">,
    reason: InvalidResponseReason,
    problem: string,
  ) {
    super(operation, response, problem);
    this.reason = reason;
  }
}

/** What unwrap() throws for an unsuccessful response of the contract. */
export class HTTPError extends Error {
  override readonly name = "HTTPError";
  readonly status: number;
  /** The ErrorCode in the body; null when it has none. */
  readonly errorCode: string | null;
  /** The whole response. Its ErrorMessage is for people. */
  readonly response: OperationResponse<OperationId>;

  constructor(response: OperationResponse<OperationId>) {
    const body: unknown = response.body;
    const code = typeof body === "object" && body !== null && "ErrorCode" in body ? body.ErrorCode : null;
    const errorCode = typeof code === "string" ? code : null;
    super(`status ${response.status}${errorCode === null ? "" : `: ${errorCode}`}`);
    this.status = response.status;
    this.errorCode = errorCode;
    this.response = response;
  }
}

/** Guards go by the name, so that they also recognise an error of another copy of this package. */
function isNamed<Thrown extends Error & { readonly name: string }>(name: Thrown["name"]) {
  return (error: unknown): error is Thrown => error instanceof Error && error.name === name;
}

export const isInvalidRequestError = /* @__PURE__ */ isNamed<InvalidRequestError>("InvalidRequestError");
export const isTokenError = /* @__PURE__ */ isNamed<TokenError>("TokenError");
export const isNetworkError = /* @__PURE__ */ isNamed<NetworkError>("NetworkError");
export const isTimedOutError = /* @__PURE__ */ isNamed<TimedOutError>("TimedOutError");
export const isAbortedError = /* @__PURE__ */ isNamed<AbortedError>("AbortedError");
export const isUndeclaredStatusError = /* @__PURE__ */ isNamed<UndeclaredStatusError>("UndeclaredStatusError");
export const isInvalidResponseError = /* @__PURE__ */ isNamed<InvalidResponseError>("InvalidResponseError");
export const isHTTPError = /* @__PURE__ */ isNamed<HTTPError>("HTTPError");
