// What the contract says of trying again (x-retry), kept by the server: Retry-After where it is declared, and no second effect.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type OperationId, operations } from "../../generated/operations.ts";
import { createUpdateRules } from "../../server/phone-numbers/comparison-key.ts";
import { createHandlers } from "../../server/phone-numbers/handlers.ts";
import type { PhoneNumberStore } from "../../server/storage/phone-number-store.ts";
import { StoreUnavailable } from "../../server/storage/phone-number-store.ts";
import { openSqliteStore } from "../../server/storage/sqlite/sqlite-store.ts";
import { createTemporaryFile } from "../server/storage/temporary-file.ts";
import { violationsOf } from "../support/contract.ts";
import { freshContact, type Received, type Sent, startTestServer, type TestServer } from "../support/server.ts";

/** Keys belong to the caller, not to the contact: each contact of these tests has a separate key. */
const keyOf = (path: string) => path.replaceAll("/", "-");

const requestOf = (id: OperationId, path: string): Sent =>
  ({
    updatePhoneNumbers: {
      method: "POST",
      path,
      headers: { "content-type": "application/json", "idempotency-key": keyOf(path) },
      body: '[{"PhoneNumber":"555-0100"}]',
    },
    listPhoneNumbers: { path },
    removePhoneNumber: { method: "DELETE", path: `${path}/1` },
  })[id];

/** Statuses of the contract after which the operation may be tried again, and whether they must carry Retry-After. */
const declared = (Object.keys(operations) as OperationId[]).flatMap((id) =>
  operations[id].retry.statuses.flatMap((status) => {
    const responses: Readonly<Record<string, { readonly headers: readonly { readonly name: string }[] }>> =
      operations[id].responses;
    const response = responses[status];
    if (response === undefined) return [];
    return [{ id, status, retryAfter: response.headers.some(({ name }) => name === "Retry-After") }];
  }),
);

describe("the contract", () => {
  it("declares Retry-After for every status but 408 that may be tried again", () => {
    expect(declared.filter(({ status, retryAfter }) => !retryAfter && status !== 408)).toEqual([]);
    expect(declared.length).toBeGreaterThan(6);
  });
});

describe("the server", () => {
  const unavailable: PhoneNumberStore = {
    read: () => Promise.reject(new StoreUnavailable("busy")),
    write: () => Promise.reject(new StoreUnavailable("busy")),
    contacts: async function* () {},
    writeMany: () => Promise.reject(new StoreUnavailable("busy")),
    addKnownContacts: () => Promise.resolve(0),
    load: () => ({ pendingWrites: 0, connections: 0, connectionsInUse: 0, connectionWaiters: 0 }),
    check: () => Promise.reject(new StoreUnavailable("busy")),
    close: () => Promise.resolve(),
  };
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  const { file, remove } = createTemporaryFile();
  const store = openSqliteStore({ file });
  /** Its writes wait for open(). */
  let writes = 0;
  const slow: PhoneNumberStore = {
    ...store,
    async write(...args) {
      writes++;
      await opened;
      return store.write(...args);
    },
  };
  const serviceOn = (port: PhoneNumberStore) => createHandlers({ store: port, rules: createUpdateRules() });

  let server: TestServer;
  let failing: TestServer;
  let waiting: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
    failing = await startTestServer({ service: serviceOn(unavailable) });
    waiting = await startTestServer({ service: serviceOn(slow), requestTimeoutMs: 300 });
  });
  afterAll(async () => {
    await Promise.all([server.close(), failing.close(), waiting.close()]);
    await store.close();
    remove();
  });

  const holds = (id: OperationId, status: number, received: Received) => {
    expect(received.status).toBe(status);
    expect(violationsOf(id, received)).toEqual([]);
    expect(received.headers["retry-after"]).toMatch(/^[0-9]+$/);
  };

  it.each(Object.keys(operations) as OperationId[])("503 of %s carries Retry-After", async (id) => {
    holds(id, 503, await failing.send(requestOf(id, freshContact().path)));
  });

  it("a 409 has Retry-After, and the same request later gets the response of the first", async () => {
    const { path } = freshContact();
    const request = requestOf("updatePhoneNumbers", path);
    const first = waiting.send(request);
    await expect.poll(() => writes).toBe(1);
    holds("updatePhoneNumbers", 409, await waiting.send(request));
    open();
    expect((await first).status).toBe(200);
    const repeated = await waiting.send(request);
    expect(repeated.headers["idempotency-replayed"]).toBe("true");
    expect(repeated.text).toBe((await first).text);
  });

  it("408 did nothing: the same request may be sent again", async () => {
    const { contactID, path } = freshContact();
    const head = `POST ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer token-of-all\r\nContent-Type: application/json\r\n`;
    const cut = await waiting.sendRaw(
      `${head}Idempotency-Key: ${keyOf(path)}\r\nContent-Length: 28\r\n\r\n[{"PhoneNumber"`,
    );
    expect(cut).toMatch(/^HTTP\/1\.1 408 /);
    const repeated = await waiting.send(requestOf("updatePhoneNumbers", path));
    expect([repeated.status, repeated.headers["idempotency-replayed"]]).toEqual([200, undefined]);
    expect(await waiting.stored(contactID)).toHaveLength(1);
  });

  it.each(Object.keys(operations) as OperationId[])("%s sent again has no second effect", async (id) => {
    const { path } = freshContact();
    const etag = async () => (await server.send({ path })).headers.etag;
    await server.send({ ...requestOf("updatePhoneNumbers", path), headers: { "content-type": "application/json" } });
    const first = await server.send(requestOf(id, path));
    const after = await etag();
    const again = await server.send(requestOf(id, path));
    expect([first.status, again.status, await etag()]).toEqual([200, 200, after]);
  });

  it("the server prevents a second effect of a write with a key, even where it would change something", async () => {
    const { contactID, path } = freshContact();
    const note = (Notes: string, key: string): Sent => ({
      ...requestOf("updatePhoneNumbers", path),
      headers: { "content-type": "application/json", "idempotency-key": key },
      body: JSON.stringify([{ PhoneNumberID: 1, PhoneNumber: "1", Notes }]),
    });
    await server.send(note("a", "key-a"));
    await server.send(note("b", "key-b"));
    await server.send(note("a", "key-a"));
    expect(await server.stored(contactID)).toMatchObject([{ Notes: "b" }]);
  });
});
