// What a client reports of its calls while they happen. No hook sees a body, a token, or an id in a path.
import type { Outcome } from "./errors.ts";
import type { OperationId } from "./operations.ts";

/** A try that is about to be sent. */
export interface RequestEvent {
  readonly operation: OperationId;
  readonly method: string;
  /** The contract's path, with the names of its parameters instead of their values. */
  readonly path: string;
  /** 1 for the first. */
  readonly tries: number;
}

/** A response whose body is not yet read. */
export interface ResponseEvent extends RequestEvent {
  readonly status: number;
  readonly headers: Headers;
  /** Milliseconds since the try was sent. */
  readonly durationMs: number;
}

/** A wait before the next try. */
export interface RetryEvent extends RequestEvent {
  /** Milliseconds until the next try. */
  readonly waitMs: number;
  /** The result of the last try: a status, or a failure. */
  readonly after: number | Outcome;
}

/** Extra headers by name; undefined values are left out. */
export type ExtraHeaders = Readonly<Record<string, string | undefined>>;

/** A call waits for its hooks, and for the promises that they return. What a hook throws rejects the call as it is. */
export interface Hooks {
  /** Before each try. May return headers for it, such as traceparent; those of the client itself win. */
  readonly onRequest?:
    | ((event: RequestEvent) => ExtraHeaders | undefined | Promise<ExtraHeaders | undefined>)
    | undefined;
  readonly onResponse?: ((event: ResponseEvent) => unknown) | undefined;
  readonly onRetry?: ((event: RetryEvent) => unknown) | undefined;
}
