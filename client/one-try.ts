// One try of a call: puts its headers together, sends it and reads its answer within the time of a try.
import { calls } from "../generated/calls.ts";
import type { ClientParts } from "./client-options.ts";
import type { OperationId } from "./contract.ts";
import { NetworkError } from "./errors/network-error.ts";
import { TimedOutError } from "./errors/timed-out-error.ts";
import { readAnswer, type TriedAnswer } from "./read-answer.ts";
import { within } from "./within.ts";
import type { RequestParts } from "./write-request.ts";

export interface Try {
  readonly operationId: OperationId;
  readonly parts: RequestParts;
  readonly authorization: string | undefined;
  /** Which try this is, from 1. */
  readonly tries: number;
  /** Its reason is a CallError. */
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
}

/** @throws CallError for whatever goes wrong, and what a hook throws. */
export type SendTry = (parameters: Try) => Promise<TriedAnswer>;

export function createTry(client: ClientParts): SendTry {
  const { format, validation, transport, fetch = (request) => globalThis.fetch(request) } = client;
  const send = transport({ baseUrl: client.baseUrl.replace(/\/+$/, ""), fetch });

  return ({ operationId, parts, authorization, tries, signal, timeoutMs }) => {
    const { method, path } = calls[operationId];
    const event = { operation: operationId, method, path, tries };
    const end = {
      limitMs: timeoutMs,
      expired: () => new TimedOutError(operationId, "timeoutMs", timeoutMs),
      signal,
      aborted: (reason: unknown) => reason as Error,
    };
    return within(end, async (trySignal) => {
      const headers = new Headers(client.headers);
      const own = {
        ...client.onRequest?.(event),
        ...parts.headers,
        ...(authorization !== undefined && { authorization }),
        accept: format.accept,
        ...(parts.body !== undefined && { "content-type": format.mediaType }),
      };
      for (const [name, value] of Object.entries(own)) headers.set(name, value);
      const sentAt = performance.now();
      const response = await sending(() => send({ ...parts, method, path, headers, signal: trySignal }), operationId);
      const { status, headers: answered } = response;
      client.onResponse?.({ ...event, status, headers: answered, durationMs: performance.now() - sentAt });
      return readAnswer(operationId, response, format, validation);
    });
  };
}

async function sending(send: () => Promise<Response>, operationId: OperationId): Promise<Response> {
  try {
    const response: Response | undefined = await send();
    if (response) return response;
    throw new TypeError("the fetch option answered no Response");
  } catch (cause) {
    throw new NetworkError(operationId, "the request did not get through", cause);
  }
}
