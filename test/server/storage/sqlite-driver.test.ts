// The choice of the SQLite driver, and what every connection has whichever it is.
import { existsSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { Worker } from "node:worker_threads";
import { expect, test, vi } from "vitest";
import { backup } from "../../../server/storage/sqlite/backup.ts";
import {
  chooseDriver,
  closeConnection,
  connectionRecipe,
  driverName,
  inImmediateTransaction,
  openConnection,
  readValue,
} from "../../../server/storage/sqlite/driver.ts";
import { openDatabase } from "../../../server/storage/sqlite/open-database.ts";
import { openSqliteStore } from "../../../server/storage/sqlite/sqlite-store.ts";
import { adding } from "./decisions.ts";
import { temporaryFile } from "./temporary-file.ts";

/** What node:sqlite has since Node 22.16. */
const complete = () => {
  class DatabaseSync {
    location(): void {}
  }
  class StatementSync {
    setReturnArrays(): void {}
  }
  return { DatabaseSync, StatementSync, backup: async () => 0 };
};
const fallback = "@photostructure/sqlite";

test("node:sqlite is chosen where it is complete, and the package everywhere else", () => {
  expect(chooseDriver(complete())).toBe("node:sqlite");
  expect(chooseDriver(undefined)).toBe(fallback);
  for (const missing of ["DatabaseSync", "StatementSync", "backup"]) {
    expect([missing, chooseDriver({ ...complete(), [missing]: undefined })]).toEqual([missing, fallback]);
  }
  expect(chooseDriver({ ...complete(), DatabaseSync: class {} })).toBe(fallback);
  expect(chooseDriver({ ...complete(), StatementSync: class {} })).toBe(fallback);
});

test("this Node runs on the driver that its version has", () => {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const isBuiltIn = major > 22 || (major === 22 && minor >= 16);
  expect(driverName).toBe(isBuiltIn ? "node:sqlite" : fallback);
  expect(connectionRecipe("a.sqlite").module).toBe(driverName);
});

test("every connection puts a commit on disk before it returns, whatever the driver's default", async () => {
  const file = temporaryFile();
  openDatabase({ file }).close();
  for (const mode of ["create", "write", "read"] as const) {
    const db = openConnection(file, { mode });
    expect([mode, readValue(db, "PRAGMA synchronous")]).toEqual([mode, 2]);
    db.close();
  }
  expect(connectionRecipe(file).setup).toBe("PRAGMA synchronous = FULL");
});

test("the checkpoint thread configures its connection, and does nothing for a missing file", async () => {
  const file = temporaryFile();
  openDatabase({ file }).close();
  const script = new URL("../../../server/storage/sqlite/checkpoint-worker.cjs", import.meta.url);
  const start = (workerData: unknown) =>
    new Worker(script, { workerData, execArgv: ["--disable-warning=ExperimentalWarning"] });
  const worker = start({ ...connectionRecipe(file, { mode: "write" }), setup: "PRAGMA user_version = 4711" });
  worker.postMessage("close");
  expect(await new Promise((resolve) => worker.once("exit", resolve))).toBe(0);
  const db = openConnection(file, { mode: "read" });
  expect(readValue(db, "PRAGMA user_version")).toBe(4711);
  db.close();
  const missing = `${file}.missing`;
  const failing = start(connectionRecipe(missing, { mode: "write" }));
  await new Promise((resolve) => failing.once("error", resolve));
  expect(existsSync(missing)).toBe(false);
});

test("rows stream on whatever the garbage collector frees, and leaving early ends the read", async () => {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const file = temporaryFile();
  const store = openSqliteStore({ file });
  const ids = Array.from({ length: 1_000 }, (_, index) => `C${String(index).padStart(4, "0")}`);
  await store.writeMany(ids, adding);
  const seen: string[] = [];
  for await (const { contactID } of store.contacts()) {
    if (seen.push(contactID) % 300 === 0) collect();
    // Finalizers run in a separate turn.
    if (seen.length % 100 === 0) await nextTurn();
  }
  expect(seen).toEqual(ids);
  for await (const { contactID } of store.contacts()) if (contactID === "C0500") break;
  await store.close();
  // A reader that still held its snapshot would keep the log from being emptied.
  const db = openDatabase({ file });
  db.exec("UPDATE contacts SET version = version + 1");
  expect(db.prepare("PRAGMA wal_checkpoint(TRUNCATE)").get()).toEqual({ busy: 0, log: 0, checkpointed: 0 });
  closeConnection(db);
});

test("only a connection that may create a file creates one", () => {
  for (const mode of ["write", "read"] as const) {
    const file = temporaryFile();
    expect(() => openConnection(file, { mode })).toThrow("unable to open database file");
    expect(existsSync(file)).toBe(false);
  }
});

test("a file whose folder is missing is refused with its name", () => {
  const file = join(temporaryFile(), "missing", "a.sqlite");
  expect(() => openConnection(file)).toThrow(`ENOENT: no such file or directory, open '${file}'`);
});

test("a read connection cannot write", () => {
  const file = temporaryFile();
  openDatabase({ file }).close();
  const db = openConnection(file, { mode: "read" });
  expect(() => db.exec("DELETE FROM contacts")).toThrow("readonly");
  db.close();
});

test("a path is a path, even where SQLite would see a URI", () => {
  const folder = temporaryFile();
  for (const name of ["a b", "what?mode=memory", "50%25", "a#b", "file:x"]) {
    const file = `${folder}-${name}`;
    openDatabase({ file }).close();
    expect(existsSync(file)).toBe(true);
    expect(openConnection(file).location()?.endsWith(basename(file))).toBe(true);
  }
});

const modeOf = (file: string) => (statSync(file).mode & 0o777).toString(8);

test.skipIf(process.platform === "win32")(
  "the database, its log and a backup are readable by their owner only",
  async () => {
    const file = temporaryFile();
    const db = openDatabase({ file });
    db.exec("INSERT INTO contacts (contact_id, next_phone_number_id, version) VALUES ('C', 1, 1)");
    await backup(file, `${file}.copy`);
    expect(["", "-wal", "-shm", ".copy"].map((end) => [end, modeOf(`${file}${end}`)])).toEqual(
      ["", "-wal", "-shm", ".copy"].map((end) => [end, "600"]),
    );
    db.close();
  },
);

test("an existing file keeps the mode that its owner gave it", () => {
  const file = temporaryFile();
  writeFileSync(file, "", { mode: 0o640 });
  openDatabase({ file }).close();
  expect(modeOf(file)).toBe("640");
});

test("a transaction whose work fails is undone, and is over", () => {
  const db = openConnection(":memory:");
  const failing = () =>
    inImmediateTransaction(db, () => {
      db.exec("CREATE TABLE half (x)");
      throw new Error("the work failed");
    });
  expect(failing).toThrow("the work failed");
  expect([db.isTransaction, readValue(db, "SELECT count(*) FROM sqlite_schema")]).toEqual([false, 0]);
  db.close();
});

test("the driver leaves Node's warnings on", async () => {
  const warned = vi.fn();
  process.once("warning", warned);
  process.emitWarning("of a test");
  await nextTurn();
  process.off("warning", warned);
  expect(warned).toHaveBeenCalledTimes(1);
});
