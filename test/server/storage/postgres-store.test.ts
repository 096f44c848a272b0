// Runs the conformance suite on PostgreSQL, and holds what only it promises: its schema, its groups and its neighbours.
import { Pool } from "pg";
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { holdTransaction, type PostgresServer, runStatement, startPostgres } from "../../../bench/postgres-server.ts";
import type { ContactState, PhoneNumberStore } from "../../../server/storage/phone-number-store.ts";
import { sweepRecords } from "../../../server/storage/postgres/idempotency-rows.ts";
import { schemaVersion } from "../../../server/storage/postgres/migrations.ts";
import { openPostgresStore } from "../../../server/storage/postgres/postgres-store.ts";
import { someoneWaits } from "../../support/waiting-for-lock.ts";
import { number } from "../phone-numbers/contact.ts";
import { adding, deciding, storing } from "./decisions.ts";
import { openStore } from "./open-postgres.ts";
import { reopening } from "./reopening.ts";
import { storeConformance } from "./store-conformance.ts";
import { twoStoresConformance } from "./two-stores-conformance.ts";

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.remove());

const count = async (connectionString: string, table: string) =>
  Number((await runStatement(connectionString, `SELECT count(*) AS n FROM ${table}`))[0]?.["n"]);

storeConformance("PostgreSQL", async (options) => {
  const connectionString = await server.createDatabase();
  return reopening(() => openPostgresStore({ connectionString, ...options }));
});

describe("the schema", () => {
  test("a schema is created once by ten processes that start together", async () => {
    const connectionString = await server.createDatabase();
    const stores = await Promise.all(Array.from({ length: 10 }, () => openStore(connectionString, { poolSize: 1 })));
    await Promise.all(stores.map((store) => store.write("C", adding)));
    expect((await stores[0]?.read("C"))?.version).toBe(10);
    const versions = await runStatement(connectionString, "SELECT version FROM phone_number_schema");
    expect(versions).toEqual([{ version: schemaVersion }]);
  });

  test("a schema of the first version is migrated, with its contacts unknown", async () => {
    const connectionString = await server.createDatabase();
    await (await openStore(connectionString)).write("C", adding);
    const downgrade =
      "DROP TABLE tokens; ALTER TABLE contacts DROP COLUMN known; UPDATE phone_number_schema SET version = 1";
    await runStatement(connectionString, downgrade);
    const store = await openStore(connectionString);
    expect(await store.read("C")).toMatchObject({ version: 1, known: false });
    expect(await store.addKnownContacts(["C"])).toBe(1);
  });

  test("a schema of a newer program is refused and not changed", async () => {
    const connectionString = await server.createDatabase();
    await openStore(connectionString);
    await runStatement(connectionString, `UPDATE phone_number_schema SET version = ${schemaVersion + 1}`);
    await expect(openPostgresStore({ connectionString })).rejects.toThrow(`schema version ${schemaVersion + 1}`);
    const versions = await runStatement(connectionString, "SELECT version FROM phone_number_schema");
    expect(versions).toEqual([{ version: schemaVersion + 1 }]);
  });

  test("a schema of another program is refused and not changed", async () => {
    const connectionString = await server.createDatabase();
    await runStatement(connectionString, "CREATE TABLE idempotency (theirs INTEGER)");
    await expect(openPostgresStore({ connectionString })).rejects.toThrow("another program");
    await expect(count(connectionString, "contacts")).rejects.toThrow("does not exist");
  });

  test("a database that would lose letters or acknowledged writes is refused", async () => {
    const connectionString = await server.createDatabase();
    const lax = `${connectionString}?options=-csynchronous_commit%3Doff`;
    await expect(openPostgresStore({ connectionString: lax })).rejects.toThrow("synchronous_commit");
    const latin = await server.createDatabase("TEMPLATE template0 ENCODING 'LATIN1'");
    await expect(openPostgresStore({ connectionString: latin })).rejects.toThrow("must be UTF8, not LATIN1");
  });

  test("the schema refuses rows that break the rules", async () => {
    const connectionString = await server.createDatabase();
    const store = await openStore(connectionString);
    for (const bad of [{ PhoneNumberID: 0 }, { PhoneNumberID: 2147483648 }, { PhoneNumber: "" }]) {
      const row = { ...number({ PhoneNumberID: 1, PhoneNumber: "1" }), ...bad };
      await expect(store.write("C", deciding(storing(row)))).rejects.toThrow();
    }
    expect(await count(connectionString, "contacts")).toBe(0);
    await store.write("C", deciding(storing(number({ PhoneNumberID: 1, PhoneNumber: "1", IsPrimary: true }))));
    const second = "INSERT INTO phone_numbers VALUES ('C', 2, 0, 0, '2', TRUE, FALSE, NULL, NULL, NULL)";
    await expect(runStatement(connectionString, second)).rejects.toThrow("one_primary_per_contact");
  });
});

