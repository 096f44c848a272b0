// The error of a call that took too long.
import type { OperationId } from "../contract.ts";
import { CallError } from "./call-error.ts";

/** No whole answer came in time. A write may have been carried out. */
export class TimedOutError extends CallError {
  override readonly name = "TimedOutError";
  override readonly outcome = "timeout";
  /** Which limit was reached: that of the last try, or that of the whole call. */
  readonly limit: "timeoutMs" | "deadlineMs";

  constructor(operation: OperationId, limit: "timeoutMs" | "deadlineMs", limitMs: number) {
    super(operation, `no answer within ${limit} (${limitMs} ms)`);
    this.limit = limit;
  }
}

/** By name, so that it also knows the error of another copy of this package. */
export function isTimedOutError(error: unknown): error is TimedOutError {
  return error instanceof Error && error.name === "TimedOutError";
}
