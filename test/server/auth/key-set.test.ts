// The issuer's keys: fetched when needed, again when they rotate, and kept when the issuer is away.
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { jwtVerify } from "jose";
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import { createKeySet, KeysUnavailable } from "../../../server/auth/key-set.ts";
import { type Issuer, startIssuer } from "../../support/issuer.ts";

let issuer: Issuer;
beforeAll(async () => {
  issuer = await startIssuer();
});
afterAll(() => issuer.close());

function keySet() {
  const time = { now: 0 };
  // Only the clock is given, so that the times below are those of a running server.
  const getKey = createKeySet({ url: issuer.url, clock: () => time.now });
  const before = issuer.fetches();
  return { time, verify: (token: string) => jwtVerify(token, getKey), fetches: () => issuer.fetches() - before };
}

it("the keys are fetched once for many tokens, also for concurrent ones", async () => {
  const { verify, fetches } = keySet();
  const token = await issuer.sign();
  await Promise.all([1, 2, 3].map(() => verify(token)));
  await verify(token);
  expect(fetches()).toBe(1);
});

it("the keys are fetched again for an unknown key, at most once per cooldown", async () => {
  const { verify, fetches, time } = keySet();
  await verify(await issuer.sign());
  await issuer.rotate();
  const token = await issuer.sign();
  for (const ms of [0, 29_999]) {
    time.now += ms;
    await expect(verify(token)).rejects.toThrow("no applicable key");
  }
  time.now += 1;
  await verify(token);
  expect(fetches()).toBe(2);
  const stray = await issuer.sign({}, { unknownKey: true });
  for (let request = 0; request < 20; request++) await expect(verify(stray)).rejects.toThrow("no applicable key");
  expect(fetches()).toBe(2);
});

it("keys are not fetched again before they are ten minutes old", async () => {
  let now = 0;
  let fetches = 0;
  const send: typeof fetch = (...given) => {
    fetches++;
    return fetch(...given);
  };
  const getKey = createKeySet({ url: issuer.url, clock: () => now, fetch: send });
  for (now of [0, 30_000, 599_999]) await jwtVerify(await issuer.sign(), getKey);
  expect(fetches).toBe(1);
});

it("old keys are fetched again in the background", async () => {
  const { verify, fetches, time } = keySet();
  await verify(await issuer.sign());
  time.now += 600_000;
  await verify(await issuer.sign());
  await expect.poll(fetches).toBe(2);
});

it("serve while they are fetched again, however long that takes", async () => {
  let now = 0;
  const responses = [fetch(issuer.url), new Promise<Response>(() => undefined)];
  const send = () => responses.shift() ?? Promise.reject(new Error("fetched once more"));
  const getKey = createKeySet({ url: issuer.url, clock: () => now, fetch: send });
  const token = await issuer.sign();
  await jwtVerify(token, getKey);
  now += 600_000;
  await jwtVerify(token, getKey);
  expect(responses).toEqual([]);
});

it("serve for a day while the issuer is away, and no longer", async () => {
  const { verify, time } = keySet();
  const token = await issuer.sign();
  await verify(token);
  issuer.setAway(true);
  time.now += 86_399_999;
  await verify(token);
  time.now += 1;
  await expect(verify(token)).rejects.toThrow(KeysUnavailable);
  issuer.setAway(false);
  time.now += 30_000;
  await verify(token);
});

it("the keys are fetched again after failures, with a growing and bounded back-off", async () => {
  const { verify, time, fetches } = keySet();
  issuer.setAway(true);
  const token = await issuer.sign();
  for (const [attempt, seconds] of [1, 2, 4, 8, 10, 10].entries()) {
    await expect(verify(token)).rejects.toMatchObject({ name: "KeysUnavailable", retryAfterSeconds: seconds });
    time.now += seconds * 1_000 - 1;
    await expect(verify(token)).rejects.toMatchObject({ retryAfterSeconds: 1 });
    expect(fetches()).toBe(attempt + 1);
    time.now += 1;
  }
  issuer.setAway(false);
  await verify(token);
  // A success begins it anew.
  issuer.setAway(true);
  time.now += 86_400_000;
  await expect(verify(token)).rejects.toMatchObject({ retryAfterSeconds: 1 });
  issuer.setAway(false);
});

