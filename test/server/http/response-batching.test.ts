// Responses of one turn leave together at its end; one that cannot be written ends its own connection only.
import { setImmediate as turn } from "node:timers/promises";
import type { FastifyReply } from "fastify";
import { expect, it } from "vitest";
import { createResponseBatching } from "../../../server/http/response-batching.ts";

function createReplies() {
  const events: string[] = [];
  const reply = (name: string, failure?: Error) =>
    ({
      send(text: string | undefined) {
        if (failure !== undefined) throw failure;
        events.push(`${name} sent ${text}`);
      },
      log: {
        error: ({ err }: { readonly err: Error }, message: string) =>
          events.push(`${name}: ${message}: ${err.message}`),
      },
      raw: { destroy: () => events.push(`${name} destroyed`) },
    }) as unknown as FastifyReply;
  return { events, reply };
}

it("responses are sent in order at the end of the turn in which requests arrive", async () => {
  const { events, reply } = createReplies();
  const batching = createResponseBatching();
  batching.requestArrived();
  batching.send(reply("A"), "a");
  batching.requestArrived();
  batching.send(reply("B"), undefined);
  expect(events).toEqual([]);
  await turn();
  expect(events).toEqual(["A sent a", "B sent undefined"]);
});

it("responses are sent immediately when no requests arrive, and again after a batch", async () => {
  const { events, reply } = createReplies();
  const batching = createResponseBatching();
  batching.send(reply("A"), "a");
  expect(events).toEqual(["A sent a"]);
  batching.requestArrived();
  await turn();
  batching.send(reply("B"), "b");
  expect(events).toEqual(["A sent a", "B sent b"]);
});

it("a response that cannot be written is logged, loses its connection, and holds up no other", async () => {
  const { events, reply } = createReplies();
  const batching = createResponseBatching();
  batching.requestArrived();
  batching.send(reply("A"), "a");
  batching.send(reply("B", new Error("cannot be written")), "b");
  batching.send(reply("C"), "c");
  await turn();
  expect(events).toEqual(["A sent a", "B: response not sent: cannot be written", "B destroyed", "C sent c"]);
});

it("a response is sent once, whatever turns follow", async () => {
  const { events, reply } = createReplies();
  const batching = createResponseBatching();
  for (const name of ["A", "B"]) {
    batching.requestArrived();
    batching.send(reply(name), "text");
    await turn();
  }
  expect(events).toEqual(["A sent text", "B sent text"]);
});
