// How statements reach PostgreSQL: prepared where the connection keeps them, planned by keys, with unchanged lists.
import fc from "fast-check";
import type { Pool } from "pg";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { type PostgresServer, startPostgres } from "../../../bench/postgres-server.ts";
import { plainArray, textArray } from "../../../server/storage/postgres/array-literals.ts";
import {
  lockContacts,
  markKnown,
  removeContacts,
  updateContacts,
} from "../../../server/storage/postgres/contact-rows.ts";
import { findRecords, keepRecords, sweepRecords } from "../../../server/storage/postgres/idempotency-rows.ts";
import {
  readContact,
  readNumbers,
  removeNumbers,
  upsertNumbers,
} from "../../../server/storage/postgres/number-rows.ts";
import { openDatabase } from "../../../server/storage/postgres/open-database.ts";
import { openPostgresStore } from "../../../server/storage/postgres/postgres-store.ts";
import type { LentSession, Session } from "../../../server/storage/postgres/session.ts";
import { inTransaction, onSession } from "../../../server/storage/postgres/transaction.ts";
import { number } from "../phone-numbers/contact.ts";
import { adding } from "./decisions.ts";
import { disguiseProcess } from "./postgres-proxy.ts";

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.remove());

/** A database with the schema, and a session of a store's pool on it. */
async function openSession(): Promise<LentSession> {
  const connectionString = await server.createDatabase();
  await (await openPostgresStore({ connectionString })).close();
  const database = openDatabase({ connectionString });
  const session = await database.connect();
  onTestFinished(async () => {
    session.release(true);
    await database.pool.end();
  });
  return session;
}

/** Carries out every statement that is prepared. */
async function sendAll(session: Session): Promise<void> {
  const numbers = [{ contactID: "C", number: number({ PhoneNumberID: 1, PhoneNumber: "1" }) }];
  const answers = [{ scope: "s", key: "k", fingerprint: "f", outcome: "1" }];
  await lockContacts(session, ["C", "D"], false);
  await upsertNumbers(session, numbers, false);
  await updateContacts(session, [{ contactID: "C", nextPhoneNumberID: 2, version: 1, known: false }]);
  await keepRecords(session, answers, 1, 1, false);
  await markKnown(session, ["C"]);
  expect(await findRecords(session, answers, 1)).toEqual(answers);
  expect((await readNumbers(session, ["C", "D"])).length).toBe(1);
  expect(await readContact(session, "C")).toMatchObject({ version: 1, known: true });
  await removeNumbers(session, [{ contactID: "C", phoneNumberID: 1 }]);
  await removeContacts(session, ["C", "D"]);
}

test("a kept plan never scans a whole table, even if the table was small when the plan was made", async () => {
  const session = await openSession();
  await lockContacts(session, ["A", "B"], false);
  for (const table of ["contacts", "phone_numbers", "idempotency"]) await session.query({ text: `ANALYZE ${table}` });
  await sendAll(session);
  await session.query({ text: "SET plan_cache_mode = force_generic_plan" });
  const { rows } = await session.query<[string, number]>({
    text: "SELECT name, cardinality(parameter_types) FROM pg_prepared_statements ORDER BY name",
  });
  expect(rows.length).toBe(11);
  for (const [name, parameters] of rows) {
    const nulls = Array.from({ length: parameters }, () => "NULL").join(", ");
    const plan = await session.query<[string]>({ text: `EXPLAIN EXECUTE "${name}" (${nulls})` });
    const lines = plan.rows.flat().join("\n");
    expect(lines, name).toContain("Index");
    expect(lines, name).not.toMatch(/Seq Scan|Hash Join|Merge Join/);
  }
});

describe("statements are prepared", () => {
  /** The ways in which the statements of some writes came to the server. */
  async function waysOf(connectionString: string): Promise<Set<string>> {
    const before = server.log().length;
    const store = await openPostgresStore({ connectionString });
    onTestFinished(() => store.close());
    for (let write = 0; write < 3; write++) await store.write("C", adding);
    expect((await store.read("C")).version).toBe(3);
    const log = server.log().slice(before);
    return new Set(
      [...log.matchAll(/LOG: {2}execute ([^:]+): (?:INSERT INTO phone|SELECT contact_id)/g)].map(([, way = ""]) => way),
    );
  }

  test("statements are prepared on a connection to a server process", async () => {
    const ways = await waysOf(`${await server.createDatabase()}?options=-clog_statement%3Dall`);
    expect(ways).toEqual(new Set(["lock contacts", "upsert numbers"]));
  });

  test("statements are not prepared if a pooler may use another connection for each transaction", async () => {
    const connectionString = `${await server.createDatabase()}?options=-clog_statement%3Dall`;
    expect(await waysOf(await disguiseProcess(connectionString))).toEqual(new Set(["<unnamed>"]));
  });
});