it("a caller is asked to wait a second at least, however soon the keys are fetched again", async () => {
  const send = () => Promise.reject(new Error("away"));
  const getKey = createKeySet({ url: issuer.url, minBackoffMs: 0, clock: () => 0, fetch: send });
  await expect(jwtVerify(await issuer.sign(), getKey)).rejects.toMatchObject({ retryAfterSeconds: 1 });
});

describe("a fetch of the key set", () => {
  const failing = (respond: RequestListener) => {
    const server = createServer(respond);
    return new Promise<{ url: URL; server: Server }>((resolve) => {
      server.listen(0, "127.0.0.1", () => {
        resolve({ url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`), server });
      });
    });
  };
  const keysOf = (size: number) => JSON.stringify({ keys: [], padding: "x".repeat(size) });

  it.each<[string, RequestListener]>([
    ["a redirect", (_request, response) => response.writeHead(302, { location: String(issuer.url) }).end()],
    [
      "an error status with a valid body",
      (_request, response) => {
        fetch(issuer.url).then(async (keys) => response.writeHead(500).end(await keys.text()));
      },
    ],
    ["a body over the size limit", (_request, response) => response.end(keysOf(10_000))],
    ["a body that is not JSON", (_request, response) => response.end("<html>")],
    ["a body that is not a key set", (_request, response) => response.end('{"keys":5}')],
    ["a body that never ends", (_request, response) => response.write('{"keys":[')],
    ["a response that never comes", () => undefined],
  ])("a fetch of the keys fails after %s", async (_name, respond) => {
    const { url, server } = await failing(respond);
    const getKey = createKeySet({ url, maxBytes: 5_000, timeoutMs: 200 });
    await expect(jwtVerify(await issuer.sign(), getKey)).rejects.toThrow(KeysUnavailable);
    server.close();
    server.closeAllConnections();
  });

  it("a fetch of the key set has by default a limit of five seconds and 1 MiB, and follows no redirect", async () => {
    const timeout = vi.spyOn(AbortSignal, "timeout");
    onTestFinished(() => timeout.mockRestore());
    const requests: unknown[] = [];
    for (const [size, message] of [
      [1_048_576, "no applicable key"],
      [1_048_577, "unavailable"],
    ] as const) {
      const text = keysOf(size - keysOf(0).length);
      const send = async (url: unknown, init: { readonly redirect?: string } = {}) => {
        requests.push([url, init.redirect]);
        return new Response(text);
      };
      const getKey = createKeySet({ url: issuer.url, fetch: send as typeof fetch });
      await expect(jwtVerify(await issuer.sign(), getKey)).rejects.toThrow(message);
    }
    expect(requests).toEqual([
      [issuer.url, "error"],
      [issuer.url, "error"],
    ]);
    expect(timeout.mock.calls).toEqual([[5_000], [5_000]]);
  });

  it("a body of the maximum size is read", async () => {
    const maxBytes = keysOf(5_000).length;
    const { url, server } = await failing((_request, response) => response.end(keysOf(5_000)));
    const token = await issuer.sign();
    await expect(jwtVerify(token, createKeySet({ url, maxBytes }))).rejects.toThrow("no applicable key");
    await expect(jwtVerify(token, createKeySet({ url, maxBytes: maxBytes - 1 }))).rejects.toThrow(KeysUnavailable);
    server.close();
    server.closeAllConnections();
  });
});

it.each([
  ["of a failed response", 503],
  ["over the maximum size", 200],
])("a body %s is given up, so that its connection is free", async (_which, status) => {
  const reasons: unknown[] = [];
  const body = new ReadableStream({
    pull: (controller) => controller.enqueue(Buffer.alloc(101)),
    cancel: (reason) => void reasons.push(reason),
  });
  const getKey = createKeySet({ url: issuer.url, maxBytes: 100, fetch: async () => new Response(body, { status }) });
  await expect(jwtVerify(await issuer.sign(), getKey)).rejects.toThrow(KeysUnavailable);
  expect(reasons).toHaveLength(1);
});
