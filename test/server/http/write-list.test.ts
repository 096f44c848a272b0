// A long list is written over several turns, and other callers are served between them.
import type { FastifyReply, FastifyRequest } from "fastify";
import { expect, it } from "vitest";
import { bodySchemas, type Codec } from "../../../generated/codecs.ts";
import { createSendResponse } from "../../../server/http/response.ts";
import { charactersPerTurn, itemsPerPart, maxListsInProgress, writeList } from "../../../server/http/write-list.ts";
import { freshContact, startTestServer } from "../../support/server.ts";

const { codecs } = bodySchemas.ArrayOfPhoneNumberDTO;
const numbers = (count: number, Notes = "</é]>,") =>
  Array.from({ length: count }, (_, index) => ({ PhoneNumberID: index + 1, PhoneNumber: "5", Notes }));
/** A contact of maximum size. */
const largest = numbers(1_000, "é".repeat(4_000));
const turn = () => new Promise(setImmediate);

it("a list is written in parts of 25 items and turns of 64 KiB, eight lists at a time", () => {
  expect([itemsPerPart, charactersPerTurn, maxListsInProgress]).toEqual([25, 65_536, 8]);
});

it.each(["application/json", "application/xml"] as const)(
  "has the bytes of the whole list in %s",
  async (mediaType) => {
    const { write } = codecs[mediaType] as Codec<readonly unknown[]>;
    for (const count of [itemsPerPart + 1, 2 * itemsPerPart, 1_000]) {
      const written = await writeList(write, numbers(count), mediaType.endsWith("xml"));
      expect(written.toString()).toBe(write(numbers(count)));
    }
  },
);

it("a long list is sent completely, with its length", async () => {
  const server = await startTestServer();
  const { path } = freshContact();
  const headers = { "content-type": "application/json" };
  await server.send({ method: "POST", path, headers, body: JSON.stringify(numbers(1_000)) });
  const { text, headers: received } = await server.send({ path, headers: { accept: "text/xml" } });
  expect(text.split("<PhoneNumberDTO>").length).toBe(1_001);
  expect(Number(received["content-length"])).toBe(Buffer.byteLength(text));
  await server.close();
});

/** Sends lists of maximum size. `sent` counts those whose bytes are complete. */
function sender(items: readonly object[] = largest) {
  const state = { sent: 0, failures: [] as unknown[] };
  const send = createSendResponse({
    validateResponses: false,
    sendPayload: { requestArrived: () => undefined, send: () => state.sent++ },
  });
  const request = { headers: {}, responseType: "application/json" } as FastifyRequest;
  const reply: Record<string, (value: unknown) => unknown> = { send: (failure) => state.failures.push(failure) };
  for (const method of ["code", "headers", "type"]) reply[method] = () => reply;
  const headers = { etag: '"1.application-json"' };
  return {
    state,
    send: () =>
      send(request, reply as unknown as FastifyReply, "listPhoneNumbers", {
        status: 200,
        body: items,
        headers,
      }),
  };
}

it("a list of a hundred usual numbers is written in one turn", async () => {
  const { state, send } = sender(numbers(100, "front desk"));
  send();
  await turn();
  expect(state.sent).toBe(1);
});

it("writeList lets the event loop turn after each part", async () => {
  const { state, send } = sender();
  send();
  let turns = 0;
  for (; state.sent === 0; turns++) await turn();
  expect(turns).toBeGreaterThanOrEqual(1_000 / 25 - 1);
});

it("a limited number of lists is written over several turns at a time", async () => {
  const { state, send } = sender();
  for (let count = 0; count < maxListsInProgress; count++) send();
  expect(state.sent).toBe(0);
  send();
  expect(state.sent).toBe(1);
  while (state.sent < maxListsInProgress + 1) await turn();
  send();
  expect(state.sent).toBe(maxListsInProgress + 1);
  while (state.sent < maxListsInProgress + 2) await turn();
});

it("a list that cannot be written goes to the error handler, and nothing of it is sent", async () => {
  const unwritable = {
    get PhoneNumber() {
      throw new Error("unwritable");
    },
  };
  const { state, send } = sender([...largest.slice(0, 2 * itemsPerPart), unwritable]);
  for (let count = 0; count < maxListsInProgress; count++) send();
  while (state.failures.length < maxListsInProgress) await turn();
  expect(state).toEqual({ sent: 0, failures: Array(maxListsInProgress).fill(new Error("unwritable")) });
  // Each failed list has made room for another one.
  send();
  while (state.failures.length < maxListsInProgress + 1) await turn();
});
