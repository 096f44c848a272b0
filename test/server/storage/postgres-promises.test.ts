// Promises of the PostgreSQL store that a locale, a standby, a slow process or an odd COMMIT could break.
import { DatabaseError } from "pg";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { type PostgresServer, runStatement, startPostgres } from "../../../bench/postgres-server.ts";
import { type ContactState, StoreUnavailable } from "../../../server/storage/phone-number-store.ts";
import { type Database, openDatabase } from "../../../server/storage/postgres/open-database.ts";
import { openPostgresStore } from "../../../server/storage/postgres/postgres-store.ts";
import { openPostgresTokens } from "../../../server/storage/postgres/postgres-tokens.ts";
import { inTransaction, onSession } from "../../../server/storage/postgres/transaction.ts";
import { adding } from "./decisions.ts";
import { openStore } from "./open-postgres.ts";
import { cutConnection, rewriteStatements } from "./postgres-proxy.ts";

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.remove());

test("an export is of one moment: numbers written after its first contact are not in it", async () => {
  const store = await openStore(await server.createDatabase());
  // More than come with one round trip.
  const contactIDs = Array.from({ length: 1_100 }, (_, index) => `C${index}`);
  await Promise.all(contactIDs.map((contactID) => store.write(contactID, adding)));
  let contacts = 0;
  for await (const { numbers, version } of store.contacts()) {
    if (contacts++ === 0) await Promise.all(contactIDs.map((contactID) => store.write(contactID, adding)));
    expect([numbers.length, version]).toEqual([1, 1]);
  }
  expect(contacts).toBe(1_100);
});

test("other work runs between the decisions of a group that take long", async () => {
  const store = await openStore(await server.createDatabase());
  let turns = 0;
  let counting = setImmediate(function count() {
    turns++;
    counting = setImmediate(count);
  });
  onTestFinished(() => clearImmediate(counting));
  const seen = await store.writeMany(["A", "B", "C"], () => {
    const end = performance.now() + 30;
    while (performance.now() < end);
    return { outcome: turns };
  });
  expect(new Set(seen).size).toBe(3);
});

test("contacts and tokens are ordered by their bytes, whatever the database's locale", async () => {
  const locale = "TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'en-US'";
  const connectionString = await server.createDatabase(locale);
  const store = await openStore(connectionString);
  const inOrder = ["A b", "B", "Z", "a", "b", "\u00e4", "\u{1F600}"];
  expect(await runStatement(connectionString, "SELECT 'a' < 'B' AS by_letter")).toEqual([{ by_letter: true }]);
  await store.writeMany(inOrder.toReversed(), adding);
  const found: string[] = [];
  for await (const { contactID } of store.contacts()) found.push(contactID);
  expect(found).toEqual(inOrder);
  const tokens = await openPostgresTokens({ connectionString });
  onTestFinished(() => tokens.close());
  for (const [index, name] of ["a", "B", "Z"].entries()) {
    await tokens.add({ name, digest: String(index).repeat(64), scopes: [], createdAt: 1 });
  }
  expect((await tokens.list()).map(({ name }) => name)).toEqual(["B", "Z", "a"]);
});

test("a COMMIT that ends in ROLLBACK is not a success", async () => {
  const connectionString = await server.createDatabase();
  const direct = await openStore(connectionString);
  const store = await openStore(await rewriteStatements(connectionString, "COMMIT\0", "ABORT \0"));
  await expect(store.write("C", adding)).rejects.toThrow("PostgreSQL responded to COMMIT with ROLLBACK");
  await expect(store.write("C", adding)).rejects.toThrow(StoreUnavailable);
  expect((await direct.read("C")).version).toBe(0);
});

test("a process that hangs inside a transaction loses its locks", async () => {
  const connectionString = await server.createDatabase();
  const store = await openStore(connectionString);
  await store.write("C", adding);
  const { pool, connect } = openDatabase({ connectionString, statementTimeoutMs: 300 });
  onTestFinished(() => pool.end());
  const session = await connect();
  onTestFinished(() => session.release(true));
  await session.query({ text: "BEGIN" });
  await session.query({ text: "SELECT 1 FROM contacts FOR UPDATE" });
  expect((await store.write("C", adding)).kind).toBe("decided");
  await expect(session.query({ text: "SELECT 1" })).rejects.toThrow();
});

test("a store on a standby opens and reads, and is not ready until the standby is promoted", async () => {
  const connectionString = await server.createDatabase();
  await (await openStore(connectionString)).write("C", adding);
  await server.restartAsStandby();
  const store = await openStore(connectionString);
  expect((await store.read("C")).version).toBe(1);
  for (let time = 0; time < 2; time++) await expect(store.check()).rejects.toThrow("standby");
  await expect(store.write("C", adding)).rejects.toThrow(StoreUnavailable);
  await runStatement(connectionString, "SELECT pg_promote()");
  await store.check();
  expect((await store.write("C", adding)).kind).toBe("decided");
});

