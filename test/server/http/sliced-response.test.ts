// Large responses leave in slices, and all of them together hold a bounded amount of memory.
import { EventEmitter } from "node:events";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import fc from "fast-check";
import type { FastifyReply } from "fastify";
import { expect, it } from "vitest";
import { createSlicedResponses } from "../../../server/http/sliced-response.ts";
import { Slices, sliceBytes } from "../../../server/slices.ts";

function reply() {
  const raw = Object.assign(new EventEmitter(), { socket: { resetAndDestroy: () => (state.isReset = true) } });
  const state = { isReset: false, length: 0 };
  const self = { raw, header: (_name: string, value: number) => (state.length = value) } as unknown as FastifyReply;
  return { self, raw, state };
}

it("slices are the bytes, none larger than a slice", async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(300_000), async (length) => {
      const bytes = Buffer.alloc(length, "abcdefghij");
      const sizes: number[] = [];
      const stream = new Slices(bytes).on("data", (slice: Buffer) => sizes.push(slice.length));
      expect((await buffer(stream)).equals(bytes)).toBe(true);
      expect(Math.max(0, ...sizes)).toBeLessThanOrEqual(sliceBytes);
    }),
    { numRuns: 30 },
  );
});

it("a short text stays as it is; a long one becomes a stream with its length in bytes", async () => {
  const toPayload = createSlicedResponses();
  const long = "é".repeat(sliceBytes + 1);
  expect(toPayload(reply().self, "short")).toBe("short");
  const { self, state } = reply();
  const stream = toPayload(self, long);
  expect(stream).toBeInstanceOf(Readable);
  expect((await buffer(stream as Readable)).toString()).toBe(long);
  expect(state.length).toBe(2 * sliceBytes + 2);
});

it("over the bound the oldest unsent responses are given up, and those that ended do not count", () => {
  let closed = 0;
  const text = "x".repeat(100_000);
  const toPayload = createSlicedResponses({ maxUnsentBytes: 250_000, onClosed: () => closed++ });
  const replies = Array.from({ length: 4 }, reply);
  const [first, second, third, fourth] = replies as [ReturnType<typeof reply>, ...ReturnType<typeof reply>[]];
  const send = (one = first) => toPayload(one.self, text);
  send(first);
  send(second);
  first.raw.emit("close");
  send(third);
  expect(closed).toBe(0);
  send(fourth);
  expect(replies.map(({ state }) => state.isReset)).toEqual([false, true, false, false]);
  expect(closed).toBe(1);
});
