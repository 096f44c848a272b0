// What the errors of a call have in common.
import type { OperationId } from "../contract.ts";

/** How a call can end without an answer of the contract. */
export type Outcome =
  | "invalid-request"
  | "token-failure"
  | "network-failure"
  | "timeout"
  | "aborted"
  | "undeclared-status"
  | "broken-answer";

/** Why a call has no answer of the contract. Its text never repeats what was sent or answered, nor a token. */
export abstract class CallError extends Error {
  /** The `status` of the result that carries this error. */
  abstract readonly outcome: Outcome;
  /** The operation that was called. */
  readonly operation: OperationId;

  constructor(operation: OperationId, problem: string, cause?: unknown) {
    super(`${operation}: ${problem}`, { cause });
    this.operation = operation;
  }
}
