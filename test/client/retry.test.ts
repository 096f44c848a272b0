// What may be retried and after how long, decided without a call: the table for retries.test.ts.
import { describe, expect, it } from "vitest";
import {
  AbortedError,
  InvalidResponseError,
  NetworkError,
  TimedOutError,
  TokenError,
  UndeclaredStatusError,
} from "../../client/errors.ts";
import { defaultLimits } from "../../client/limits.ts";
import { getOperation } from "../../client/operations.ts";
import { getWait, mayRetry, parseRetryAfter } from "../../client/retry.ts";

const id = "listPhoneNumbers";
const rule = { connectionFailure: true, statuses: [429, 503] };
const answer = (status: number, headers: Record<string, string> = {}) => ({ status, headers: new Headers(headers) });
const response = (status: number) => new Response("<html>", { status, headers: { "Retry-After": "7" } });

it("the rule is the contract's", () => {
  expect(getOperation("updatePhoneNumbers").retry?.with).toBe("Idempotency-Key");
  expect(getOperation(id).retry).toMatchObject({ connectionFailure: true });
});

describe("a temporary failure", () => {
  it.each([
    ["a response with a listed status", answer(503)],
    ["an undeclared status in the list", new UndeclaredStatusError(id, response(429))],
    ["an HTML page with a listed status", new InvalidResponseError(id, response(503), "media-type", "a page")],
    ["a failed connection", new NetworkError(id, "it did not get through", undefined)],
    ["a try that exceeded its time limit", new TimedOutError(id, "timeoutMs", 5)],
  ])("repeats a call after %s", (_name, last) => {
    expect(mayRetry(rule, last)).toBe(true);
    expect(mayRetry(undefined, last)).toBe(false);
  });
});

describe("a final result", () => {
  it.each([
    ["a response with another status", answer(500)],
    ["a success", answer(200)],
    ["an undeclared status outside of the list", new UndeclaredStatusError(id, response(418))],
    ["an invalid response with another status", new InvalidResponseError(id, response(200), "invalid", "it is wrong")],
    ["a call that exceeded its deadline", new TimedOutError(id, "deadlineMs", 5)],
    ["an abort", new AbortedError(id, "aborted by the caller", undefined)],
    ["a missing token", new TokenError(id, "no token", undefined)],
  ])("a call is not repeated after %s", (_name, last) => {
    expect(mayRetry(rule, last)).toBe(false);
  });

  it.each([
    ["a failed connection", new NetworkError(id, "it did not get through", undefined)],
    ["a try that exceeded its time limit", new TimedOutError(id, "timeoutMs", 5)],
  ])("%s, where the contract does not let it be repeated", (_name, last) => {
    expect(mayRetry({ ...rule, connectionFailure: false }, last)).toBe(false);
  });
});

describe("the wait", () => {
  const now = Date.UTC(2026, 0, 1);
  const limits = { ...defaultLimits, baseDelayMs: 10, maxDelayMs: 35 };

  it.each([
    [1, 1, 10],
    [2, 1, 20],
    [3, 1, 35],
    [9, 1, 35],
    [3, 0.5, 18],
    [1, 0.01, 1],
    [1, 0, 0],
  ])("the wait after %s tries, with the random number %s, is %s ms", (tries, random, expected) => {
    expect(getWait(tries, answer(503), limits, now, random)).toBe(expected);
    expect(getWait(tries, new NetworkError(id, "it did not get through", undefined), limits, now, random)).toBe(
      expected,
    );
  });

  it("the wait includes Retry-After, also from an unexpected response", () => {
    expect(getWait(1, answer(503, { "Retry-After": "2" }), limits, now, 1)).toBe(2_010);
    expect(getWait(1, answer(503, { "Retry-After": "2" }), limits, now, 0)).toBe(2_000);
    expect(getWait(2, new UndeclaredStatusError(id, response(503)), limits, now, 1)).toBe(7_020);
  });

  it.each([
    [null, 0],
    ["0", 0],
    ["7", 7_000],
    ["120", 120_000],
    ["Thu, 01 Jan 2026 00:00:07 GMT", 7_000],
    ["Thu Jan  1 00:00:07 2026", 7_000],
    ["Wed, 31 Dec 2025 23:59:59 GMT", 0],
    ["7 ", 0],
    ["7s", 0],
    ["x7", 0],
    ["-7", 0],
    ["GMT", 0],
    ["Thursday, 01-Jan-26 00:00:07 GMT", 7_000],
    ["1.5", 0],
    ["", 0],
  ])("the wait for Retry-After %s is %s ms", (value, expected) => {
    expect(parseRetryAfter(value, now)).toBe(expected);
  });
});
