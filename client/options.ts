// The options of a client and of a call.
import type { Token } from "./authorization.ts";
import type { ClientFormat } from "./formats/client-format.ts";
import type { ExtraHeaders, Hooks } from "./hooks.ts";
import type { Limits } from "./limits.ts";
import type { Credentials, Fetch, Transport } from "./transports/transport.ts";
import type { Validation } from "./validation/validation.ts";

export interface ClientOptions extends Partial<Limits>, Hooks {
  /**
   * Where the API is: an http or https URL without query, fragment and credentials. White space around it is dropped.
   * In a browser it may be relative.
   */
  readonly baseUrl: string;
  /** Sends the requests: called with URL and options, like the platform's fetch. Default: the global fetch. */
  readonly fetch?: Fetch | undefined;
  /**
   * Bearer token, or a function that returns one: called for each call, and once more, with `refresh: true`, after a
   * 401. Calls that are refused at the same time share one refresh. Default: none, and no Authorization header.
   */
  readonly token?: Token | undefined;
  /** Sent with every request. The client's own headers and the contract's header parameters win over them. */
  readonly headers?: ExtraHeaders | undefined;
  /** In a browser: whether cookies are sent (fetch's option of this name). Default: the platform's, same-origin. */
  readonly credentials?: Credentials | undefined;
  /** Milliseconds since 1970, for Retry-After and the deadline. For tests. Default: Date.now. */
  readonly clock?: (() => number) | undefined;
  /** From 0 to 1, for the back-off. For tests. Default: Math.random. */
  readonly random?: (() => number) | undefined;
}

/** The parts of a client; a bundle holds only those that are named. */
export interface ClientParts extends ClientOptions {
  /** How it writes and reads bodies: jsonFormat(), xmlFormat() or formFormat(). */
  readonly format: ClientFormat;
  /** How it sends requests: fetchTransport, or openapiFetchTransport. */
  readonly transport: Transport;
  /** Checks options, requests and responses: contractValidation(). Default: nothing is checked. */
  readonly validation?: Validation | undefined;
}

/** Options of one call. A limit that is not given is the client's. */
export interface CallOptions {
  /** Aborts the call: before it is sent, while it waits, and while the response is read. Default: none. */
  readonly signal?: AbortSignal | undefined;
  /** Sent with every try of this call, and win over the client's `headers`. */
  readonly headers?: ExtraHeaders | undefined;
  /** Milliseconds for one try, including the response's body. */
  readonly timeoutMs?: Limits["timeoutMs"] | undefined;
  /** Milliseconds for the whole call: token, tries and waiting. */
  readonly deadlineMs?: Limits["deadlineMs"] | undefined;
  /** Maximum number of times that the request is sent; 1 disables retries. */
  readonly tries?: Limits["tries"] | undefined;
}
