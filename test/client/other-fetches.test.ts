// A fetch that is not the platform's: parts of a Response, bodies of Node streams, errors thrown in odd ways.
import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import type { Fetch, FetchInit, FetchResponse } from "../../client/index.ts";
import { createClient } from "./client-under-test.ts";
import { baseUrl, clientWith, json, success } from "./stub-fetch.ts";

const contactID = "C-1";
const headers = new Headers({ "Content-Type": "application/json" });
const bytes = async () => new TextEncoder().encode("[]").buffer as ArrayBuffer;

const callWith = (fetch: Fetch) => createClient({ baseUrl, fetch, tries: 1 }).listPhoneNumbers({ contactID });

describe("a fetch that returns an incomplete Response", () => {
  it.each<[string, unknown]>([
    ["nothing", undefined],
    ["null", null],
    ["a text", "[]"],
    ["an empty object", {}],
    ["what Jest mocks often have: ok, status and json()", { ok: true, status: 200, json: async () => [] }],
    ["no headers", { status: 200, arrayBuffer: bytes }],
    ["headers without get()", { status: 200, headers: { "content-type": "application/json" }, arrayBuffer: bytes }],
    ["no status", { headers, arrayBuffer: bytes }],
    ["no arrayBuffer()", { status: 200, headers, text: async () => "[]" }],
    ["a status as text", { status: "200", headers, arrayBuffer: bytes }],
    ["null as status", { status: null, headers, arrayBuffer: bytes }],
    ["a get() that is not a function", { status: 200, headers: { get: "x" }, arrayBuffer: bytes }],
    ...["Content-Type", "ETag", "Retry-After"].map((odd): [string, unknown] => {
      const get = (name: string) => (name === odd ? Symbol("x") : headers.get(name));
      return [`a ${odd} that is not a text`, { status: 200, headers: { get }, arrayBuffer: bytes }];
    }),
    ["an arrayBuffer that is not a function", { status: 200, headers, arrayBuffer: new ArrayBuffer(2) }],
    ["a body that is not a stream", { status: 418, headers, body: "[]", arrayBuffer: bytes }],
  ])("an incomplete Response is a network failure: %s", async (_name, response) => {
    const result = await callWith(async () => response as FetchResponse);
    if (result.status !== "network-failure") throw new Error(`not a network failure: ${result.status}`);
    expect(String(result.error.cause)).toContain("fetch returned an incomplete Response");
  });

  it.each<[string, Fetch]>([
    [
      "throws before it returns a promise",
      () => {
        throw new TypeError("no network");
      },
    ],
    ["rejects with nothing", () => Promise.reject()],
    ["has headers whose get() throws", async () => ({ status: 200, headers: { get: raise }, arrayBuffer: bytes })],
    [
      "has a body that throws when it is looked at",
      async () => Object.defineProperty({ status: 304, headers, arrayBuffer: bytes }, "body", { get: raise }),
    ],
    ["has an arrayBuffer() that throws", async () => ({ status: 200, headers, arrayBuffer: () => raise() })],
    ["has an arrayBuffer() that rejects", async () => ({ status: 200, headers, arrayBuffer: async () => raise() })],
  ])("an incomplete Response is a network failure when it %s", async (_name, fetch) => {
    expect(await callWith(fetch)).toMatchObject({ status: "network-failure", tries: 1 });
  });

  it("a Response with status, headers and arrayBuffer() is enough", async () => {
    const response = { status: 200, headers: { get: (name: string) => headers.get(name) }, arrayBuffer: bytes };
    expect(await callWith(async () => response)).toMatchObject({ status: 200, ok: true, body: [] });
  });

  it("one Response may serve several calls, and is left unchanged", async () => {
    const text = async () => "kept";
    const response = Object.freeze({ status: 200, headers, arrayBuffer: bytes, text });
    for (const _ of [1, 2]) expect(await callWith(async () => response)).toMatchObject({ status: 200 });
    expect(response.text).toBe(text);
  });
});

