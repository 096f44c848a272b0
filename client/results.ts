// The type of a call's result: a response of the contract, or a failure with a typed error.
import type {
  AbortedError,
  InvalidRequestError,
  InvalidResponseError,
  NetworkError,
  TimedOutError,
  TokenError,
  UndeclaredStatusError,
} from "./errors.ts";
import type { OperationId } from "./operations.ts";
import type { CallTrace, OperationResponse } from "./responses.ts";

type CallErrors =
  | InvalidRequestError
  | TokenError
  | NetworkError
  | TimedOutError
  | AbortedError
  | UndeclaredStatusError
  | InvalidResponseError;

interface FailureOf<CallError extends CallErrors> extends CallTrace {
  /** A word where a response has its number. */
  readonly status: CallError["outcome"];
  readonly ok: false;
  readonly error: CallError;
}

/** A call without a response of the contract. Comparing `status` narrows `error`. */
export type Failure = CallErrors extends infer CallError
  ? CallError extends CallErrors
    ? FailureOf<CallError>
    : never
  : never;

/** The result of a call, distinguished by `status`: a number for a response of the contract, a word for a failure. */
export type Result<Id extends OperationId> = OperationResponse<Id> | Failure;
