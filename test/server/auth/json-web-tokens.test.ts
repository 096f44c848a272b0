// What of a right token is still refused, or read in another way: algorithms, scopes, tenants and clocks.
import {
  CompactSign,
  type CryptoKey,
  createLocalJWKSet,
  exportJWK,
  generateKeyPair,
  type JWK,
  type JWTPayload,
  SignJWT,
} from "jose";
import { beforeAll, describe, expect, it } from "vitest";
import { createIdentifyJwt, type JwtOptions } from "../../../server/auth/json-web-tokens.ts";
import { KeysUnavailable } from "../../../server/auth/key-set.ts";

const now = 1_800_000_000;
let options: JwtOptions;
let sign: (claims?: JWTPayload, header?: object) => Promise<string>;
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
  sign = (claims = {}, header = {}) =>
    new SignJWT({ iss: "i", aud: "a", sub: "s", exp: now + 60, ...claims })
      .setProtectedHeader({ alg: "ES256", ...header })
      .sign(privateKey);
});

const identify = (token: string, changed: Partial<JwtOptions> = {}) =>
  createIdentifyJwt({ ...options, ...changed })(token, "");

it("a token identifies its caller until its expiry", async () => {
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

it("a token that cannot be verified without keys is a 503 with Retry-After and the cause", async () => {
  const away = new KeysUnavailable(4);
  await expect(identify(await sign(), { getKey: () => Promise.reject(away) })).rejects.toMatchObject({
    code: "ServiceUnavailable",
    status: 503,
    headers: { "retry-after": "4" },
    cause: away,
  });
});

it.each(["", "a.b.c", "cpn_x", "e30.e30.e30"])("%j is not a JWT", async (token) => {
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

it("the default time is that of the process", async () => {
  const withoutClock = { ...options };
  Reflect.deleteProperty(withoutClock, "clock");
  const token = await sign({ exp: Math.floor(Date.now() / 1_000) + 60 });
  expect(await createIdentifyJwt(withoutClock)(token, "")).toMatchObject({ principal: { id: "jwt:s" } });
  const old = await sign({ exp: Math.floor(Date.now() / 1_000) - 60 });
  expect(await createIdentifyJwt(withoutClock)(old, "")).toBe(undefined);
});

it("a defect in the key lookup is not a refusal of the token", async () => {
  const broken = { getKey: () => Promise.reject(new RangeError("a defect")) };
  await expect(identify(await sign(), broken)).rejects.toThrow(RangeError);
});

it.each([
  ["no typ", {}, true],
  ["JWT", { typ: "JWT" }, true],
  ["at+jwt", { typ: "at+jwt" }, true],
  ["application/at+jwt", { typ: "application/AT+JWT" }, true],
  ["logout+jwt", { typ: "logout+jwt" }, false],
  ["dpop+jwt", { typ: "dpop+jwt" }, false],
  ["an empty typ", { typ: "" }, false],
])("a token with %s in its header: accepted is %s", async (_name, header, isAccepted) => {
  expect((await identify(await sign({}, header))) !== undefined).toBe(isAccepted);
});

it.each<[string, Readonly<Record<string, unknown>>]>([
  ["a number as subject", { sub: 5 }],
  ["an empty subject", { sub: "" }],
  ["a NUL in its subject", { sub: "a\u0000" }],
  ["half a surrogate pair in its subject", { sub: "a\ud800" }],
  ["a key to prove (cnf)", { cnf: { jkt: "x" } }],
])("a token with %s is refused", async (_name, claims) => {
  expect(await identify(await sign(claims as JWTPayload))).toBe(undefined);
});

it("a token that never expires (exp 1e999) is refused", async () => {
  const { publicKey, privateKey } = await generateKeyPair("ES256");
  const payload = `{"iss":"i","aud":"a","sub":"s","exp":1e999}`;
  const token = await new CompactSign(new TextEncoder().encode(payload))
    .setProtectedHeader({ alg: "ES256" })
    .sign(privateKey);
  const getKey = createLocalJWKSet({ keys: [await exportJWK(publicKey)] });
  expect(await identify(token, { getKey })).toBe(undefined);
  const finite = await new CompactSign(new TextEncoder().encode(payload.replace("1e999", "9e9")))
    .setProtectedHeader({ alg: "ES256" })
    .sign(privateKey);
  expect(await identify(finite, { getKey })).toMatchObject({ principal: { id: "jwt:s" } });
});

describe("without kid and with several keys", () => {
  const pairs = () => Promise.all([1, 2, 3].map(() => generateKeyPair("ES256")));
  const signBy = (key: CryptoKey, claims: JWTPayload = {}) =>
    new SignJWT({ iss: "i", aud: "a", sub: "s", exp: now + 60, ...claims })
      .setProtectedHeader({ alg: "ES256" })
      .sign(key);

  it("a token by any of them is accepted, and by another key refused", async () => {
    const known = await pairs();
    const keys = await Promise.all(known.map(({ publicKey }) => exportJWK(publicKey)));
    const getKey = createLocalJWKSet({ keys });
    for (const { privateKey } of known) {
      expect(await identify(await signBy(privateKey), { getKey })).toMatchObject({ principal: { id: "jwt:s" } });
      expect(await identify(await signBy(privateKey, { exp: now - 60 }), { getKey })).toBe(undefined);
    }
    const stranger = await generateKeyPair("ES256");
    expect(await identify(await signBy(stranger.privateKey), { getKey })).toBe(undefined);
  });
});

describe("an unusable key of the issuer", () => {
  const token = (header: object) =>
    [header, { iss: "i", aud: "a", sub: "s", exp: now + 60 }, {}]
      .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
      .join(".");
  it.each<[string, string, object]>([
    ["an RSA key with a number as modulus", "RS256", { kty: "RSA", n: 123, e: "AQAB" }],
    ["an RSA key without modulus", "RS256", { kty: "RSA", e: "AQAB" }],
    ["an RSA key of 1024 bits", "RS256", { kty: "RSA", n: Buffer.alloc(128, 255).toString("base64url"), e: "AQAB" }],
    ["a point outside of its curve", "ES256", { kty: "EC", crv: "P-256", x: "AQ", y: "AQ" }],
    ["on an unknown curve", "ES256", { kty: "EC", crv: "P-1", x: "AQ", y: "AQ" }],
    ["of a numeric type", "ES256", { kty: 5 }],
    ["an Edwards key without x", "EdDSA", { kty: "OKP", crv: "Ed25519" }],
  ])("a token is refused when its issuer's key is %s", async (_name, alg, jwk) => {
    const algorithms = ["RS256", "ES256", "EdDSA"];
    const getKey = createLocalJWKSet({ keys: [{ kid: "k", ...jwk } as JWK] });
    expect(await identify(token({ alg, kid: "k" }), { getKey, algorithms })).toBe(undefined);
    expect(await identify(token({ alg }), { getKey, algorithms })).toBe(undefined);
  });
});
