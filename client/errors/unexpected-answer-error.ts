// The error of an answer that is not one of the contract's.

/**
 * Why an answer was not taken:
 * - `undeclared-status`: the contract has no such status for the operation (a gateway's 502, a redirect);
 * - `media-type`: its Content-Type is missing, not declared, or not one that the client's format reads;
 * - `unreadable`: the body is not well-formed in its media type, or not valid UTF-8;
 * - `invalid`: the body is readable, and not what the contract describes.
 */
export type UnexpectedAnswerReason = "undeclared-status" | "media-type" | "unreadable" | "invalid";

/** An answer that the contract does not describe. It says where, and never repeats a value of the body. */
export class UnexpectedAnswerError extends Error {
  override readonly name = "UnexpectedAnswerError";
  /** The operation that was called. */
  readonly operation: string;
  readonly reason: UnexpectedAnswerReason;
  /** The answer's status; 0 for a redirect in a browser, which hides its status. */
  readonly status: number;

  constructor(operation: string, reason: UnexpectedAnswerReason, status: number, problem: string) {
    super(`${operation} answered ${status}: ${problem}`);
    this.operation = operation;
    this.reason = reason;
    this.status = status;
  }
}

/** By name, so that it also knows the error of another copy of this package. */
export function isUnexpectedAnswerError(error: unknown): error is UnexpectedAnswerError {
  return error instanceof Error && error.name === "UnexpectedAnswerError";
}
