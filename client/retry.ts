// Decides whether a call is tried again, and after how long. What may be repeated is the contract's to say (x-retry).
import { clientOperations } from "../generated/client.ts";
import type { OperationId } from "./contract.ts";
import { CallError } from "./errors/call-error.ts";
import type { TimedOutError } from "./errors/timed-out-error.ts";
import type { UnexpectedAnswerError } from "./errors/unexpected-answer-error.ts";
import type { Limits } from "./limits.ts";

/** The x-retry of an operation. */
export interface RetryRule {
  /** The header that makes a repeat safe, and is the same in every try. */
  readonly with?: string;
  readonly connectionFailure: boolean;
  readonly statuses: readonly number[];
}

/** An answer of the contract as far as retrying looks at it. */
interface Answered {
  readonly status: number;
  readonly headers: Headers;
}

/** Where a test takes time and chance from. */
export interface Chance {
  /** Milliseconds since 1970. Default: Date.now. */
  now(): number;
  /** From 0 to 1. Default: Math.random. */
  random(): number;
}

export function retryRuleOf(operationId: OperationId): RetryRule | undefined {
  return clientOperations[operationId].retry;
}

/** Whether the contract lets the operation be repeated after this. */
export function mayRepeat(rule: RetryRule | undefined, last: Answered | CallError): boolean {
  if (rule === undefined) return false;
  if (!(last instanceof CallError)) return rule.statuses.includes(last.status);
  // An unexpected answer may be a gateway's 502, or its page in place of the 503 of the contract.
  if ("httpStatus" in last) return rule.statuses.includes((last as UnexpectedAnswerError).httpStatus);
  const { outcome } = last;
  const tryTimedOut = outcome === "timeout" && (last as TimedOutError).limit === "timeoutMs";
  return rule.connectionFailure && (outcome === "network-failure" || tryTimedOut);
}

/**
 * Milliseconds to wait: a random part of a back-off that doubles with each try ("full jitter"), and that after what
 * Retry-After asks for, so that callers who are sent away together do not come back together.
 */
export function waitBefore(tries: number, last: object, { baseDelayMs, maxDelayMs }: Limits, chance: Chance): number {
  const backOffMs = chance.random() * Math.min(maxDelayMs, baseDelayMs * 2 ** (tries - 1));
  const retryAfter = "headers" in last ? (last.headers as Headers).get("Retry-After") : null;
  return Math.ceil(retryAfterMs(retryAfter, chance.now()) + backOffMs);
}

/** Retry-After in seconds or as an HTTP date (RFC 9110, 10.2.3); 0 for what is neither, and for a time that is past. */
export function retryAfterMs(value: string | null, now: number): number {
  if (value === null) return 0;
  // The oldest of the three forms of a date is in GMT without saying so.
  const at = /^\d+$/.test(value) ? now + Number(value) * 1000 : Date.parse(/GMT$/.test(value) ? value : `${value} GMT`);
  return Math.max(0, at - now) || 0;
}
