// The issuer's keys: fetched when needed, again when they rotate, and kept when the issuer is away.
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { jwtVerify } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createKeySet, KeysUnavailable } from "../../../server/auth/key-set.ts";
import { type Issuer, startIssuer } from "../../support/issuer.ts";

let issuer: Issuer;
beforeAll(async () => {
  issuer = await startIssuer();
});
afterAll(() => issuer.close());

function keySet() {
  const time = { now: 0 };
  const options = { maxAgeMs: 600_000, maxStaleMs: 86_400_000, cooldownMs: 30_000, clock: () => time.now };
  const getKey = createKeySet({ url: issuer.url, ...options });
  const before = issuer.fetches();
  return { time, verify: (token: string) => jwtVerify(token, getKey), fetches: () => issuer.fetches() - before };
}

it("are fetched once for many tokens, those at the same moment too", async () => {
  const { verify, fetches } = keySet();
  const token = await issuer.sign();
  await Promise.all([1, 2, 3].map(() => verify(token)));
  await verify(token);
  expect(fetches()).toBe(1);
});

it("are fetched again for a key that is not among them, and not more often than the cooldown", async () => {
  const { verify, fetches, time } = keySet();
  await verify(await issuer.sign());
  await issuer.rotate();
  const token = await issuer.sign();
  await expect(verify(token)).rejects.toThrow("no applicable key");
  time.now += 30_000;
  await verify(token);
  expect(fetches()).toBe(2);
  const stray = await issuer.sign({}, { unknownKey: true });
  for (let request = 0; request < 20; request++) await expect(verify(stray)).rejects.toThrow("no applicable key");
  expect(fetches()).toBe(2);
});

it("are fetched again behind the caller's back when they are old", async () => {
  const { verify, fetches, time } = keySet();
  await verify(await issuer.sign());
  time.now += 600_000;
  await verify(await issuer.sign());
  await expect.poll(fetches).toBe(2);
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

it("are fetched again after failures with a short back-off that grows and is bounded", async () => {
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
});

describe("a fetch fails and costs no more than its limits", () => {
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
    ["a body over the size limit", (_request, response) => response.end(keysOf(10_000))],
    ["a body that is not JSON", (_request, response) => response.end("<html>")],
    ["a body that is not a key set", (_request, response) => response.end('{"keys":5}')],
    ["a body that never ends", (_request, response) => response.write('{"keys":[')],
    ["a response that never comes", () => undefined],
  ])("%s", async (_name, respond) => {
    const { url, server } = await failing(respond);
    const getKey = createKeySet({ url, maxBytes: 5_000, timeoutMs: 200 });
    await expect(jwtVerify(await issuer.sign(), getKey)).rejects.toThrow(KeysUnavailable);
    server.close();
    server.closeAllConnections();
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
