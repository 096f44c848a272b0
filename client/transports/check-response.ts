// Checks what fetch returned: mocks return parts of a Response, or nothing.
import type { FetchResponse } from "./transport.ts";

/** @throws TypeError for what has no status, headers and body to read. */
export function checkResponse(response: Partial<FetchResponse> | undefined): FetchResponse {
  if (Number(response?.status) >= 0 && response?.headers?.get && response.arrayBuffer) return response as FetchResponse;
  throw new TypeError("fetch returned no whole Response");
}
