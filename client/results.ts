// The type of what a call comes to: an answer of the contract, or a failure with a typed error.
import type { Answer, CallTrace } from "./answers.ts";
import type { OperationId } from "./contract.ts";
import type { AbortedError } from "./errors/aborted-error.ts";
import type { BrokenAnswerError } from "./errors/broken-answer-error.ts";
import type { InvalidRequestError } from "./errors/invalid-request-error.ts";
import type { NetworkError } from "./errors/network-error.ts";
import type { TimedOutError } from "./errors/timed-out-error.ts";
import type { TokenError } from "./errors/token-error.ts";
import type { UndeclaredStatusError } from "./errors/undeclared-status-error.ts";

type CallErrors =
  | InvalidRequestError
  | TokenError
  | NetworkError
  | TimedOutError
  | AbortedError
  | UndeclaredStatusError
  | BrokenAnswerError;

interface FailureOf<CallError extends CallErrors> extends CallTrace {
  /** A word where an answer has its number. */
  readonly status: CallError["outcome"];
  readonly ok: false;
  /** Always there: nothing falsy stands for an error. */
  readonly error: CallError;
}

/** A call without an answer of the contract. Comparing `status` narrows `error`. */
export type Failure = CallErrors extends infer CallError
  ? CallError extends CallErrors
    ? FailureOf<CallError>
    : never
  : never;

/** What a call comes to, told apart by `status`: a number for an answer of the contract, a word for a failure. */
export type Result<Id extends OperationId> = Answer<Id> | Failure;
