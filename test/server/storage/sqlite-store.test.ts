// Runs the conformance suite on SQLite, and holds what only SQLite promises: its schema, its sweep and its start.
import { writeFileSync } from "node:fs";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { openConnection, readValue } from "../../../server/storage/sqlite/driver.ts";
import { schemaVersion } from "../../../server/storage/sqlite/migrations.ts";
import { openDatabase } from "../../../server/storage/sqlite/open-database.ts";
import { openSqliteStore } from "../../../server/storage/sqlite/sqlite-store.ts";
import { number } from "../phone-numbers/contact.ts";
import { adding, deciding, storing } from "./decisions.ts";
import { reopening } from "./reopening.ts";
import { storeConformance } from "./store-conformance.ts";
import { createTemporaryFile, temporaryFile } from "./temporary-file.ts";

storeConformance("SQLite", async (options) => {
  const { file, remove } = createTemporaryFile();
  return reopening(() => openSqliteStore({ file, ...options }), remove);
});

test("a database in memory works", async () => {
  const store = openSqliteStore({ file: ":memory:" });
  await store.write("C", adding);
  expect((await store.read("C")).version).toBe(1);
  await store.close();
});

test("a decision without an outcome can be repeated too", async () => {
  const store = openSqliteStore({ file: ":memory:" });
  const place = { scope: "s", key: "k", fingerprint: "f" };
  const decide = () => ({ outcome: undefined, final: true });
  expect(await store.write("C", decide, place)).toEqual({ kind: "decided", outcome: undefined });
  expect(await store.write("C", decide, place)).toEqual({ kind: "replayed", outcome: null });
  await store.close();
});

describe("the schema", () => {
  test("the schema has a version, and its tables are strict", async () => {
    const file = temporaryFile();
    await openSqliteStore({ file }).close();
    const db = openConnection(file);
    expect(readValue(db, "PRAGMA user_version")).toBe(schemaVersion);
    expect(readValue(db, "PRAGMA journal_mode")).toBe("wal");
    const tables = db.prepare(
      "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite%'",
    );
    expect(tables.all()).toEqual(
      expect.arrayContaining(["contacts", "idempotency", "phone_numbers"].map((name) => ({ name, strict: 1 }))),
    );
    db.close();
  });

  test("the tables and indexes of a new database are as approved", async () => {
    const db = openDatabase({ file: ":memory:" });
    const statements = db.prepare<[], { sql: string }>(
      "SELECT sql FROM sqlite_schema WHERE sql NOT NULL ORDER BY name",
    );
    const text = statements.all().map(({ sql }) => `${sql};\n`);
    await expect(text.join("\n")).toMatchFileSnapshot("approved/sqlite-schema.txt");
    db.close();
  });

  test("a schema of a newer program is refused and not changed", async () => {
    const file = temporaryFile();
    await openSqliteStore({ file }).close();
    const db = openConnection(file);
    db.exec(`PRAGMA user_version = ${schemaVersion + 1}`);
    expect(() => openSqliteStore({ file })).toThrow(
      `The database has schema version ${schemaVersion + 1}, but this program supports only versions up to ${schemaVersion}: use a newer program`,
    );
    expect(readValue(db, "PRAGMA user_version")).toBe(schemaVersion + 1);
    db.close();
  });

  test("a schema of another program is refused and not changed", () => {
    const file = temporaryFile();
    const db = openConnection(file);
    db.exec("CREATE TABLE theirs (id INTEGER)");
    expect(() => openSqliteStore({ file })).toThrow("another program");
    expect(db.prepare("SELECT name FROM sqlite_schema").all()).toEqual([{ name: "theirs" }]);
    db.close();
  });

  test("the schema refuses rows that break the rules", async () => {
    const file = temporaryFile();
    const store = openSqliteStore({ file });
    for (const bad of [{ PhoneNumberID: 0 }, { PhoneNumberID: 2147483648 }, { PhoneNumber: "" }]) {
      const row = { ...number({ PhoneNumberID: 1, PhoneNumber: "1" }), ...bad };
      await expect(store.write("C", deciding(storing(row)))).rejects.toThrow(/CHECK/);
    }
    expect((await store.read("C")).version).toBe(0);
    await store.close();
  });
});

