// Operation x credential x media type, over real HTTP: who gets in, and what the others are told before a body is read.
import { createHmac } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createAccess } from "../../../server/auth/create-access.ts";
import { readConfig } from "../../../server/config/config.ts";
import { contractScopes } from "../../../server/contract-scopes.ts";
import { audience, type Issuer, issuerName, startIssuer, unsigned } from "../../support/issuer.ts";
import { memoryTokens } from "../../support/memory-tokens.ts";
import { freshContact, startTestServer, type TestServer } from "../../support/server.ts";

const all = [...contractScopes];
const stored = (name: string, more: object = {}) => ({ name, token: `cpn_${name}`, scopes: all, ...more });
const claims = { iss: issuerName, aud: audience, sub: "x", exp: 4_000_000_000, scope: all.join(" "), tenant: "acme" };

let issuer: Issuer;
let server: TestServer;
beforeAll(async () => {
  issuer = await startIssuer();
  const flags = { AUTH: "both", JWKS_URL: issuer.url.href, JWT_ISSUER: issuerName, JWT_AUDIENCE: audience };
  const config = readConfig([], { ...flags, JWT_TENANT_CLAIM: "tenant" });
  const tokens = memoryTokens([
    stored("good"),
    stored("expired", { expiresAt: Date.now() - 1 }),
    stored("revoked", { revokedAt: Date.now() - 1 }),
    stored("reader", { scopes: ["contacts:read"] }),
    stored("writer", { scopes: ["contacts:write"] }),
    stored("nothing", { scopes: [] }),
  ]);
  server = await startTestServer({ securityHandlers: await createAccess(config, contractScopes, tokens) });
});
afterAll(async () => {
  await server.close();
  await issuer.close();
});

const signed = (changed: object) => () => issuer.sign({ ...claims, ...changed });
const seconds = Math.floor(Date.now() / 1_000);
/** HMAC with the public key as the secret, which fools a verifier that trusts the token's algorithm. */
async function confused(): Promise<string> {
  const keys = await (await fetch(issuer.url)).text();
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const text = `${part({ alg: "HS256", kid: JSON.parse(keys).keys[0].kid })}.${part(claims)}`;
  return `${text}.${createHmac("sha256", keys).update(text).digest("base64url")}`;
}
const tampered = async () => {
  const [head, , signature] = (await issuer.sign({ ...claims, scope: "contacts:read" })).split(".");
  return `${head}.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.${signature}`;
};

type Expected = { readonly read: number; readonly write: number };
const refused: Expected = { read: 401, write: 401 };
const credentials: [name: string, header: () => Promise<string | undefined> | string | undefined, Expected][] = [
  ["no credentials", () => undefined, refused],
  ["another scheme", () => "Basic Z29vZDpnb29k", refused],
  ["a malformed header", () => "Bearer a b", refused],
  ["an unknown token", () => "Bearer cpn_unknown", refused],
  ["a valid token", () => "Bearer cpn_good", { read: 200, write: 200 }],
  ["an expired token", () => "Bearer cpn_expired", refused],
  ["a revoked token", () => "Bearer cpn_revoked", refused],
  ["a token for reading", () => "Bearer cpn_reader", { read: 200, write: 403 }],
  ["a token for writing", () => "Bearer cpn_writer", { read: 403, write: 200 }],
  ["a token without scope", () => "Bearer cpn_nothing", { read: 403, write: 403 }],
  ...(
    [
      ["a valid JWT", signed({}), { read: 200, write: 200 }],
      ["a JWT with scp", signed({ scope: undefined, scp: all }), { read: 200, write: 200 }],
      ["a JWT without scope", signed({ scope: undefined }), { read: 403, write: 403 }],
      ["a JWT for reading", signed({ scope: "contacts:read" }), { read: 200, write: 403 }],
      ["an expired JWT", signed({ exp: seconds - 31 }), refused],
      ["a JWT without expiry", signed({ exp: undefined }), refused],
      ["a JWT without subject", signed({ sub: undefined }), refused],
      ["a JWT that is not valid yet", signed({ nbf: seconds + 60 }), refused],
      ["a JWT from another issuer", signed({ iss: "https://other.example" }), refused],
      ["a JWT for another audience", signed({ aud: "orders" }), refused],
      ["a JWT without tenant", signed({ tenant: undefined }), refused],
      ["a JWT with an invalid tenant", signed({ tenant: "a\u001fb" }), refused],
      ["a JWT with an unknown key", () => issuer.sign(claims, { unknownKey: true }), refused],
      ["a JWT with alg none", async () => unsigned("none", claims), refused],
      ["a JWT with an empty signature", async () => unsigned("ES256", claims), refused],
      ["a JWT with HS256 and the public key", confused, refused],
      ["a JWT with changed claims and the old signature", tampered, refused],
    ] as const
  ).map(([name, sign, expected]): (typeof credentials)[number] => [
    name,
    async () => `Bearer ${await sign()}`,
    expected,
  ]),
];

