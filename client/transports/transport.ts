// The transport port: puts a request's URL, headers and body together and sends it.

export type Credentials = "omit" | "same-origin" | "include";

/** The options of a request, as fetch takes them. */
export interface FetchInit {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body: string | ArrayBuffer | null;
  readonly signal: AbortSignal;
  readonly redirect: "manual";
  readonly credentials?: Credentials;
}

/** What the client uses of a response. */
export interface FetchResponse {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  readonly body?: unknown;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** The platform's fetch, or a function like it: undici's, node-fetch, one that traces, a test's. */
export type Fetch = (url: string, init: FetchInit) => Promise<FetchResponse>;

export interface TransportOptions {
  /** Absolute, without a slash at its end and without braces. */
  readonly baseUrl: string;
  readonly fetch: Fetch;
}

/** The parameters of a request by place and name, as text in path and header. Undefined query parameters are left out. */
export interface TransportParameters {
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
  /** Names are in lower case. */
  readonly header: Readonly<Record<string, string>>;
}

export interface TransportRequest {
  readonly method: string;
  /** The contract's path, with the parameters' names in braces. */
  readonly path: string;
  readonly parameters: TransportParameters;
  /** Query parameters whose arrays are sent as one value with commas. */
  readonly joined?: readonly string[] | undefined;
  /** Headers that are not parameters of the contract. Names are in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body's value; undefined for none. */
  readonly body: unknown;
  readonly serializeBody: (body: unknown) => string;
  readonly credentials?: Credentials | undefined;
  readonly signal: AbortSignal;
}

/**
 * Sends each request once, to its own URL and no other: a redirect is not a response of the contract, and following one
 * could turn a write into a read. The response's body is left unread. Failures come through as they are.
 */
export type Transport = (options: TransportOptions) => (request: TransportRequest) => Promise<FetchResponse>;
