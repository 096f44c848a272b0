// One try of a call: puts its headers together, sends it and reads its answer.
import { clientOperations } from "../generated/client.ts";
import type { ClientParts } from "./client-options.ts";
import type { OperationId } from "./contract.ts";
import { NetworkError } from "./errors/network-error.ts";
import { readAnswer, type TriedAnswer } from "./read-answer.ts";
import type { Send } from "./transports/transport.ts";
import type { RequestParts } from "./write-request.ts";

/** @throws CallError for whatever goes wrong, and what a hook throws. */
export type SendTry = (
  operationId: OperationId,
  parts: RequestParts,
  /** Which try this is, from 1. */
  tries: number,
  signal: AbortSignal,
) => Promise<TriedAnswer>;

export function createTry(client: ClientParts): SendTry {
  const { format, validation, transport, fetch } = client;
  // A caller's fetch is given a Request; the platform's, looked up at each call, need not have one.
  const sendBy: Send = (url, init) => {
    if (!fetch) return globalThis.fetch(url, init);
    const request = new Request(url, init);
    // Held by the signal: in Node an abort does not get through a Request that was collected as garbage.
    init.signal?.addEventListener("abort", () => request);
    return fetch(request);
  };
  const send = transport({ baseUrl: client.baseUrl.replace(/\/+$/, ""), fetch: sendBy });

  return async (operationId, { pathParameters, headers: own, body }, tries, signal) => {
    const { method, path } = clientOperations[operationId];
    const event = { operation: operationId, method, path, tries };
    const given = client.onRequest?.(event);
    let headers: Headers | typeof own = own;
    if (given || client.headers) {
      // The later one of a name wins, however it is written.
      headers = new Headers(client.headers);
      for (const [name, value] of Object.entries({ ...given, ...own })) headers.set(name, value);
    }
    const sentAt = performance.now();
    let response: Response | undefined;
    try {
      response = await send({ method, path, pathParameters, headers, body, signal });
      if (!response) throw new TypeError("the fetch option answered no Response");
    } catch (cause) {
      throw new NetworkError(operationId, "the request did not get through", cause);
    }
    if (client.onResponse) {
      const { status, headers: answered } = response;
      client.onResponse({ ...event, status, headers: answered, durationMs: performance.now() - sentAt });
    }
    return readAnswer(operationId, response, format, validation);
  };
}
