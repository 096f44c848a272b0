// What a client tells of its calls while they happen. No hook sees a body, a token, or an id in a path.
import type { OperationId } from "./contract.ts";
import type { Outcome } from "./errors/call-error.ts";

/** A try that is about to be sent. */
export interface RequestEvent {
  readonly operation: OperationId;
  readonly method: string;
  /** The contract's path with its parameters' names in place of their values. */
  readonly path: string;
  /** 1 for the first. */
  readonly tries: number;
}

/** An answer whose status and headers are there, and whose body is not yet read. */
export interface ResponseEvent extends RequestEvent {
  readonly status: number;
  readonly headers: Headers;
  /** Milliseconds since the try was sent. */
  readonly durationMs: number;
}

/** A try that is about to be waited for. */
export interface RetryEvent extends RequestEvent {
  /** Milliseconds until the next try. */
  readonly waitMs: number;
  /** What the last try came to: a status of the contract, or a failure. */
  readonly after: number | Outcome;
}

/** Called while a call waits for them: they should be quick. What a hook throws rejects the call as it is. */
export interface Hooks {
  /** Before each try. May give headers for it, such as traceparent; those of the client itself win. */
  readonly onRequest?: ((event: RequestEvent) => Readonly<Record<string, string>> | undefined) | undefined;
  readonly onResponse?: ((event: ResponseEvent) => void) | undefined;
  readonly onRetry?: ((event: RetryEvent) => void) | undefined;
}
