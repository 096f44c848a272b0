// The error of a call for which no bearer token could be had.
import { CallError } from "./call-error.ts";

/** The token function failed (its error is the `cause`), or gave what is no bearer token. Nothing was sent with it. */
export class TokenError extends CallError {
  override readonly name = "TokenError";
  override readonly outcome = "token-failure";
}

/** By name, so that it also knows the error of another copy of this package. */
export function isTokenError(error: unknown): error is TokenError {
  return error instanceof Error && error.name === "TokenError";
}
