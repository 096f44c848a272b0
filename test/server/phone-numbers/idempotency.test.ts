// Rule 11 over HTTP: a repeat, another body, another caller and a simultaneous request with one key.
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createUpdateRules } from "../../../server/phone-numbers/comparison-key.ts";
import { createHandlers } from "../../../server/phone-numbers/handlers.ts";
import type { PhoneNumberStore } from "../../../server/storage/phone-number-store.ts";
import { openSqliteStore } from "../../../server/storage/sqlite/sqlite-store.ts";
import { freshContact, startTestServer, type TestServer, tokens } from "../../support/server.ts";

const list = '[{"PhoneNumber":"555-0100","Notes":"front desk"}]';
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const post = (path: string, key: string, body = list, headers: Record<string, string> = {}) =>
  server.send({
    method: "POST",
    path,
    headers: { "content-type": "application/json", "idempotency-key": key, ...headers },
    body,
  });

describe("a repeat", () => {
  it.each(["application/json", "text/json", "application/xml", "text/xml"])(
    "gets the first response byte for byte, marked as a replay (%s)",
    async (accept) => {
      const { contactID, path } = freshContact();
      const key = randomUUID();
      const first = await post(path, key, list, { accept });
      await post(path, randomUUID(), '[{"PhoneNumber":"555-0199"}]');
      const repeat = await post(path, key, list, { accept });
      expect(repeat.text).toBe(first.text);
      expect(repeat.text).toContain("1 added");
      expect(repeat.headers["content-type"]).toBe(first.headers["content-type"]);
      expect([first.headers["idempotency-replayed"], repeat.headers["idempotency-replayed"]]).toEqual([
        undefined,
        "true",
      ]);
      expect(await server.store.read(contactID)).toMatchObject({ version: 2 });
    },
  );

  it("a repetition is recognised in another format and member order", async () => {
    const { contactID, path } = freshContact();
    const key = randomUUID();
    await post(path, key);
    await post(path, key, '[{"Notes":"front desk","PhoneNumber":"555-0100"}]');
    const form = { "content-type": "application/x-www-form-urlencoded" };
    const repeat = await post(path, key, "[0].Notes=front+desk&[0].PhoneNumber=555-0100", form);
    expect([repeat.status, repeat.headers["idempotency-replayed"]]).toEqual([200, "true"]);
    expect(await server.store.read(contactID)).toMatchObject({ version: 1 });
  });

  it("a repetition is recognised with a quoted key", async () => {
    const { contactID, path } = freshContact();
    const key = randomUUID();
    await post(path, key);
    const repeat = await post(path, `"${key}"`);
    expect([repeat.status, repeat.headers["idempotency-replayed"]]).toEqual([200, "true"]);
    expect(await server.store.read(contactID)).toMatchObject({ version: 1 });
    for (const other of [`"${key}`, `${key}"`, `x"${key}"`, `"${key}"x`]) {
      expect((await post(path, other)).headers["idempotency-replayed"]).toBe(undefined);
    }
  });

  it("a repetition of a refused request is decided again", async () => {
    const { path } = freshContact();
    const key = randomUUID();
    expect((await post(path, key, list, { "if-match": '"1.application-json"' })).status).toBe(412);
    await post(path, randomUUID(), '[{"PhoneNumber":"555-0199"}]');
    expect((await post(path, key, list, { "if-match": '"1.application-json"' })).status).toBe(200);
  });
});

describe("a key", () => {
  it.each([
    ["another list", (path: string) => ({ path, body: '[{"PhoneNumber":"555-0101"}]' })],
    ["another contact", () => ({ path: freshContact().path, body: list })],
    ["a member that was left out", (path: string) => ({ path, body: list.replace("}", ',"EntityID":0}') })],
  ])("a reused key is refused for %s", async (_what, other) => {
    const { path } = freshContact();
    const key = randomUUID();
    await post(path, key);
    const next = other(path);
    const { status, text } = await post(next.path, key, next.body);
    expect([status, JSON.parse(text).ErrorCode]).toEqual([422, "IdempotencyKeyReused"]);
    expect(text).not.toContain("555");
  });

  it.each([
    ["another If-Match", { "if-match": '"1.application-json"' }, { "if-match": '"2.application-json"' }],
    ["an If-Match that was left out", { "if-match": '"1.application-json"' }, {}],
    ["an If-Match that is new", {}, { "if-match": '"1.application-json"' }],
  ])("a key is refused for %s", async (_what, first, second) => {
    const { contactID, path } = freshContact();
    const key = randomUUID();
    await post(path, randomUUID(), '[{"PhoneNumber":"555-0199"}]');
    expect((await post(path, key, list, first)).status).toBe(200);
    const { status, text } = await post(path, key, list, second);
    expect([status, JSON.parse(text).ErrorCode]).toEqual([422, "IdempotencyKeyReused"]);
    expect(await server.store.read(contactID)).toMatchObject({ version: 2 });
  });

  it("an idempotency key belongs to its caller", async () => {
    const { contactID, path } = freshContact();
    const key = randomUUID();
    await post(path, key);
    const other = await post(path, key, '[{"PhoneNumber":"555-0101"}]', { authorization: `Bearer ${tokens.writer}` });
    expect([other.status, other.headers["idempotency-replayed"]]).toEqual([200, undefined]);
    expect(await server.store.read(contactID)).toMatchObject({ version: 2 });
  });
});