const mediaTypes = ["application/json", "text/json", "application/xml", "text/xml"];
const list = (path: string) => ({ method: "GET", path, headers: {} });
const update = (path: string) => ({
  method: "POST",
  path,
  headers: { "content-type": "application/json" },
  body: '[{"PhoneNumber":"555-0100"}]',
});
const remove = (path: string) => ({ method: "DELETE", path: `${path}/1`, headers: {} });

describe.each(credentials)("a request with %s", (_name, header, expected) => {
  it.each([
    ["listPhoneNumbers", list, "read"],
    ["updatePhoneNumbers", update, "write"],
    ["removePhoneNumber", remove, "write"],
  ] as const)("gets the expected status and challenge from %s", async (_operation, sent, kind) => {
    const authorization = (await header()) ?? "";
    for (const accept of mediaTypes) {
      const request = sent(freshContact().path);
      const answer = await server.send({ ...request, headers: { ...request.headers, accept, authorization } });
      expect(answer.status).toBe(expected[kind]);
      expect(answer.headers["content-type"]).toBe(`${accept}; charset=utf-8`);
      const challenge = answer.headers["www-authenticate"];
      if (answer.status === 200) expect(challenge).toBe(undefined);
      else expect(challenge).toMatch(/^Bearer realm="contacts"/);
      if (answer.status === 401) expect(answer.text).toMatch(/MissingCredentials|InvalidCredentials/);
      if (answer.status === 403) expect(answer.text).toContain("InsufficientScope");
    }
  });

  it("a request without write access gets the same status for every invalid request, and nothing is stored", async () => {
    if (expected.write === 200) return;
    const { contactID, path } = freshContact();
    const authorization = (await header()) ?? "";
    const wrong = [
      { headers: { "content-type": "image/png" }, body: "x" },
      { headers: { "content-type": "application/json" }, body: "{{{" },
      { headers: { "content-type": "application/json", "if-match": "nonsense" }, body: "[]" },
      { headers: { "content-type": "application/xml" }, body: "<a>" },
    ];
    for (const { headers, body } of wrong) {
      const answer = await server.send({ method: "POST", path, headers: { ...headers, authorization }, body });
      expect(answer.status).toBe(expected.write);
    }
    expect((await server.store.read(contactID)).version).toBe(0);
  });
});

it.each([
  ["tokens", { stored: 200, jwt: 401 }],
  ["jwt", { stored: 401, jwt: 200 }],
])("AUTH=%s accepts that kind of token only, whatever else is set", async (auth, expected) => {
  const flags = { JWKS_URL: issuer.url.href, JWT_ISSUER: issuerName, JWT_AUDIENCE: audience };
  const config = { ...readConfig([], { ...flags, AUTH: "jwt" }), auth: auth as "tokens" | "jwt" };
  const tokens = auth === "tokens" ? memoryTokens([stored("good")]) : undefined;
  const one = await startTestServer({ securityHandlers: await createAccess(config, contractScopes, tokens) });
  const statusWith = async (token: string) => {
    const headers = { authorization: `Bearer ${token}` };
    return (await one.send({ path: freshContact().path, headers })).status;
  };
  const found = { stored: await statusWith("cpn_good"), jwt: await statusWith(await issuer.sign(claims)) };
  await one.close();
  expect(found).toEqual(expected);
});
