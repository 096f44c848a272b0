// Opaque tokens: what one is made of, what is kept of it, and who holds it.
import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createIdentifyStored, createToken, isOpaque, tokenState } from "../../../server/auth/stored-tokens.ts";
import { memoryTokens } from "../../support/memory-tokens.ts";

const digestOf = (token: string) => createHash("sha256").update(token).digest("hex");

describe("a new token", () => {
  it("a new token has a prefix and 256 random bits, and only its digest is kept", async () => {
    const store = memoryTokens();
    const token = (await createToken(store, { name: "sync", scopes: ["contacts:read"], tenant: "acme" }, 5)) ?? "";
    expect(token).toMatch(/^cpn_[A-Za-z0-9_-]{43}$/);
    expect(await store.list()).toEqual([
      { name: "sync", digest: digestOf(token), scopes: ["contacts:read"], tenant: "acme", createdAt: 5 },
    ]);
    expect(await createToken(store, { name: "other", scopes: [] }, 5)).not.toBe(token);
  });

  it("expires so long after now, or never", async () => {
    const store = memoryTokens();
    await createToken(store, { name: "a", scopes: [], expiresInMs: 60 }, 5);
    await createToken(store, { name: "b", scopes: [] }, 5);
    expect((await store.list()).map(({ expiresAt }) => expiresAt)).toEqual([65, undefined]);
  });

  it("no token is created if its name is in use", async () => {
    const store = memoryTokens([{ name: "sync", token: "x" }]);
    expect(await createToken(store, { name: "sync", scopes: [] }, 5)).toBe(undefined);
  });
});

it.each([
  ["cpn_x", true],
  ["xcpn_", false],
  ["cpn", false],
  ["a.b.c", false],
])("%s is one of ours: %s", (token, expected) => {
  expect(isOpaque(token)).toBe(expected);
});

it.each([
  [{}, 10, "valid"],
  [{ expiresAt: 11 }, 10, "valid"],
  [{ expiresAt: 10 }, 10, "expired"],
  [{ expiresAt: 9 }, 10, "expired"],
  [{ revokedAt: 3 }, 10, "revoked"],
  [{ expiresAt: 9, revokedAt: 3 }, 10, "revoked"],
])("%j at %s is %s", (members, now, state) => {
  expect(tokenState({ name: "a", digest: "d", scopes: [], createdAt: 0, ...members }, now)).toBe(state);
});

describe("who holds a token", () => {
  const store = memoryTokens([
    { name: "sync", token: "a", scopes: ["contacts:read"], tenant: "acme", expiresAt: 99 },
    { name: "old", token: "b", revokedAt: 3 },
  ]);
  const identify = (token: string) => createIdentifyStored(store)("", digestOf(token));

  it("a token is found by its digest", async () => {
    const principal = { id: "token:sync", scopes: new Set(["contacts:read"]), tenant: "acme" };
    expect(await identify("a")).toEqual({ principal, until: 99 });
  });

  it.each(["b", "c"])("an unknown token (%s) identifies no caller", async (token) => {
    expect(await identify(token)).toBe(undefined);
  });
});