it("an idempotency key belongs to its tenant, even when callers of two tenants share a name", async () => {
  const service = createHandlers({ store: server.store, rules: createUpdateRules() });
  const post = (tenant: string, PhoneNumber: string) =>
    service.updatePhoneNumbers({
      path: { contactID: "one-for-both" },
      query: {},
      header: { "idempotency-key": "one-for-both" },
      body: [{ PhoneNumber }],
      principal: "jwt:someone",
      tenant,
      responseType: "application/json",
    });
  expect(await post("acme", "555-0100")).toMatchObject({ status: 200, headers: {} });
  const other = await post("other", "555-0101");
  expect(other).toMatchObject({ status: 200, headers: {} });
  expect(other.headers).toEqual({});
});

it("while the first request is in flight, a repetition gets 409 with Retry-After, and the first succeeds", async () => {
  const { store, begun, release } = heldBack(server.store);
  const slow = await startTestServer({ store });
  const { contactID, path } = freshContact();
  const headers = { "content-type": "application/json", "idempotency-key": "held" };
  const first = slow.send({ method: "POST", path, headers, body: list });
  await begun;
  const second = await slow.send({ method: "POST", path, headers: { ...headers, accept: "text/xml" }, body: list });
  expect(second.status).toBe(409);
  expect(second.headers["retry-after"]).toBe("1");
  expect(second.text).toContain("<ErrorCode>RequestInProgress</ErrorCode>");
  release();
  expect((await first).status).toBe(200);
  expect(await server.store.read(contactID)).toMatchObject({ version: 1 });
  await slow.close();
});

it("while a request is in flight, another caller's request with the same key is accepted", async () => {
  const { store, release } = heldBack(server.store);
  const service = createHandlers({ store, rules: createUpdateRules() });
  const send = (principal: string) =>
    service.updatePhoneNumbers({
      path: { contactID: "of two callers" },
      query: {},
      header: { "idempotency-key": "of two callers" },
      body: [{ PhoneNumber: "555-0100" }],
      principal,
      tenant: undefined,
      responseType: "application/json",
    });
  const both = Promise.all([send("jwt:one"), send("jwt:other")]);
  release();
  expect(await both).toMatchObject([
    { status: 200, body: { InfoMessage: "1 added, 0 updated, 0 unchanged" }, headers: {} },
    { status: 200, body: { InfoMessage: "0 added, 0 updated, 1 unchanged" }, headers: {} },
  ]);
});

it("an idempotency key expires", async () => {
  let now = Date.now();
  const store = openSqliteStore({ file: ":memory:", clock: () => now, idempotencyTtlMs: 60_000 });
  const aging = await startTestServer({ store });
  const { path } = freshContact();
  const send = (body: string) =>
    aging.send({
      method: "POST",
      path,
      headers: { "content-type": "application/json", "idempotency-key": "aging" },
      body,
    });
  await send(list);
  now += 59_999;
  expect((await send('[{"PhoneNumber":"555-0101"}]')).status).toBe(422);
  now += 1;
  const later = await send('[{"PhoneNumber":"555-0101"}]');
  expect([later.status, later.headers["idempotency-replayed"]]).toEqual([200, undefined]);
  await aging.close();
  await store.close();
});

/** The store, whose writes wait until they are released; `begun` says that there is one. */
function heldBack(inner: PhoneNumberStore) {
  const gate = () => {
    let open: () => void = () => undefined;
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    return { open, opened };
  };
  const [begun, released] = [gate(), gate()];
  const store: PhoneNumberStore = {
    ...inner,
    write(...write) {
      begun.open();
      return released.opened.then(() => inner.write(...write));
    },
  };
  return { store, begun: begun.opened, release: released.open };
}
