// Two processes on one database file: they take turns, and what one reads before it writes is still true when it writes.
import { spawn } from "node:child_process";
import { copyFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { closeConnection, openConnection } from "../../../server/storage/sqlite/driver.ts";
import { schemaVersion } from "../../../server/storage/sqlite/migrations.ts";
import { openDatabase } from "../../../server/storage/sqlite/open-database.ts";
import { openSqliteStore } from "../../../server/storage/sqlite/sqlite-store.ts";
import { adding } from "./decisions.ts";
import { createTemporaryFile, temporaryFile } from "./temporary-file.ts";
import { twoStoresConformance } from "./two-stores-conformance.ts";

twoStoresConformance("SQLite", async (options) => {
  const { file, remove } = createTemporaryFile();
  const stores = [
    openSqliteStore({ file, busyTimeoutMs: 20_000, ...options }),
    openSqliteStore({ file, busyTimeoutMs: 20_000, ...options }),
  ] as const;
  return {
    stores,
    async cleanUp() {
      await Promise.all(stores.map((store) => store.close()));
      remove();
    },
  };
});

test("no other process writes between the read and the commit of a write", async () => {
  const file = temporaryFile();
  const store = openSqliteStore({ file });
  onTestFinished(() => store.close());
  await store.write("C", adding);
  const other = openConnection(file, { busyTimeoutMs: 0 });
  const met: unknown[] = [];
  await store.write("C", (state) => {
    try {
      other.exec("UPDATE contacts SET version = 99");
      met.push("written");
    } catch (error) {
      met.push((error as Error).message);
    }
    return adding(state);
  });
  expect(met).toEqual(["database is locked"]);
  other.close();
  expect((await store.read("C")).version).toBe(2);
});

/** Statements that make the schema of this version. */
function schemaStatements(): string {
  const db = openDatabase({ file: ":memory:" });
  const rows = db.prepare<[], { sql: string }>("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL").all();
  const marks = `PRAGMA application_id = ${0x50684e73}; PRAGMA user_version = ${schemaVersion};`;
  return `${rows.map(({ sql }) => sql).join(";\n")};\n${marks}`;
}

test("a process that meets another one's migration waits for it, and finds nothing left to do", async () => {
  const file = temporaryFile();
  const first = openConnection(file);
  first.exec("PRAGMA journal_mode = WAL");
  first.exec("BEGIN IMMEDIATE");
  first.exec(schemaStatements());
  const script = fileURLToPath(new URL("./migrating-process.ts", import.meta.url));
  const second = spawn(process.execPath, ["--import", "tsx", script, file], { stdio: ["ignore", "pipe", "pipe"] });
  const errors = second.stderr.setEncoding("utf8").toArray();
  const lines = createInterface(second.stdout)[Symbol.asyncIterator]();
  expect((await lines.next()).value).toBe("started");
  // Meanwhile a server that starts gives up twice: a migration waits longer.
  for (let attempt = 0; attempt < 2; attempt++) expect(() => openDatabase({ file })).toThrow("database is locked");
  first.exec("COMMIT");
  first.close();
  expect([(await lines.next()).value, (await errors).join("")]).toEqual(["migrated", ""]);
  const store = openSqliteStore({ file });
  expect((await store.write("C", adding)).kind).toBe("decided");
  await store.close();
});

test("closing leaves everything in the database file itself, and nothing in its log", async () => {
  const file = temporaryFile();
  const store = openSqliteStore({ file });
  for (let write = 0; write < 30; write++) await store.write(`C${write % 3}`, adding);
  await store.close();
  const copy = `${file}.copy`;
  copyFileSync(file, copy);
  const db = openConnection(copy);
  expect(db.prepare("SELECT contact_id, version FROM contacts ORDER BY contact_id").all()).toEqual(
    ["C0", "C1", "C2"].map((contact_id) => ({ contact_id, version: 10 })),
  );
  closeConnection(db);
});