test("a file that is not a database is refused", () => {
  const file = temporaryFile();
  writeFileSync(file, "not a database, but long enough to be read as one".repeat(100));
  expect(() => openSqliteStore({ file })).toThrow(/not a database/);
});

test("a database waits half a second for another program's lock, unless it is told otherwise", () => {
  const db = openDatabase({ file: ":memory:" });
  expect(readValue(db, "PRAGMA busy_timeout")).toBe(500);
  db.close();
});

test("every connection has the settings that durable writes need", () => {
  const db = openDatabase({ file: temporaryFile(), busyTimeoutMs: 77 });
  const settings = {
    journal_mode: "wal",
    synchronous: 2,
    foreign_keys: 1,
    busy_timeout: 77,
    // 64 MiB each: what the log keeps on disk after a large write, and what the cache may take (in KiB, negative).
    journal_size_limit: 67_108_864,
    cache_size: -65_536,
    trusted_schema: 0,
  };
  const found = Object.keys(settings).map((name) => [name, readValue(db, `PRAGMA ${name}`)]);
  expect(Object.fromEntries(found)).toEqual(settings);
  db.close();
});

test("closing waits for more writes than one commit takes", async () => {
  const store = openSqliteStore({ file: temporaryFile(), groupLimit: 2 });
  const writes = Array.from({ length: 11 }, () => store.write("C", adding));
  await store.close();
  expect((await Promise.all(writes)).at(-1)).toEqual({ kind: "decided", outcome: 11 });
});

test("outcomes are kept for a day, and one sweep a minute deletes all expired ones, in batches", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  const file = temporaryFile();
  let now = 1000;
  const store = openSqliteStore({ file, clock: () => now });
  const keep = (key: string, scope = "s") => store.write("C", deciding(undefined), { scope, key, fingerprint: "f" });
  await Promise.all(Array.from({ length: 1200 }, (_, index) => keep(`old ${index}`)));
  const db = openConnection(file, { mode: "read" });
  const count = () => readValue(db, "SELECT count(*) FROM idempotency");
  expect(count()).toBe(1200);
  const day = 86_400_000;
  now += day - 1;
  expect((await keep("old 0")).kind).toBe("replayed");
  now += 1;
  expect((await keep("new")).kind).toBe("decided");
  expect((await keep("old 1", "another scope")).kind).toBe("decided");
  vi.advanceTimersByTime(60_000);
  // No second sweep begins.
  vi.useRealTimers();
  await expect.poll(count).toBe(2);
  expect((await keep("new")).kind).toBe("replayed");
  expect((await keep("old 1", "another scope")).kind).toBe("replayed");
  db.close();
  await store.close();
});

test("a sweep that meets a lock is made up for by the next one", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  const unhandled = vi.fn();
  process.on("unhandledRejection", unhandled);
  onTestFinished(() => {
    vi.useRealTimers();
    process.off("unhandledRejection", unhandled);
  });
  const file = temporaryFile();
  const store = openSqliteStore({ file, busyTimeoutMs: 20, idempotencyTtlMs: 0 });
  await store.write("C", deciding(undefined), { scope: "s", key: "k", fingerprint: "f" });
  const other = openConnection(file);
  other.exec("BEGIN IMMEDIATE");
  vi.advanceTimersByTime(60_000);
  await expect(store.write("C", adding)).rejects.toThrow("unavailable");
  other.exec("ROLLBACK");
  const count = () => readValue(other, "SELECT count(*) FROM idempotency");
  expect(count()).toBe(1);
  vi.advanceTimersByTime(60_000);
  await store.write("C", adding);
  expect(count()).toBe(0);
  await store.close();
  expect([vi.getTimerCount(), unhandled.mock.calls]).toEqual([0, []]);
  other.close();
});

test("the database refuses a number without its contact", async () => {
  const file = temporaryFile();
  const store = openSqliteStore({ file });
  await store.write("C", deciding(storing(number({ PhoneNumberID: 1, PhoneNumber: "1" }))));
  await store.close();
  const db = openDatabase({ file });
  expect(() => db.exec("DELETE FROM contacts")).toThrow("FOREIGN KEY");
  db.close();
});
