// What the errors of an answer that the contract does not describe have in common.
import type { OperationId } from "../contract.ts";
import { CallError } from "./call-error.ts";

/** An answer came, and it is not one of the contract's. */
export abstract class UnexpectedAnswerError extends CallError {
  /** The answer's status; 0 for a redirect in a browser, which hides its status. */
  readonly httpStatus: number;
  /** The answer's headers. */
  readonly headers: Headers;

  constructor(operation: OperationId, { status, headers }: Response, problem: string) {
    super(operation, `status ${status}: ${problem}`);
    this.httpStatus = status;
    this.headers = headers;
  }
}
