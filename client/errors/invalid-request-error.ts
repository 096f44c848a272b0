// The error of a call that is refused before anything is sent.

/** An argument breaks the contract. It names the place and what is expected there, and never repeats the value. */
export class InvalidRequestError extends Error {
  override readonly name = "InvalidRequestError";
  /** The operation that was called. */
  readonly operation: string;
  /** The argument, and inside a body the JSON pointer: contactID, ifMatch, body/1/PhoneNumberID, token. */
  readonly place: string;
  readonly expected: string;

  constructor(operation: string, place: string, expected: string) {
    super(`${operation}: ${place}: ${expected}`);
    this.operation = operation;
    this.place = place;
    this.expected = expected;
  }
}

/** By name, so that it also knows the error of another copy of this package. */
export function isInvalidRequestError(error: unknown): error is InvalidRequestError {
  return error instanceof Error && error.name === "InvalidRequestError";
}