function raise(): never {
  throw new Error("broken");
}

describe("the body of a response that is not read", () => {
  const unread = async (status: number, body: unknown) => {
    const page = { status, headers: new Headers({ "Content-Type": "text/html" }), body, arrayBuffer: bytes };
    return await callWith(async () => page as FetchResponse);
  };
  const streamOf = (onCancel: () => void) =>
    new ReadableStream({ cancel: onCancel, start: (controller) => controller.enqueue(new Uint8Array(9)) });

  it.each([
    [418, "undeclared-status"],
    [200, "invalid-response"],
    [304, 304],
  ])("an unread body is cancelled after status %s, so that its connection is free", async (status, expected) => {
    let cancelled = 0;
    expect(
      (
        await unread(
          status,
          streamOf(() => void cancelled++),
        )
      ).status,
    ).toBe(expected);
    expect(cancelled).toBe(1);
  });

  it("an unread body is destroyed when it is a stream of Node, as in node-fetch", async () => {
    const stream = Readable.from(["<html>"]);
    expect((await unread(418, stream)).status).toBe("undeclared-status");
    expect(stream.destroyed).toBe(true);
  });

  it.each<[string, unknown]>([
    ["has no way to end it", {}],
    ["is null", null],
    [
      "throws from cancel()",
      {
        cancel: () => {
          throw new Error("locked");
        },
      },
    ],
    ["rejects from cancel()", { cancel: () => Promise.reject(new Error("locked")) }],
    ["never ends its cancel()", { cancel: () => new Promise(() => {}) }],
    ["has a cancel that is not a function", { cancel: true }],
  ])("an unread body does not change the result when it %s", async (_name, body) => {
    expect((await unread(418, body)).status).toBe("undeclared-status");
  });
});

it("a fetch receives a URL and options that undici, node-fetch and the platform accept", async () => {
  const given: [string, FetchInit][] = [];
  const client = createClient({
    baseUrl,
    credentials: "include",
    fetch: async (url, init) => {
      given.push([url, init]);
      return json(200, success);
    },
  });
  await client.updatePhoneNumbers({ contactID, body: [{ PhoneNumber: "1" }], idempotencyKey: "k", ifMatch: '"1"' });
  await client.removePhoneNumber({ contactID, phoneNumberID: 1 });
  const [[url, init], [, removal]] = given as [[string, FetchInit], [string, FetchInit]];
  expect(url).toBe(`${baseUrl}/v1/Contacts/C-1/PhoneNumbers`);
  expect(init).toMatchObject({
    method: "POST",
    body: '[{"PhoneNumber":"1"}]',
    redirect: "manual",
    credentials: "include",
    signal: expect.any(AbortSignal),
  });
  expect(Object.getPrototypeOf(init.headers)).toBe(Object.prototype);
  expect(init.headers).toEqual({
    accept: "application/json",
    "content-type": "application/json",
    "idempotency-key": "k",
    "if-match": '"1"',
  });
  expect(removal).toMatchObject({ method: "DELETE", body: null });
});

it("a fetch receives no credentials option unless it is set", async () => {
  const given: FetchInit[] = [];
  await callWith(async (_url, init) => {
    given.push(init);
    return json(200, []);
  });
  expect(given[0]).not.toHaveProperty("credentials");
});

it("a fetch that ignores its signal is not called again after an abort in a hook", async () => {
  const controller = new AbortController();
  const { client, requests } = clientWith(() => json(200, []), {
    onRequest: async () => {
      controller.abort();
      await new Promise((resolve) => setImmediate(resolve));
      return undefined;
    },
  });
  expect(await client.listPhoneNumbers({ contactID }, controller)).toMatchObject({ status: "aborted" });
  await new Promise((resolve) => setImmediate(resolve));
  expect(requests).toHaveLength(0);
});
