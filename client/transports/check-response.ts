// Checks what fetch returned: mocks return parts of a Response, or nothing.
import type { FetchResponse } from "./transport.ts";

/** The headers that the client reads. */
const readHeaders = ["Content-Type", "ETag", "Retry-After"];

/** @throws TypeError for what has no status, headers and body to read, and what reading it throws. */
export function checkResponse(response: Partial<FetchResponse> | null | undefined): FetchResponse {
  const { status, headers, arrayBuffer, body } = response ?? {};
  const isWhole =
    Number.isInteger(status) &&
    typeof headers?.get === "function" &&
    typeof arrayBuffer === "function" &&
    typeof (body ?? {}) === "object" &&
    readHeaders.every((name) => typeof (headers.get(name) ?? "") === "string");
  if (!isWhole) throw new TypeError("fetch returned an incomplete Response");
  return response as FetchResponse;
}