test("an export closes its connection, read to its end or not", async () => {
  const connectionString = await server.createDatabase();
  const store = await openStore(connectionString, { poolSize: 1 });
  for (const contactID of ["A", "B"]) await store.write(contactID, adding);
  const reading = "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle in transaction'";
  const countReading = async () => (await runStatement(connectionString, reading)).length;
  for await (const _first of store.contacts()) break;
  await expect.poll(countReading).toBe(0);
  for await (const _contact of store.contacts()) expect(await countReading()).toBe(1);
  await expect.poll(countReading).toBe(0);
});

describe("a group", () => {
  let marks = 0;
  /** Waits until the log has all earlier statements: its lines are in their order. */
  async function logged(): Promise<void> {
    const mark = `mark ${++marks}`;
    await runStatement(await server.createDatabase(), `DO $$ BEGIN RAISE WARNING '${mark}'; END $$`);
    await expect.poll(() => server.log()).toContain(mark);
  }

  /** The statements of this many simultaneous writes, each with a separate contact and key. */
  async function statementsOf(store: PhoneNumberStore, writes: number): Promise<number> {
    const statements = () => server.log().match(/LOG: {2}(?:execute|statement)/g)?.length ?? 0;
    await logged();
    const before = statements();
    const write = (index: number) =>
      store.write(`C${index}`, adding, { scope: "s", key: `${writes} ${index}`, fingerprint: "f" });
    await Promise.all(Array.from({ length: writes }, (_, index) => write(index)));
    await logged();
    return statements() - before;
  }

  test("a group takes the same number of statements for one write and for fifty", async () => {
    const connectionString = `${await server.createDatabase()}?options=-clog_statement%3Dall`;
    const store = await openStore(connectionString, { poolSize: 1, groupLimit: 50 });
    const one = await statementsOf(store, 1);
    expect(one).toBeGreaterThan(5);
    expect(one).toBeLessThanOrEqual(9);
    expect(await statementsOf(store, 50)).toBe(one);
    expect(await statementsOf(store, 100)).toBe(2 * one);
  });

  test("a group loses only the write that the database refuses, and leaves no row for it", async () => {
    const connectionString = await server.createDatabase();
    const store = await openStore(connectionString);
    const writes = Array.from({ length: 20 }, (_, index) => {
      const row = number({ PhoneNumberID: 1, PhoneNumber: "1", Notes: index === 7 ? "\u0000" : "n" });
      return store.write(`C${index}`, deciding(storing(row)));
    });
    const settled = await Promise.allSettled(writes);
    expect(settled.flatMap(({ status }, index) => (status === "rejected" ? [index] : []))).toEqual([7]);
    expect(await count(connectionString, "contacts")).toBe(19);
  });

  test("a group leaves no row for a write without a change", async () => {
    const connectionString = await server.createDatabase();
    const store = await openStore(connectionString);
    await Promise.all([store.write("C", deciding(undefined)), store.write("D", adding)]);
    expect(await count(connectionString, "contacts")).toBe(1);
  });

  test("a group refuses a second primary even where a later write would fix it", async () => {
    const store = await openStore(await server.createDatabase());
    const rows = [1, 2].map((id) => number({ PhoneNumberID: id, PhoneNumber: "1", IsPrimary: true }));
    const bad = store.write("C", deciding(storing(...rows)));
    const mending = store.write("C", deciding({ upserted: [], removed: [2], nextPhoneNumberID: 3 }));
    await expect(bad).rejects.toThrow("at most one primary");
    expect((await mending).kind).toBe("decided");
    expect(await store.read("C")).toMatchObject({ numbers: [], version: 1 });
  });

  test("writes of one contact never overlap, and keep their order", async () => {
    const store = await openStore(await server.createDatabase(), { groupLimit: 3, poolSize: 4 });
    const order: number[] = [];
    const write = (index: number) =>
      store.write(index % 2 === 0 ? "C" : `other ${index}`, adding).then((result) => {
        if (index % 2 === 0 && result.kind === "decided") order.push(result.outcome);
      });
    await Promise.all(Array.from({ length: 120 }, (_, index) => write(index)));
    expect(order).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
  });
});

