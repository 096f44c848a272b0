// Decides whether a call is tried again, and after how long. The contract's x-retry says what may be repeated.
import type { RetryRule } from "../generated/client.ts";
import type { Outcome } from "./errors.ts";
import type { Limits } from "./limits.ts";

/** A response, or a failure: either has some of what is needed here. */
export interface Tried {
  readonly status?: number;
  readonly httpStatus?: number;
  readonly headers?: Pick<Headers, "get">;
  readonly outcome?: Outcome;
  readonly limit?: "timeoutMs" | "deadlineMs";
}

/** The HTTP status, if a response came: one that breaks the contract has one too. */
export const getStatus = ({ status, httpStatus }: Tried): number | undefined => status ?? httpStatus;

/** Whether the contract lets the operation be repeated after this. */
export function mayRetry(rule: RetryRule | undefined, last: Tried): boolean {
  if (rule === undefined) return false;
  const status = getStatus(last);
  // A CDN that cannot reach its origin responds with 520 to 524, other gateways with 502 and 504.
  if (status !== undefined) return rule.statuses.includes(status >= 520 && status <= 524 ? 502 : status);
  return rule.connectionFailure && (last.outcome === "network-failure" || last.limit === "timeoutMs");
}

/**
 * Milliseconds to wait: a random part of a back-off that doubles with each try ("full jitter"), added to what
 * Retry-After asks for, so that callers that are refused together do not come back together.
 */
export function getWait(
  tries: number,
  last: Tried,
  { baseDelayMs, maxDelayMs }: Limits,
  now: number,
  random: number,
): number {
  const backOffMs = random * Math.min(maxDelayMs, baseDelayMs * 2 ** (tries - 1));
  return Math.ceil(parseRetryAfter(last.headers?.get("Retry-After"), now) + backOffMs);
}

/** Milliseconds, from seconds or an HTTP date (RFC 9110, 10.2.3); 0 for anything else, and for a time in the past. */
export function parseRetryAfter(value: string | null | undefined, now: number): number {
  if (value == null) return 0;
  // The oldest of the three forms of a date is in GMT without saying so.
  const at = /^\d+$/.test(value) ? now + Number(value) * 1000 : Date.parse(/GMT$/.test(value) ? value : `${value} GMT`);
  return Math.max(0, at - now) || 0;
}
