// Holds that the write-ahead log is checkpointed beside the writers: it stays small, and a lost worker is made up for.
import { rmSync, statSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "vitest";
import { startCheckpoints } from "../../../server/storage/sqlite/checkpoints.ts";
import { type Database, readValue } from "../../../server/storage/sqlite/driver.ts";
import { openDatabase } from "../../../server/storage/sqlite/open-database.ts";
import { openSqliteStore } from "../../../server/storage/sqlite/sqlite-store.ts";
import { number } from "../phone-numbers/contact.ts";
import { deciding, storing } from "./decisions.ts";
import { temporaryFile } from "./temporary-file.ts";

const sizeOf = (file: string) => statSync(file, { throwIfNoEntry: false })?.size ?? 0;
const ownCheckpoints = (db: Database) => readValue(db, "PRAGMA wal_autocheckpoint");

test("while writers never pause, the log starts again and again from its beginning", async () => {
  const file = temporaryFile();
  const store = openSqliteStore({ file });
  let written = 0;
  // Until the log has been several times its own size, or a run that never restarts it has written far too much.
  const restarted = () => written * 3_000 > 3 * statSync(`${file}-wal`).size;
  const least = 4_000;
  const writing = Array.from({ length: 20 }, async (_, writer) => {
    while (written < least || (!restarted() && written < 10 * least)) {
      const Notes = String(written++).padEnd(3_000, "n");
      await store.write(`C${writer}`, deciding(storing(number({ PhoneNumberID: 1, PhoneNumber: "1", Notes }))));
    }
  });
  await Promise.all(writing);
  expect(restarted()).toBe(true);
  await store.close();
  expect(sizeOf(`${file}-wal`)).toBe(0);
});

test("what is written is soon in the database itself, without another write", async () => {
  const file = temporaryFile();
  const store = openSqliteStore({ file });
  const before = statSync(file).size;
  const Notes = "n".repeat(4_000);
  for (let id = 1; id <= 50; id++) {
    await store.write("C", deciding(storing(number({ PhoneNumberID: id, PhoneNumber: "1", Notes }))));
  }
  await expect.poll(() => statSync(file).size, { timeout: 5_000 }).toBeGreaterThan(before + 50 * 4_000);
  await store.close();
});

test("without its worker SQLite checkpoints by itself again", async () => {
  const file = temporaryFile();
  const db = openDatabase({ file });
  rmSync(file);
  const checkpoints = startCheckpoints(db, file);
  expect(ownCheckpoints(db)).toBe(0);
  checkpoints.committed();
  await expect.poll(() => ownCheckpoints(db), { timeout: 5_000 }).toBe(1_000);
  checkpoints.committed();
  await checkpoints.close();
  await checkpoints.close();
  db.close();
});

test("a store that nothing is written to has no worker", async () => {
  const file = temporaryFile();
  const db = openDatabase({ file });
  // A worker would not find it, and fail.
  rmSync(file);
  const checkpoints = startCheckpoints(db, file, 20);
  await delay(500);
  expect(ownCheckpoints(db)).toBe(0);
  await checkpoints.close();
  checkpoints.committed();
  await checkpoints.close();
  db.close();
});
