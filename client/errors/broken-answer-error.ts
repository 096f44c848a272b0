// The error of an answer whose status is declared, and whose body is not what the contract describes.
import type { OperationId } from "../contract.ts";
import { UnexpectedAnswerError } from "./unexpected-answer-error.ts";

/**
 * Why an answer was not taken:
 * - `media-type`: its Content-Type is missing, not declared, or not one that the client's format reads;
 * - `unreadable`: the body is not well-formed in its media type, or not valid UTF-8;
 * - `invalid`: the body is readable, and not what the contract describes.
 */
export type BrokenAnswerReason = "media-type" | "unreadable" | "invalid";

/** The answer breaks the contract. It says where, and never repeats a value of the body. */
export class BrokenAnswerError extends UnexpectedAnswerError {
  override readonly name = "BrokenAnswerError";
  override readonly outcome = "broken-answer";
  readonly reason: BrokenAnswerReason;

  constructor(operation: OperationId, response: Response, reason: BrokenAnswerReason, problem: string) {
    super(operation, response, problem);
    this.reason = reason;
  }
}

/** By name, so that it also knows the error of another copy of this package. */
export function isBrokenAnswerError(error: unknown): error is BrokenAnswerError {
  return error instanceof Error && error.name === "BrokenAnswerError";
}
