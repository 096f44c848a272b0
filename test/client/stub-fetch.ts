// Clients over an injected fetch that responds as a test says and records the requests.
import type { Client, EveryFormatClientOptions, Fetch, FetchResponse } from "../../client/index.ts";
import { createClient } from "./client-under-test.ts";

export interface Stub {
  readonly requests: Request[];
  readonly fetch: Fetch;
}

type Respond = (request: Request) => FetchResponse | Promise<FetchResponse>;

/** A fetch that makes a fresh response for each request. */
export function stubFetch(respond: Respond): Stub {
  const requests: Request[] = [];
  const fetch: Fetch = async (url, init) => {
    const request = new Request(url, init);
    requests.push(request.clone());
    return respond(request);
  };
  return { requests, fetch };
}

export const baseUrl = "https://api.example.test";

export const success = { IsSuccess: true, ErrorCode: null, ErrorMessage: null, InfoMessage: "1 added" };

export const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json", ...headers } });

/** A client of every format whose requests get these responses. */
export function clientWith(
  respond: Respond,
  options: Partial<EveryFormatClientOptions> = {},
): { client: Client; requests: Request[] } {
  const { fetch, requests } = stubFetch(respond);
  return { client: createClient({ baseUrl, fetch, ...options }), requests };
}
