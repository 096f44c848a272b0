// The issuer's keys: fetched when needed, again when they rotate, and kept when the issuer is away.
import { jwtVerify } from "jose";
import { afterAll, beforeAll, expect, it } from "vitest";
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

it("are asked for again when they could not be had at first", async () => {
  const { verify, time } = keySet();
  issuer.setAway(true);
  await expect(verify(await issuer.sign())).rejects.toThrow(KeysUnavailable);
  issuer.setAway(false);
  await expect(verify(await issuer.sign())).rejects.toThrow(KeysUnavailable);
  time.now += 30_000;
  await verify(await issuer.sign());
});
