// What of a right token is still refused, or read in another way: algorithms, scopes, tenants and clocks.
import { createLocalJWKSet, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from "jose";
import { beforeAll, expect, it } from "vitest";
import { createIdentifyJwt, type JwtOptions } from "../../../server/auth/json-web-tokens.ts";
import { KeysUnavailable } from "../../../server/auth/key-set.ts";
import { StoreUnavailable } from "../../../server/storage/phone-number-store.ts";

const now = 1_800_000_000;
let options: JwtOptions;
let sign: (claims?: JWTPayload) => Promise<string>;
beforeAll(async () => {
  const { publicKey, privateKey } = await generateKeyPair("ES256");
  options = {
    getKey: createLocalJWKSet({ keys: [await exportJWK(publicKey)] }),
    issuer: "i",
    audience: "a",
    algorithms: ["ES256"],
    clockToleranceSeconds: 10,
    clock: () => now * 1_000,
  };
  sign = (claims = {}) =>
    new SignJWT({ iss: "i", aud: "a", sub: "s", exp: now + 60, ...claims })
      .setProtectedHeader({ alg: "ES256" })
      .sign(privateKey);
});

const identify = (token: string, changed: Partial<JwtOptions> = {}) =>
  createIdentifyJwt({ ...options, ...changed })(token, "");

it("a token says who calls, and until when", async () => {
  expect(await identify(await sign({ scope: "contacts:read other" }))).toEqual({
    principal: { id: "jwt:s", scopes: new Set(["contacts:read", "other"]), tenant: undefined },
    until: (now + 70) * 1_000,
  });
});

it("an algorithm that is not named is refused, though the key would verify it", async () => {
  expect(await identify(await sign(), { algorithms: ["RS256", "ES384"] })).toBe(undefined);
});

it.each([
  [{ exp: now - 9 }, true],
  [{ exp: now - 10 }, false],
  [{ nbf: now + 10 }, true],
  [{ nbf: now + 11 }, false],
])("the clocks may differ by the tolerance: %j", async (claims, isTaken) => {
  expect((await identify(await sign(claims))) !== undefined).toBe(isTaken);
});

it.each([
  [{ scp: ["contacts:read"] }, ["contacts:read"]],
  [{ scp: "a b" }, ["a", "b"]],
  [{ scope: 7 }, []],
  [{}, []],
])("scopes of %j", async (claims, scopes) => {
  expect((await identify(await sign(claims)))?.principal.scopes).toEqual(new Set(scopes));
});

it.each(["", "a/b", "a\u001fb", "x".repeat(65), 5, null, ["acme"]])(
  "%j is no tenant, and not the nameless one either",
  async (tenant) => {
    expect(await identify(await sign({ tenant }), { tenantClaim: "tenant" })).toBe(undefined);
  },
);

it("a tenant is the claim's", async () => {
  expect((await identify(await sign({ tenant: "acme" }), { tenantClaim: "tenant" }))?.principal.tenant).toBe("acme");
});

it("without keys nobody can say", async () => {
  const getKey = () => Promise.reject(new KeysUnavailable("away"));
  await expect(identify(await sign(), { getKey })).rejects.toThrow(StoreUnavailable);
});

it.each(["", "a.b.c", "cpn_x", "e30.e30.e30"])("%j is no JWT", async (token) => {
  expect(await identify(token)).toBe(undefined);
});

it.each<[string, Readonly<Record<string, unknown>>]>([
  ["another issuer", { iss: "other" }],
  ["another audience", { aud: "other" }],
  ["no issuer", { iss: undefined }],
  ["no audience", { aud: undefined }],
  ["no end", { exp: undefined }],
  ["no subject", { sub: undefined }],
])("a token with %s is refused", async (_name, claims) => {
  expect(await identify(await sign(claims as JWTPayload))).toBe(undefined);
});

it("a token for several audiences is for each of them", async () => {
  expect(await identify(await sign({ aud: ["b", "a"] }))).toMatchObject({ principal: { id: "jwt:s" } });
});

it("scope goes before scp, and numbers in a list are texts", async () => {
  const scopesOf = async (claims: JWTPayload) => (await identify(await sign(claims)))?.principal.scopes;
  expect(await scopesOf({ scope: "a", scp: ["b"] })).toEqual(new Set(["a"]));
  expect(await scopesOf({ scp: ["a", 5] })).toEqual(new Set(["a", "5"]));
});

it("a token without the claim is of no tenant where tenants have one, and of the nameless one elsewhere", async () => {
  expect(await identify(await sign(), { tenantClaim: "tenant" })).toBe(undefined);
  expect((await identify(await sign({ tenant: "acme" })))?.principal.tenant).toBe(undefined);
});

it("the time is the process's own where none is given", async () => {
  const withoutClock = { ...options };
  Reflect.deleteProperty(withoutClock, "clock");
  const token = await sign({ exp: Math.floor(Date.now() / 1_000) + 60 });
  expect(await createIdentifyJwt(withoutClock)(token, "")).toMatchObject({ principal: { id: "jwt:s" } });
  const old = await sign({ exp: Math.floor(Date.now() / 1_000) - 60 });
  expect(await createIdentifyJwt(withoutClock)(old, "")).toBe(undefined);
});

it("the cause of missing keys is kept, and what else goes wrong is nobody's refusal", async () => {
  const away = new KeysUnavailable("away");
  await expect(identify(await sign(), { getKey: () => Promise.reject(away) })).rejects.toMatchObject({
    message: "away",
    cause: away,
  });
  const broken = { getKey: () => Promise.reject(new RangeError("a defect")) };
  await expect(identify(await sign(), broken)).rejects.toThrow(RangeError);
});
