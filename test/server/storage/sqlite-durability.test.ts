// The group commit: acknowledged writes are on disk, failed ones leave nothing, and their callers get an error.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, openSync, statSync, writeSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { StoreUnavailable } from "../../../server/storage/phone-number-store.ts";
import { openConnection, readValue } from "../../../server/storage/sqlite/driver.ts";
import { openDatabase } from "../../../server/storage/sqlite/open-database.ts";
import { createSqliteStore, openSqliteStore } from "../../../server/storage/sqlite/sqlite-store.ts";
import { number } from "../phone-numbers/contact.ts";
import { adding, deciding, storing } from "./decisions.ts";
import { temporaryFile } from "./temporary-file.ts";

const large = (id: number) => storing(number({ PhoneNumberID: id, PhoneNumber: "1", Notes: "n".repeat(4000) }));
const unavailable = { status: "rejected", reason: expect.any(StoreUnavailable) };

test("many writes share a commit, only a bad one fails, and each contact keeps its order", async () => {
  const db = openDatabase({ file: temporaryFile() });
  const commits: string[] = [];
  const store = createSqliteStore(db, { groupLimit: 100 });
  const order: string[] = [];
  const writes = Array.from({ length: 250 }, (_, index) =>
    store.write(`C${index % 5}`, (state) => {
      if (index === 123) throw new Error("mistake");
      order.push(`C${index % 5}: ${index}`);
      return adding(state);
    }),
  );
  for (const write of writes)
    write.then(
      () => commits.push(String(readValue(db, "SELECT total_changes()"))),
      () => undefined,
    );
  const settled = await Promise.allSettled(writes);
  expect(settled.flatMap(({ status }, index) => (status === "rejected" ? [index] : []))).toEqual([123]);
  expect((await store.read("C3")).numbers.length).toBe(49);
  expect((await store.read("C0")).numbers.map(({ PhoneNumberID }) => PhoneNumberID)).toEqual(
    Array.from({ length: 50 }, (_, index) => index + 1),
  );
  expect(order).toEqual(
    Array.from({ length: 250 }, (_, i) => `C${i % 5}: ${i}`).filter((line) => !line.endsWith(" 123")),
  );
  // Acknowledged in groups: far fewer states of the database are seen than writes are made.
  expect(new Set(commits).size).toBeGreaterThanOrEqual(3);
  expect(new Set(commits).size).toBeLessThan(25);
  await store.close();
});

test("a write is acknowledged only when another connection can see it", async () => {
  const file = temporaryFile();
  const store = openSqliteStore({ file });
  const other = openConnection(file, { mode: "read" });
  const version = () => readValue(other, "SELECT version FROM contacts WHERE contact_id = 'C'");
  const writes = Array.from({ length: 20 }, async (_, index) => {
    await store.write("C", adding);
    return Number(version()) > index;
  });
  expect(await Promise.all(writes)).toEqual(writes.map(() => true));
  other.close();
  await store.close();
});

test("acknowledged writes of a killed process are stored, and its driver printed no warning", async () => {
  const file = temporaryFile();
  const script = fileURLToPath(new URL("./acknowledging-writer.ts", import.meta.url));
  const writer = spawn(process.execPath, ["--import", "tsx", script, file], { stdio: ["ignore", "pipe", "pipe"] });
  const warnings = writer.stderr.setEncoding("utf8").toArray();
  let printed = "";
  for await (const chunk of writer.stdout) {
    printed += chunk;
    if (printed.length > 500) break;
  }
  writer.kill("SIGKILL");
  if (writer.signalCode === null) await once(writer, "exit");
  expect((await warnings).join("")).toBe("");
  const acknowledged = Number(printed.slice(0, printed.lastIndexOf("\n")).split("\n").at(-1));
  expect(acknowledged).toBeGreaterThan(50);
  const store = openSqliteStore({ file });
  const { numbers, version } = await store.read("C");
  expect(version).toBeGreaterThanOrEqual(acknowledged);
  expect(numbers.length).toBe(version);
  await store.close();
});

test("a file that a crash left damaged is refused", async () => {
  const file = temporaryFile();
  const store = openSqliteStore({ file });
  for (let id = 1; id <= 50; id++) await store.write("C", deciding(large(id)));
  await store.close();
  const db = openDatabase({ file });
  db.exec("INSERT INTO contacts (contact_id, next_phone_number_id, version) VALUES ('D', 1, 1)");
  // The copy is the state after a crash: the file, and a log that was not checkpointed into it.
  const crashed = temporaryFile();
  copyFileSync(file, crashed);
  copyFileSync(`${file}-wal`, `${crashed}-wal`);
  db.close();
  expect(() => openDatabase({ file: crashed }).close()).not.toThrow();
  const damaged = temporaryFile();
  copyFileSync(file, damaged);
  const handle = openSync(damaged, "r+");
  for (let page = 8; page < statSync(damaged).size / 4096; page++)
    writeSync(handle, Buffer.alloc(4096, 7), 0, 4096, page * 4096);
  writeSync(openSync(`${damaged}-wal`, "w"), Buffer.alloc(64));
  expect(() => openDatabase({ file: damaged })).toThrow(/damaged|malformed/);
});

test("a lock of another process is StoreUnavailable for all who wait, and goes by", async () => {
  const file = temporaryFile();
  const store = openSqliteStore({ file, busyTimeoutMs: 20 });
  const other = openConnection(file);
  other.exec("BEGIN IMMEDIATE");
  const settled = await Promise.allSettled([store.write("C", adding), store.write("D", adding)]);
  expect(settled).toEqual([unavailable, unavailable]);
  expect((await store.read("C")).version).toBe(0);
  other.exec("ROLLBACK");
  other.close();
  expect(await store.write("C", adding)).toEqual({ kind: "decided", outcome: 1 });
  await store.close();
});

test("a full disk is StoreUnavailable, keeps acknowledged writes, and is temporary", async () => {
  const file = temporaryFile();
  const db = openDatabase({ file });
  const store = createSqliteStore(db);
  await store.write("C", adding);
  const pages = Number(readValue(db, "PRAGMA page_count"));
  db.exec(`PRAGMA max_page_count = ${pages + 4}`);
  const settled = await Promise.allSettled(
    Array.from({ length: 30 }, (_, index) => store.write("C", deciding(large(index + 2)))),
  );
  const stored = settled.flatMap(({ status }, index) => (status === "fulfilled" ? [index + 2] : []));
  const refused = settled.filter(({ status }) => status === "rejected");
  expect(refused.length).toBeGreaterThan(0);
  expect(refused).toEqual(refused.map(() => unavailable));
  const ids = (await store.read("C")).numbers.map(({ PhoneNumberID }) => PhoneNumberID);
  expect(ids).toEqual([1, ...stored]);
  db.exec("PRAGMA max_page_count = 1073741823");
  await store.write("C", deciding(large(99)));
  await store.close();
  const again = openSqliteStore({ file });
  expect((await again.read("C")).numbers.map(({ PhoneNumberID }) => PhoneNumberID)).toEqual([...ids, 99]);
  await again.close();
});
