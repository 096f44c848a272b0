// What puts a request's URL, headers and body together and sends it: the one thing to write to leave openapi-fetch.

/** What sends a request: the platform's fetch, or a function around it (tracing, a proxy, a test). */
export type Fetch = (request: Request) => Promise<Response>;

/** What a transport sends with: called like the platform's fetch. */
export type Send = (url: string, init: RequestInit) => Promise<Response>;

export interface TransportOptions {
  /** Absolute, without slashes at its end. */
  readonly baseUrl: string;
  /** Of a Request the platform makes a second one and pipes the body through it: a URL costs a third less in Node. */
  readonly fetch: Send;
}

export interface TransportRequest {
  readonly method: string;
  /** The contract's path, with a parameter's name in braces. */
  readonly path: string;
  /** To be percent-encoded, each as one segment. */
  readonly pathParameters: Readonly<Record<string, string>>;
  /** As fetch takes them: mostly a plain object, which costs less than Headers. */
  readonly headers: Headers | Record<string, string>;
  /** The body as written; undefined for none. */
  readonly body: string | undefined;
  readonly signal: AbortSignal;
}

/**
 * Sends each request once, to its own URL and no other: a redirect is no answer of the contract, and following one could
 * turn a write into a read. The answer's body is left unread. Failures come through as they are.
 */
export type Transport = (options: TransportOptions) => (request: TransportRequest) => Promise<Response>;
