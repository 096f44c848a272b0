// The error of a call whose connection failed.
import { CallError } from "./call-error.ts";

/** No whole answer came: the server was not reached, or the connection broke. A write may have been carried out. */
export class NetworkError extends CallError {
  override readonly name = "NetworkError";
  override readonly outcome = "network-failure";
}

/** By name, so that it also knows the error of another copy of this package. */
export function isNetworkError(error: unknown): error is NetworkError {
  return error instanceof Error && error.name === "NetworkError";
}
