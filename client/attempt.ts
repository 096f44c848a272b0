// One try of a call: puts its headers together, sends it and reads its response.
import { parseBaseUrl } from "./base-url.ts";
import type { RequestParts } from "./build-request.ts";
import { InvalidRequestError, NetworkError } from "./errors.ts";
import type { ExtraHeaders } from "./hooks.ts";
import type { OperationId } from "./operations.ts";
import type { ClientParts } from "./options.ts";
import { type AttemptResponse, readResponse } from "./read-response.ts";
import { checkResponse } from "./transports/check-response.ts";
import type { FetchResponse } from "./transports/transport.ts";

/** @throws CallError for whatever goes wrong, and what a hook throws. */
export type SendAttempt = (
  operation: OperationId,
  parts: RequestParts,
  /** The `headers` of the call. */
  extraHeaders: ExtraHeaders | undefined,
  /** Counts the tries that are sent. */
  trace: { tries: number },
  signal: AbortSignal,
) => Promise<AttemptResponse>;

/** @throws TypeError for a baseUrl that is not one. */
export function createAttempt(client: ClientParts): SendAttempt {
  const send = client.transport({
    baseUrl: parseBaseUrl(client.baseUrl).replace(/\/+$/, ""),
    // The platform's is looked up at each call.
    fetch: (url, init) => (client.fetch ?? globalThis.fetch)(url, init),
  });

  return async (operation, parts, extraHeaders, trace, signal) => {
    const { method, path } = parts;
    const event = { operation, method, path, tries: trace.tries + 1 };
    const ofHook = await client.onRequest?.(event);
    // fetch would refuse them in each try, as if the network had failed.
    const violation = client.onRequest && client.validation?.options({ headers: ofHook ?? {} }, "hook", client);
    if (violation) throw new InvalidRequestError(operation, "onRequest", violation.expected);
    if (signal.aborted) throw signal.reason;
    trace.tries++;
    const sentAt = performance.now();
    let response: FetchResponse;
    try {
      const headers = mergeHeaders(client.headers, extraHeaders, ofHook, parts.headers);
      response = checkResponse(await send({ ...parts, headers, credentials: client.credentials, signal }));
    } catch (cause) {
      throw new NetworkError(operation, "the request failed", cause);
    }
    if (client.onResponse) {
      const { status } = response;
      const durationMs = performance.now() - sentAt;
      await client.onResponse({ ...event, status, headers: response.headers as Headers, durationMs });
    }
    return readResponse(operation, response, client);
  };
}

/** Without those that are undefined, and by lower-case names: the later one of a name wins, however it is written. */
function mergeHeaders(...given: readonly (ExtraHeaders | undefined)[]): Record<string, string> {
  const merged: Record<string, string> = {};
  for (const headers of given) {
    for (const name in headers) {
      const value = headers[name];
      if (value != null) merged[name.toLowerCase()] = value;
    }
  }
  return merged;
}
