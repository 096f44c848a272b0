// The error of an answer whose status the contract does not declare for the operation: a gateway's 502, a redirect.
import type { OperationId } from "../contract.ts";
import { UnexpectedAnswerError } from "./unexpected-answer-error.ts";

/** The contract has no such status for the operation. A write may have been carried out. */
export class UndeclaredStatusError extends UnexpectedAnswerError {
  override readonly name = "UndeclaredStatusError";
  override readonly outcome = "undeclared-status";

  constructor(operation: OperationId, response: Response) {
    super(operation, response, "the contract does not declare it");
  }
}

/** By name, so that it also knows the error of another copy of this package. */
export function isUndeclaredStatusError(error: unknown): error is UndeclaredStatusError {
  return error instanceof Error && error.name === "UndeclaredStatusError";
}
