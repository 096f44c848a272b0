// Responses of one turn are sent together at its end, and large ones in slices that hold a bounded amount of memory.
import { EventEmitter } from "node:events";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { setImmediate as turn } from "node:timers/promises";
import fc from "fast-check";
import type { FastifyReply } from "fastify";
import { expect, it } from "vitest";
import { createLog } from "../../../server/http/request-log.ts";
import { createSendPayload } from "../../../server/http/send-payload.ts";
import { Slices, sliceBytes } from "../../../server/slices.ts";

function createReplies() {
  const events: string[] = [];
  const write = (text: string) => {
    const { msg, reqId, err } = JSON.parse(text) as { msg: string; reqId: string; err: { message: string } };
    events.push(`${reqId}: ${msg}: ${err.message}`);
  };
  const reply = (name: string, failure?: Error) =>
    ({
      request: { id: name, headers: {} },
      send(text: string | undefined) {
        if (failure !== undefined) throw failure;
        events.push(`${name} sent ${text}`);
      },
      raw: { destroy: () => events.push(`${name} destroyed`) },
    }) as unknown as FastifyReply;
  return { events, reply, log: createLog({ stream: { write } }) };
}

it("responses are sent in order at the end of the turn in which requests arrive", async () => {
  const { events, reply, log } = createReplies();
  const sendPayload = createSendPayload({ log });
  sendPayload.requestArrived();
  sendPayload.send(reply("A"), "a");
  sendPayload.requestArrived();
  sendPayload.send(reply("B"), undefined);
  expect(events).toEqual([]);
  await turn();
  expect(events).toEqual(["A sent a", "B sent undefined"]);
});

it("responses are sent immediately when no requests arrive, and again after a batch", async () => {
  const { events, reply, log } = createReplies();
  const sendPayload = createSendPayload({ log });
  sendPayload.send(reply("A"), "a");
  expect(events).toEqual(["A sent a"]);
  sendPayload.requestArrived();
  await turn();
  sendPayload.send(reply("B"), "b");
  expect(events).toEqual(["A sent a", "B sent b"]);
});

it("a response that cannot be written is logged, loses its connection, and holds up no other", async () => {
  const { events, reply, log } = createReplies();
  const sendPayload = createSendPayload({ log });
  sendPayload.requestArrived();
  sendPayload.send(reply("A"), "a");
  sendPayload.send(reply("B", new Error("cannot be written")), "b");
  sendPayload.send(reply("C"), "c");
  await turn();
  expect(events).toEqual(["A sent a", "B: response not sent: cannot be written", "B destroyed", "C sent c"]);
});

it("a response is sent once, whatever turns follow", async () => {
  const { events, reply, log } = createReplies();
  const sendPayload = createSendPayload({ log });
  for (const name of ["A", "B"]) {
    sendPayload.requestArrived();
    sendPayload.send(reply(name), "text");
    await turn();
  }
  expect(events).toEqual(["A sent text", "B sent text"]);
});

function createReply() {
  const raw = Object.assign(new EventEmitter(), { socket: { resetAndDestroy: () => (state.isReset = true) } });
  const state: { isReset: boolean; length: number; sent?: unknown } = { isReset: false, length: 0 };
  const self = {
    raw,
    header: (_name: string, value: number) => (state.length = value),
    send: (payload: unknown) => (state.sent = payload),
  } as unknown as FastifyReply;
  return { self, raw, state };
}

it("the slices together are the payload, and each is within the limit", async () => {
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
  const sendPayload = createSendPayload({ log: createLog(false) });
  const long = "é".repeat(sliceBytes + 1);
  const [short, { self, state }] = [createReply(), createReply()];
  sendPayload.send(short.self, "short");
  expect(short.state.sent).toBe("short");
  sendPayload.send(self, long);
  expect(state.sent).toBeInstanceOf(Readable);
  expect((await buffer(state.sent as Readable)).toString()).toBe(long);
  expect(state.length).toBe(2 * sliceBytes + 2);
});

it("over the bound the oldest unsent responses are given up, and those that ended do not count", () => {
  let closed = 0;
  const text = "x".repeat(100_000);
  const sendPayload = createSendPayload({ log: createLog(false), maxUnsentBytes: 250_000, onClosed: () => closed++ });
  const replies = Array.from({ length: 4 }, createReply);
  const [first, second, third, fourth] = replies as [
    ReturnType<typeof createReply>,
    ...ReturnType<typeof createReply>[],
  ];
  const send = (one = first) => sendPayload.send(one.self, text);
  send(first);
  send(second);
  first.raw.emit("close");
  send(third);
  expect(closed).toBe(0);
  send(fourth);
  expect(replies.map(({ state }) => state.isReset)).toEqual([false, true, false, false]);
  expect(closed).toBe(1);
});

it("responses of 256 MiB may be unsent by default", () => {
  let closed = 0;
  const sendPayload = createSendPayload({ log: createLog(false), onClosed: () => closed++ });
  const body = Buffer.alloc(64 * 1024 * 1024);
  for (let count = 0; count < 4; count++) sendPayload.send(createReply().self, body);
  expect(closed).toBe(0);
  sendPayload.send(createReply().self, body);
  expect(closed).toBe(1);
});
