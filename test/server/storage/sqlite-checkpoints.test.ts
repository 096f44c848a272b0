// The write-ahead log is checkpointed in parallel with writers: it stays small, and a lost worker is replaced.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { expect, test } from "vitest";
import { startCheckpoints } from "../../../server/storage/sqlite/checkpoints.ts";
import { readValue } from "../../../server/storage/sqlite/driver.ts";
import { openDatabase } from "../../../server/storage/sqlite/open-database.ts";
import { createSqliteStore, openSqliteStore } from "../../../server/storage/sqlite/sqlite-store.ts";
import { number } from "../phone-numbers/contact.ts";
import { deciding, storing } from "./decisions.ts";
import { temporaryFile } from "./temporary-file.ts";

const sizeOf = (file: string) => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

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

test("a write soon reaches the database file itself, without another write", async () => {
  const file = temporaryFile();
  const workers: Worker[] = [];
  const started = (worker: Worker) => void workers.push(worker);
  process.on("worker", started);
  const store = openSqliteStore({ file });
  const before = statSync(file).size;
  const Notes = "n".repeat(4_000);
  // The second checkpoint is of the same thread.
  for (let id = 1; id <= 100; id++) {
    await store.write("C", deciding(storing(number({ PhoneNumberID: id, PhoneNumber: "1", Notes }))));
    if (id % 50 === 0) await expect.poll(() => statSync(file).size).toBeGreaterThan(before + id * 4_000);
  }
  expect(workers).toHaveLength(1);
  await store.close();
  process.off("worker", started);
  // A thread that has ended has no id.
  expect(workers.map(({ threadId }) => threadId)).toEqual([-1]);
});

/** A driver whose checkpoints find the log at these lengths, one after the other. */
const scriptedDriver = `exports.DatabaseSync = class {
  constructor(lengths) { this.lengths = JSON.parse(lengths); }
  exec() {}
  prepare() { return { get: () => ({ log: this.lengths.shift() }) }; }
  close() {}
};`;

test.each([
  ["until a round finds at most 100 new frames", [5_000, 5_101, 5_201, 9_000], 5_201],
  ["until a round finds nothing new", [0, 0, 9_000], 0],
  ["eight times at most", [1, 2, 3, 4, 5, 6, 7, 8, 9].map((round) => round * 1_000), 8_000],
])("the worker checkpoints %s", async (_when, lengths, frames) => {
  const driver = `${temporaryFile()}.cjs`;
  writeFileSync(driver, scriptedDriver);
  const file = new URL("../../../server/storage/sqlite/checkpoint-worker.cjs", import.meta.url);
  const worker = new Worker(file, { workerData: { module: driver, location: JSON.stringify(lengths) } });
  worker.postMessage("checkpoint");
  expect(await once(worker, "message")).toEqual([{ frames }]);
  worker.postMessage("close");
  await once(worker, "exit");
});

test("if the worker fails, the writer copies the log", async () => {
  const file = temporaryFile();
  let copied = 0;
  // The file does not exist, so a worker fails.
  const checkpoints = startCheckpoints(() => void copied++, file);
  expect(copied).toBe(0);
  for (let round = 1; round <= 2; round++) {
    checkpoints.committed();
    await expect.poll(() => copied).toBe(round);
  }
  await checkpoints.close();
  await checkpoints.close();
});

test("a commit never checkpoints the log of a store itself", async () => {
  const db = openDatabase({ file: temporaryFile() });
  const store = createSqliteStore(db);
  expect(readValue(db, "PRAGMA wal_autocheckpoint")).toBe(0);
  await store.close();
});

test("the writer finishes the checkpoint of a log of more than 4,000 pages", async () => {
  const file = temporaryFile();
  const db = openDatabase({ file });
  db.exec("PRAGMA wal_autocheckpoint = 0; INSERT INTO contacts VALUES ('C', 2, 1, 0)");
  const insert = db.prepare<[string]>("INSERT INTO phone_numbers VALUES ('C', 1, 0, 0, '1', 0, 0, NULL, NULL, ?)");
  insert.run("n".repeat(4_100 * 4_096));
  let copied = 0;
  const checkpoints = startCheckpoints(() => void copied++, file);
  checkpoints.committed();
  await expect.poll(() => copied).toBe(1);
  await checkpoints.close();
  db.close();
});

test("a store that nothing is written to has no worker", async () => {
  let copied = 0;
  // A worker would fail, and the writer would copy the log.
  const checkpoints = startCheckpoints(() => void copied++, temporaryFile(), 20);
  await delay(500);
  await checkpoints.close();
  checkpoints.committed();
  await checkpoints.close();
  expect(copied).toBe(0);
});

test("a checkpoint that is scheduled when a store closes never runs", async () => {
  const workers: Worker[] = [];
  const started = (worker: Worker) => void workers.push(worker);
  process.on("worker", started);
  const checkpoints = startCheckpoints(() => undefined, temporaryFile(), 1);
  checkpoints.committed();
  await checkpoints.close();
  // Timers of one duration end in their order.
  await delay(1);
  process.off("worker", started);
  expect(workers).toEqual([]);
});

test("a program that leaves its store open still ends when it has nothing else to do", async () => {
  const file = temporaryFile();
  const module = pathToFileURL(join(import.meta.dirname, "../../../server/storage/sqlite/sqlite-store.ts"));
  const program = `
    import { statSync } from "node:fs";
    import { openSqliteStore } from ${JSON.stringify(module.href)};
    const store = openSqliteStore({ file: ${JSON.stringify(file)} });
    const before = statSync(${JSON.stringify(file)}).size;
    const change = { upserted: [], removed: [], nextPhoneNumberID: 2 };
    for (let id = 0; statSync(${JSON.stringify(file)}).size === before; id++)
      await store.write("C".repeat(100) + id, () => ({ change, outcome: null, final: true }));
    await store.write("C", () => ({ change, outcome: null, final: true }));
    console.log("written");
    // Fires only if something else keeps the process running.
    setTimeout(() => process.exit(1), 2_000).unref();`;
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", program]);
  const printed = child.stdout.setEncoding("utf8").toArray();
  expect(await once(child, "exit")).toEqual([0, null]);
  expect((await printed).join("")).toBe("written\n");
});
