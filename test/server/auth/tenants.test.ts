// One tenant's token reaches none of another's numbers, by any operation, id, tag or key (OWASP API1:2023).
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createIdentifyStored } from "../../../server/auth/stored-tokens.ts";
import { createTokenHandler } from "../../../server/auth/token-handler.ts";
import { contractScopes } from "../../../server/contract-scopes.ts";
import { contactKey } from "../../../server/storage/store-keys.ts";
import { memoryTokens } from "../../support/memory-tokens.ts";
import { freshContact, startTestServer, type TestServer } from "../../support/server.ts";

const tenants = [undefined, "acme", "globex"] as const;
const tokenOf = (tenant: string | undefined) => `cpn_${tenant ?? "none"}`;
let server: TestServer;
let known: TestServer;
beforeAll(async () => {
  const tokens = memoryTokens(
    tenants.map((tenant) => ({ name: tenant ?? "none", token: tokenOf(tenant), scopes: contractScopes, tenant })),
  );
  const securityHandlers = { bearerToken: createTokenHandler({ identify: createIdentifyStored(tokens) }) };
  server = await startTestServer({ securityHandlers });
  known = await startTestServer({ securityHandlers, store: server.store, knownContacts: true });
});
afterAll(async () => {
  await known.close();
  await server.close();
});

const as = (tenant: string | undefined, headers: Record<string, string> = {}) => ({
  authorization: `Bearer ${tokenOf(tenant)}`,
  ...headers,
});
const json = { "content-type": "application/json" };
const post = (tenant: string | undefined, path: string, body: string, headers: Record<string, string> = {}) =>
  server.send({ method: "POST", path, headers: as(tenant, { ...json, ...headers }), body });

describe.each([
  ["acme", "globex"],
  ["acme", undefined],
  [undefined, "acme"],
] as const)("what %s has stored", (owner, other) => {
  it.each(["application/json", "text/json", "application/xml", "text/xml"])("%s does not see (%s)", async (accept) => {
    const { path } = freshContact();
    await post(owner, path, '[{"PhoneNumber":"555-0100","Notes":"ours alone"}]');
    const mine = await server.send({ path, headers: as(owner, { accept }) });
    const theirs = await server.send({ path, headers: as(other, { accept }) });
    expect(mine.text).toContain("ours alone");
    expect(theirs.status).toBe(200);
    expect(theirs.text).not.toContain("ours alone");
    const tag = { "if-none-match": mine.headers["etag"] ?? "" };
    expect((await server.send({ path, headers: as(owner, { accept, ...tag }) })).status).toBe(304);
    expect((await server.send({ path, headers: as(other, { accept, ...tag }) })).status).toBe(200);
  });

  it("the other does not change, remove, or learn of by an id, a tag or a key", async () => {
    const { path } = freshContact();
    const key = { "idempotency-key": path };
    await post(owner, path, '[{"PhoneNumberID":7,"PhoneNumber":"555-0100"}]', key);
    const added = await post(other, path, '[{"PhoneNumber":"555-0199"}]', key);
    expect([added.status, added.headers["idempotency-replayed"]]).toEqual([200, undefined]);
    const numbers = JSON.parse((await server.send({ path, headers: as(other) })).text);
    expect(numbers).toMatchObject([{ PhoneNumberID: 1, PhoneNumber: "555-0199" }]);
    const removed = await server.send({ method: "DELETE", path: `${path}/7`, headers: as(other) });
    expect(removed.text).toContain("0 removed");
    const mine = JSON.parse((await server.send({ path, headers: as(owner) })).text);
    expect(mine).toMatchObject([{ PhoneNumberID: 7, PhoneNumber: "555-0100" }]);
  });

  it("the other's known contacts do not have", async () => {
    const { contactID, path } = freshContact();
    await server.store.addKnownContacts([contactKey(owner, contactID)]);
    expect((await known.send({ path, headers: as(owner) })).status).toBe(200);
    expect((await known.send({ path, headers: as(other) })).status).toBe(404);
  });
});

it.each(["\u001facme\u001fC-1", "\u001facme\u001f", "a\u001fb"])(
  "no contactID spells another tenant's key (%j)",
  async (id) => {
    const path = `/v1/Contacts/${encodeURIComponent(id)}/PhoneNumbers`;
    expect((await server.send({ path, headers: as(undefined) })).status).toBe(400);
  },
);

it("two contacts never have one key", () => {
  const tenant = fc.option(fc.stringMatching(/^[A-Za-z0-9._-]{1,5}$/), { nil: undefined });
  const contactID = fc.string({ unit: fc.constantFrom("a", "/", ".", "-", " ", "é"), minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(tenant, contactID, tenant, contactID, (one, first, other, second) => {
      const isSame = one === other && first === second;
      expect(contactKey(one, first) === contactKey(other, second)).toBe(isSame);
    }),
  );
});
