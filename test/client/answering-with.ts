// Clients over an injected fetch that answers what a test says and counts what is sent.
import type { Client, EveryFormatClientOptions, Fetch } from "../../client/index.ts";
import { createClient } from "./client-under-test.ts";

export interface Sent {
  readonly requests: Request[];
  readonly fetch: Fetch;
}

/** A fetch that answers a fresh response for each request. */
export function answering(respond: (request: Request) => Response | Promise<Response>): Sent {
  const requests: Request[] = [];
  const fetch: Fetch = async (request) => {
    requests.push(request.clone());
    return respond(request);
  };
  return { requests, fetch };
}

export const baseUrl = "https://api.example.test";

export const success = { IsSuccess: true, ErrorCode: null, ErrorMessage: null, InfoMessage: "1 added" };

export const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json", ...headers } });

/** A client of every format whose calls are answered so. */
export function clientAnswering(
  respond: (request: Request) => Response | Promise<Response>,
  options: Partial<EveryFormatClientOptions> = {},
): { client: Client; requests: Request[] } {
  const { fetch, requests } = answering(respond);
  return { client: createClient({ baseUrl, fetch, ...options }), requests };
}
