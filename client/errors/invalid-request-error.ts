// The error of a call that is refused before anything is sent.
import type { OperationId } from "../contract.ts";
import { CallError } from "./call-error.ts";

/** An argument breaks the contract. It names the place and what is expected there, and never repeats the value. */
export class InvalidRequestError extends CallError {
  override readonly name = "InvalidRequestError";
  override readonly outcome = "invalid-request";
  /** The argument, and inside a body the JSON pointer: contactID, ifMatch, body/1/PhoneNumberID, timeoutMs. */
  readonly place: string;
  readonly expected: string;

  constructor(operation: OperationId, place: string, expected: string) {
    super(operation, `${place}: ${expected}`);
    this.place = place;
    this.expected = expected;
  }
}

/** By name, so that it also knows the error of another copy of this package. */
export function isInvalidRequestError(error: unknown): error is InvalidRequestError {
  return error instanceof Error && error.name === "InvalidRequestError";
}
