// Work with a deadline, and waiting: results, notifications, and no leftovers.
import { getEventListeners } from "node:events";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { sleep, withDeadline } from "../../client/with-deadline.ts";

const never = () => new Promise<never>(() => {});

function ending(limitMs: number, signal?: AbortSignal) {
  return {
    limitMs,
    expired: () => new Error("expired"),
    signal,
    aborted: (reason: unknown) => new Error(`aborted: ${String(reason)}`),
  };
}

// Fake ones: other files of the same worker may have left real ones.
beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
afterEach(() => void vi.useRealTimers());
const timers = () => vi.getTimerCount();

describe("within", () => {
  it("withDeadline returns the result of the work, and leaves no timer and no listener", async () => {
    const { signal } = new AbortController();
    const seen: AbortSignal[] = [];
    const work = async (own: AbortSignal) => {
      seen.push(own);
      expect(getEventListeners(signal, "abort")).toHaveLength(1);
      expect(timers()).toBe(1);
      return 5;
    };
    expect(await withDeadline(ending(60_000, signal), work)).toBe(5);
    await new Promise((resolve) => setImmediate(resolve));
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
    expect(timers()).toBe(0);
    expect(seen[0]?.aborted).toBe(false);
  });

  it("withDeadline rejects as the work does, and leaves nothing either", async () => {
    const { signal } = new AbortController();
    const failing = withDeadline(ending(60_000, signal), () => Promise.reject(new Error("work")));
    await expect(failing).rejects.toThrow("work");
    await new Promise((resolve) => setImmediate(resolve));
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
    expect(timers()).toBe(0);
  });

  it("withDeadline rejects at its limit although the work continues, and passes the reason to the work", async () => {
    const { signal } = new AbortController();
    let own: AbortSignal | undefined;
    const work = (given: AbortSignal) => {
      own = given;
      return never();
    };
    const expired = expect(withDeadline(ending(5, signal), work)).rejects.toThrow("expired");
    await vi.advanceTimersByTimeAsync(5);
    await expired;
    expect(own?.reason).toEqual(new Error("expired"));
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
    expect(timers()).toBe(0);
  });

  it("withDeadline rejects with the reason of an abort, and passes it to the work", async () => {
    const controller = new AbortController();
    let own: AbortSignal | undefined;
    const ended = withDeadline(ending(60_000, controller.signal), (given) => {
      own = given;
      return never();
    });
    controller.abort("enough");
    await expect(ended).rejects.toThrow("aborted: enough");
    expect(own?.reason).toEqual(new Error("aborted: enough"));
    expect(getEventListeners(controller.signal, "abort")).toHaveLength(0);
    expect(timers()).toBe(0);
  });

  it("withDeadline does not begin when it was aborted before", async () => {
    let begun = false;
    const ended = withDeadline(ending(60_000, AbortSignal.abort("early")), async () => {
      begun = true;
    });
    await expect(ended).rejects.toThrow("aborted: early");
    expect(begun).toBe(false);
    expect(timers()).toBe(0);
  });

  it("withDeadline needs no signal", async () => {
    expect(await withDeadline(ending(60_000), async () => 5)).toBe(5);
    const expired = expect(withDeadline(ending(5), never)).rejects.toThrow("expired");
    await vi.advanceTimersByTimeAsync(5);
    await expired;
  });
});

describe("sleep", () => {
  it("sleep ends after the given time, and leaves no listener", async () => {
    const { signal } = new AbortController();
    let ended = false;
    const waiting = sleep(30, signal).then(() => {
      ended = true;
    });
    expect(getEventListeners(signal, "abort")).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(29);
    expect(ended).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    await waiting;
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
  });

  it("sleep rejects with the signal's reason immediately, and leaves no timer", async () => {
    const controller = new AbortController();
    const waiting = sleep(60_000, controller.signal);
    expect(timers()).toBe(1);
    controller.abort(new Error("enough"));
    await expect(waiting).rejects.toThrow("enough");
    expect(timers()).toBe(0);
  });

  it("sleep does not begin after an abort", async () => {
    await expect(sleep(60_000, AbortSignal.abort(new Error("early")))).rejects.toThrow("early");
    expect(timers()).toBe(0);
  });
});
