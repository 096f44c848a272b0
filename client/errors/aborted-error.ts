// The error of a call that its caller gave up.
import { CallError } from "./call-error.ts";

/** The caller's signal was aborted; its reason is the `cause`. A write may have been carried out. */
export class AbortedError extends CallError {
  override readonly name = "AbortedError";
  override readonly outcome = "aborted";
}

/** By name, so that it also knows the error of another copy of this package. */
export function isAbortedError(error: unknown): error is AbortedError {
  return error instanceof Error && error.name === "AbortedError";
}
