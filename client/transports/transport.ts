// What puts a request's URL, headers and body together and sends it: the one thing to write to leave openapi-fetch.

/** What sends a request: the platform's fetch, or a function around it (tracing, a proxy, a test). */
export type Fetch = (request: Request) => Promise<Response>;

export interface TransportOptions {
  /** Absolute, without slashes at its end. */
  readonly baseUrl: string;
  readonly fetch: Fetch;
}

export interface TransportRequest {
  readonly method: string;
  /** The contract's path, with a parameter's name in braces. */
  readonly path: string;
  /** To be percent-encoded, each as one segment. */
  readonly pathParameters: Readonly<Record<string, string>>;
  readonly headers: Headers;
  /** The body as written; undefined for none. */
  readonly body: string | undefined;
  readonly signal: AbortSignal;
}

/**
 * Sends each request once, to its own URL and no other: a redirect is no answer of the contract, and following one could
 * turn a write into a read. The answer's body is left unread. Failures come through as they are.
 */
export type Transport = (options: TransportOptions) => (request: TransportRequest) => Promise<Response>;
