// Bearer tokens: what is asked of the store and how often, and what expiry and revocation come to.
import { describe, expect, it } from "vitest";
import { createIdentifyStored } from "../../../server/auth/stored-tokens.ts";
import { createTokenHandler } from "../../../server/auth/token-handler.ts";
import { StoreUnavailable } from "../../../server/storage/phone-number-store.ts";
import { memoryTokens } from "../../support/memory-tokens.ts";

function handlerOf({ tokenLimit = 10 } = {}) {
  const store = memoryTokens([
    { name: "sync", token: "a-secret", scopes: ["contacts:read"], tenant: "acme" },
    { name: "short", token: "a-short-one", expiresAt: 3_000 },
  ]);
  const state = { now: 1_000, setBack: 0, asked: 0, away: false };
  const identifyStored = createIdentifyStored(store);
  const handler = createTokenHandler({
    identify: (token, digest) => {
      state.asked++;
      return state.away ? Promise.reject(new StoreUnavailable("away")) : identifyStored(token, digest);
    },
    cacheMs: 5_000,
    tokenLimit,
    clock: () => state.now,
    monotonicClock: () => state.now + state.setBack,
  });
  return { store, state, ask: async (authorization: string | undefined) => handler(authorization), handler };
}

it.each([undefined, ""])("a token is needed (%j)", async (header) => {
  await expect(handlerOf().ask(header)).rejects.toMatchObject({
    code: "MissingCredentials",
    headers: { "www-authenticate": 'Bearer realm="contacts"' },
  });
});

it.each([
  "a-secret",
  "Basic a-secret",
  "Bearer",
  "Bearer ",
  "Bearer a b",
  "Bearer a-secret, Bearer a-secret",
  "Bearer ä",
])("%j is not a bearer token, and is not looked up", async (header) => {
  const { ask, state } = handlerOf();
  await expect(ask(header)).rejects.toMatchObject({ code: "InvalidCredentials" });
  expect(state.asked).toBe(0);
});

describe("a known token", () => {
  it("a token identifies its caller, and is then known synchronously", async () => {
    const { ask, handler, state } = handlerOf();
    expect(await ask("bearer a-secret")).toEqual({
      id: "token:sync",
      scopes: new Set(["contacts:read"]),
      tenant: "acme",
    });
    expect(handler("Bearer a-secret")).toMatchObject({ id: "token:sync" });
    expect(state.asked).toBe(1);
  });

  it("a known token is refused when it was revoked, once it is asked for again", async () => {
    const { ask, store, state } = handlerOf();
    await ask("Bearer a-secret");
    await store.revoke("sync", 1_500);
    state.now = 5_999;
    await ask("Bearer a-secret");
    state.now = 6_000;
    await expect(ask("Bearer a-secret")).rejects.toMatchObject({ code: "InvalidCredentials" });
  });

  it("a known token is refused when it was revoked, though the clock was set back by an hour meanwhile", async () => {
    const { ask, store, state } = handlerOf();
    state.now = 5_000_000;
    await ask("Bearer a-secret");
    await store.revoke("sync", 5_000_000);
    state.now -= 3_600_000;
    state.setBack = 3_600_000 + 5_000;
    await expect(ask("Bearer a-secret")).rejects.toMatchObject({ code: "InvalidCredentials" });
  });

  it("a known token expires by the time of day, however long the process has run", async () => {
    const { ask, state } = handlerOf();
    state.setBack = -1_000;
    await ask("Bearer a-short-one");
    state.now = 3_000;
    await expect(ask("Bearer a-short-one")).rejects.toMatchObject({ code: "InvalidCredentials" });
    expect(state.asked).toBe(1);
  });

  it("a known token is refused from the moment that it expires, remembered or not", async () => {
    const { ask, state } = handlerOf();
    state.now = 2_999;
    await ask("Bearer a-short-one");
    state.now = 3_000;
    await expect(ask("Bearer a-short-one")).rejects.toMatchObject({ code: "InvalidCredentials" });
    expect(state.asked).toBe(1);
  });
});