test("a key that other requests keep using is decided four times, and then StoreUnavailable", async () => {
  const connectionString = await server.createDatabase();
  const commits: number[] = [];
  const store = await openStore(connectionString, { onCommit: (writes) => commits.push(writes) });
  await runStatement(
    connectionString,
    `CREATE FUNCTION skip() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
     CREATE TRIGGER taken BEFORE INSERT ON idempotency FOR EACH ROW EXECUTE FUNCTION skip()`,
  );
  let decided = 0;
  const decide = (state: ContactState) => {
    decided++;
    return adding(state);
  };
  const write = store.write("C", decide, { scope: "s", key: "k", fingerprint: "f" });
  await expect(write).rejects.toMatchObject({
    name: "StoreUnavailable",
    message: "Other requests keep using this idempotency key",
    mayBeStored: false,
  });
  expect(decided).toBe(4);
  expect((await store.read("C")).version).toBe(0);
  expect(commits).toEqual([]);
  // The database is well: a check need not try a write, which would fail now.
  await runStatement(connectionString, "ALTER TABLE idempotency RENAME TO elsewhere");
  await store.check();
});

test("a commit has at most 64 writes by default, and a transaction marks at most 500 contacts as known", async () => {
  const connectionString = await server.createDatabase();
  const commits: number[] = [];
  const store = await openStore(connectionString, { onCommit: (writes) => commits.push(writes) });
  const contactIDs = Array.from({ length: 1_100 }, (_, index) => `C${index}`);
  await store.writeMany(contactIDs, adding);
  expect(Math.max(...commits)).toBe(64);
  await store.addKnownContacts(contactIDs);
  const marked = await runStatement(connectionString, "SELECT count(*) AS n FROM contacts GROUP BY xmin::text");
  expect(marked.map(({ n }) => Number(n)).toSorted()).toEqual([100, 500, 500]);
});

test("a store opens only if the checks of the database reach it, and leaves no row of them that stays", async () => {
  const connectionString = await server.createDatabase();
  await openStore(connectionString);
  const cut = await cutConnection(connectionString, { at: "DELETE FROM idempotency", delivered: false, times: 1 });
  await expect(openPostgresStore({ connectionString: cut })).rejects.toThrow(StoreUnavailable);
  const left = await runStatement(connectionString, "SELECT scope, expires_at FROM idempotency");
  expect(left).toEqual([{ scope: "isolation check", expires_at: "0" }]);
});

describe("a connection is given back only when it can go on", () => {
  const databaseError = (code: string) => Object.assign(new DatabaseError("message", 1, "error"), { code });
  /** A database whose statements fail as told by their text; notes how its connection is released. */
  function createDatabase(failures: Readonly<Record<string, Error>>) {
    const released: boolean[] = [];
    const database = {
      connect: async () => ({
        async query({ text }: { readonly text: string }) {
          const failure = Object.entries(failures).find(([start]) => text.startsWith(start))?.[1];
          if (failure) throw failure;
          return { rows: [], command: text, rowCount: 0 };
        },
        release: (broken: boolean) => void released.push(broken),
      }),
    } as unknown as Database;
    return { database, released };
  }

  test.each([
    ["a refused value", { SELECT: databaseError("22021") }, false],
    ["a refused value whose ROLLBACK fails", { SELECT: databaseError("22021"), ROLLBACK: new Error("lost") }, true],
    ["a lock time-out", { SELECT: databaseError("55P03") }, false],
    ["a server that shuts down", { SELECT: databaseError("57P01") }, true],
    ["a time-out in an idle transaction", { SELECT: databaseError("25P03") }, true],
    ["a protocol error", { SELECT: databaseError("08P01") }, true],
    ["a lost connection", { SELECT: new Error("Connection terminated unexpectedly") }, true],
    ["nothing", {}, false],
  ])("a connection is kept or closed as needed after %s", async (_what, failures, isBroken) => {
    const { database, released } = createDatabase(failures);
    await inTransaction(database, async (session) => {
      await session.query({ text: "SELECT 1" });
      return { result: undefined, writes: [] };
    }).catch(() => undefined);
    expect(new Set(released)).toEqual(new Set([isBroken]));
    const { database: other, released: alone } = createDatabase(failures);
    await onSession(other, (session) => session.query({ text: "SELECT 1" })).catch(() => undefined);
    expect(alone.at(-1)).toBe(isBroken && !("ROLLBACK" in failures));
  });
});