test("behind a pooler each transaction has the time-outs, and leaves none to the next client", async () => {
  const connectionString = await disguiseProcess(await server.createDatabase());
  const database = openDatabase({ connectionString, poolSize: 1 });
  onTestFinished(() => database.pool.end());
  const names = ["statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout"];
  const text = `SELECT ${names.map((name) => `current_setting('${name}')`).join(", ")}`;
  // What another client has left on the connection.
  for (const name of names) await database.pool.query(`SET ${name} = '1h'`);
  const inside = await inTransaction(database, async (session) => {
    return { result: (await session.query({ text })).rows, writes: [] };
  });
  const afterwards = await onSession(database, async (session) => (await session.query({ text })).rows);
  expect([inside, afterwards]).toEqual([[["10s", "5s", "10s"]], [["1h", "1h", "1h"]]]);
});

test("a connection to a server process has its planner find rows by keys only", async () => {
  const { pool } = openDatabase({ connectionString: await server.createDatabase(), poolSize: 1 });
  onTestFinished(() => pool.end());
  const { rows } = await pool.query("SELECT name FROM pg_settings WHERE source = 'session' AND name LIKE 'enable%'");
  expect(rows.map(({ name }) => name).toSorted()).toEqual(["enable_hashjoin", "enable_mergejoin", "enable_seqscan"]);
});

test("behind a pooler the planner's settings of its connections stay as they are", async () => {
  const { pool } = openDatabase({
    connectionString: await disguiseProcess(await server.createDatabase()),
    poolSize: 1,
  });
  onTestFinished(() => pool.end());
  const { rows } = await pool.query(
    "SELECT name, setting FROM pg_settings WHERE name LIKE 'enable_%' AND setting = 'off'",
  );
  expect(rows.filter(({ name }) => /seqscan|hashjoin|mergejoin/.test(name))).toEqual([]);
});

test.each([false, true])("a record is stored over an expired one only (distributed: %s)", async (isDistributed) => {
  const session = await openSession();
  const records = [{ scope: "s", key: "k", fingerprint: "f", outcome: "1" }];
  const keptAt = (now: number) => keepRecords(session, records, now, 1_000, isDistributed);
  expect([await keptAt(5_000), await keptAt(5_999), await keptAt(6_000)]).toEqual([true, false, true]);
});

test("a sweep finds the expired keys among many by an index", async () => {
  const session = await openSession();
  const fill = `INSERT INTO idempotency SELECT 's', n::text, 'f', 'null', n FROM generate_series(1, 20000) n`;
  await session.query({ text: fill });
  await session.query({ text: "ANALYZE idempotency" });
  const plans: string[] = [];
  const pool = {
    async query(text: string, values: readonly unknown[]) {
      const explain = text.replaceAll(/\$(\d)/g, (_, place: string) => String(values[Number(place) - 1]));
      plans.push((await session.query({ text: `EXPLAIN ${explain}` })).rows.join("\n"));
      return { rows: [] };
    },
  } as unknown as Pool;
  await sweepRecords(pool, 10, 500);
  expect(plans).toEqual([expect.stringMatching(/Index Cond: \(expires_at <= /)]);
});

test("lists reach the database unchanged", async () => {
  const session = await openSession();
  // NUL is nowhere in a text of PostgreSQL.
  const letter = fc.oneof(
    fc.constantFrom('"', "\\", ",", "{", "}", "'", " ", "\n", "\t", "N"),
    fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
  );
  const text = fc.oneof(
    fc.constantFrom("", "NULL", "null", "{}"),
    fc.array(letter).map((letters) => letters.join("").replaceAll("\0", "")),
  );
  const lists = fc.tuple(fc.array(fc.option(text)), fc.array(fc.maxSafeInteger()), fc.array(fc.boolean()));
  await fc.assert(
    fc.asyncProperty(lists, async ([texts, numbers, flags]) => {
      const { rows } = await session.query<[string[], string[], boolean[]]>(
        { name: "echo", text: "SELECT $1::text[], $2::bigint[], $3::boolean[]" },
        [textArray(texts), plainArray(numbers), plainArray(flags)],
      );
      expect(rows[0]).toEqual([texts, numbers.map(String), flags]);
    }),
    { numRuns: 300 },
  );
});