describe("an unknown token", () => {
  it("an unknown token is refused, remembered, and asked for again", async () => {
    const { ask, state } = handlerOf();
    await expect(ask("Bearer wrong")).rejects.toMatchObject({
      code: "InvalidCredentials",
      headers: { "www-authenticate": 'Bearer realm="contacts", error="invalid_token"' },
    });
    await expect(ask("Bearer wrong")).rejects.toThrow("not valid");
    expect(state.asked).toBe(1);
    state.now += 5_000;
    await expect(ask("Bearer wrong")).rejects.toThrow("not valid");
    expect(state.asked).toBe(2);
  });

  it("evicts the least recently used entry, and remembers no more", async () => {
    const { ask, state } = handlerOf({ tokenLimit: 3 });
    for (const token of ["1", "2", "3", "4"]) await expect(ask(`Bearer ${token}`)).rejects.toThrow();
    await expect(ask("Bearer 4")).rejects.toThrow();
    expect(state.asked).toBe(4);
    await expect(ask("Bearer 1")).rejects.toThrow();
    expect(state.asked).toBe(5);
  });

  it("a token that was identified again is evicted after those identified before", async () => {
    const { ask, state } = handlerOf({ tokenLimit: 3 });
    for (const token of ["1", "2"]) await expect(ask(`Bearer ${token}`)).rejects.toThrow();
    state.now += 5_000;
    for (const token of ["1", "3", "4"]) await expect(ask(`Bearer ${token}`)).rejects.toThrow();
    expect(state.asked).toBe(5);
    await expect(ask("Bearer 1")).rejects.toThrow();
    expect(state.asked).toBe(5);
  });
});

it("an unavailable store is not a refusal, and is asked again", async () => {
  const { ask, state } = handlerOf();
  state.away = true;
  await expect(ask("Bearer a-secret")).rejects.toThrow(StoreUnavailable);
  state.away = false;
  expect(await ask("Bearer a-secret")).toMatchObject({ id: "token:sync" });
});

it.each([
  ["Bearer a-secret", true],
  ["BEARER   a-secret", true],
  ["Bearer a-secret=", false],
  ["xBearer a-secret", false],
  ["Bearer a-secret ", false],
  ["Bearera-secret", false],
  ["Bearer =a", false],
])("%j names the token: %s", async (header, isNamed) => {
  const asking = handlerOf().ask(header);
  if (isNamed) expect(await asking).toMatchObject({ id: "token:sync" });
  else await expect(asking).rejects.toMatchObject({ message: "The bearer token is not valid" });
});

it.each(["a.b", "a_b", "a~b", "a+b", "a/b", "a-b", "a=", "a==", "0", "Z"])("%s may be a token", async (token) => {
  const { ask, state } = handlerOf();
  await expect(ask(`Bearer ${token}`)).rejects.toThrow("The bearer token is not valid");
  expect(state.asked).toBe(1);
});

it("a token is needed, in words", async () => {
  await expect(handlerOf().ask(undefined)).rejects.toThrow("A bearer token is required");
});

it("without a word a token is asked for again after 5 seconds of the process's own time", async () => {
  let asked = 0;
  const principal = { id: "token:sync", scopes: new Set<string>() };
  const handler = createTokenHandler({
    identify: async () => {
      asked++;
      return { principal };
    },
  });
  expect(await handler("Bearer a")).toBe(principal);
  expect(await handler("Bearer a")).toBe(principal);
  expect(asked).toBe(1);
});

it("a token that was asked for again is the youngest", async () => {
  const { ask, state } = handlerOf({ tokenLimit: 2 });
  const refused = (token: string) => expect(ask(`Bearer ${token}`)).rejects.toThrow();
  await refused("1");
  await refused("2");
  state.now += 5_000;
  await refused("1");
  await refused("3");
  expect(state.asked).toBe(4);
  await refused("1");
  expect(state.asked).toBe(4);
});
