// What unwrap() throws for an answer of the contract that is no success.
import type { Answer } from "../answers.ts";
import type { OperationId } from "../contract.ts";

/** The server refused the call, or failed, as the contract declares it. */
export class RefusedError extends Error {
  override readonly name = "RefusedError";
  readonly status: number;
  /** The contract's ErrorCode; null when the answer has none. */
  readonly errorCode: string | null;
  /** The whole answer. Its ErrorMessage is for people. */
  readonly answer: Answer<OperationId>;

  constructor(answer: Answer<OperationId>) {
    const { status, body } = answer;
    const errorCode = body !== undefined && "ErrorCode" in body ? body.ErrorCode : null;
    super(`status ${status}${errorCode === null ? "" : `: ${errorCode}`}`);
    this.status = status;
    this.errorCode = errorCode;
    this.answer = answer;
  }
}

/** By name, so that it also knows the error of another copy of this package. */
export function isRefusedError(error: unknown): error is RefusedError {
  return error instanceof Error && error.name === "RefusedError";
}
