// What openapi-fetch makes instead of a platform Request: URL and options, for a fetch that takes the two.
import type { Fetch, FetchInit, FetchResponse } from "../transport.ts";

/**
 * openapi-fetch passes a Request to fetch. fetch makes a second one of it and pipes the body through it, which costs a
 * third of a call in Node; an abort does not reach a Request that was garbage-collected; and a fetch of another library
 * does not know the platform's Request.
 */
export class UnsentRequest {
  readonly method: string;
  readonly #url: string;
  readonly #init: FetchInit;

  constructor(url: string, init: Omit<FetchInit, "headers"> & { readonly headers: Headers }) {
    this.method = init.method;
    this.#url = url;
    const headers: Record<string, string> = {};
    init.headers.forEach((value, name) => {
      headers[name] = value;
    });
    this.#init = { ...init, headers, body: init.body ?? null };
  }

  sendBy(fetch: Fetch): Promise<FetchResponse> {
    return fetch(this.#url, this.#init);
  }
}