twoStoresConformance("PostgreSQL", async (options) => {
  const connectionString = await server.createDatabase();
  const stores = [
    await openPostgresStore({ connectionString, ...options }),
    await openPostgresStore({ connectionString, ...options }),
  ] as const;
  return { stores, cleanUp: async () => void (await Promise.all(stores.map((store) => store.close()))) };
});

test("a write sees everything written by the transaction that had locked its contact, whatever the default isolation", async () => {
  const connectionString = await server.createDatabase();
  const store = await openStore(`${connectionString}?options=-cdefault_transaction_isolation%3Dserializable`);
  await store.write("C", adding);
  const before = server.log().length;
  const commit = await holdTransaction(
    connectionString,
    `UPDATE contacts SET version = 7, next_phone_number_id = 9 WHERE contact_id = 'C';
     INSERT INTO phone_numbers VALUES ('C', 8, 0, 0, '8', FALSE, FALSE, NULL, NULL, NULL);
     DELETE FROM phone_numbers WHERE phone_number_id = 1`,
  );
  const seen: ContactState[] = [];
  const writing = store.write("C", (state) => {
    seen.push(state);
    return adding(state);
  });
  await someoneWaits(connectionString);
  await commit();
  await writing;
  expect(seen).toMatchObject([{ version: 7, nextPhoneNumberID: 9, numbers: [{ PhoneNumberID: 8 }] }]);
  expect((await store.read("C")).numbers.map(({ PhoneNumberID }) => PhoneNumberID)).toEqual([8, 9]);
  // Another try would hide it from the caller, and not from the server.
  expect(server.log().slice(before)).not.toContain("could not serialize");
});

test("one sweep deletes all expired idempotent responses, in batches, and others stay", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  onTestFinished(() => void vi.useRealTimers());
  const connectionString = await server.createDatabase();
  let now = 1000;
  // Polling advances the clock, and reaches no second sweep.
  const sweepIntervalMs = 3_600_000;
  const store = await openStore(connectionString, { clock: () => now, idempotencyTtlMs: 100, sweepIntervalMs });
  const keep = (key: string) => store.write("C", deciding(undefined), { scope: "s", key, fingerprint: "f" });
  await Promise.all(Array.from({ length: 1200 }, (_, index) => keep(`old ${index}`)));
  expect(await count(connectionString, "idempotency")).toBe(1200);
  now += 100;
  await keep("new");
  vi.advanceTimersByTime(sweepIntervalMs);
  await expect.poll(() => count(connectionString, "idempotency")).toBe(1);
  expect((await keep("new")).kind).toBe("replayed");
});

test("an expired key that is stored again while it is swept stays", async () => {
  const connectionString = await server.createDatabase();
  await openStore(connectionString);
  await runStatement(
    connectionString,
    "INSERT INTO idempotency VALUES ('s', 'k', 'f', 'null', 1), ('s', 'l', 'f', 'null', 1)",
  );
  const renew = "UPDATE idempotency SET expires_at = 3 WHERE key = 'k' AND expires_at = 1";
  const pool = {
    async query(text: string, values: unknown[]) {
      const client = new Pool({ connectionString, max: 1 });
      const result = await client.query(text, values);
      await client.end();
      await runStatement(connectionString, renew);
      return result;
    },
  } as unknown as Pool;
  await sweepRecords(pool, 2, 500);
  expect(await runStatement(connectionString, "SELECT key FROM idempotency")).toEqual([{ key: "k" }]);
});
