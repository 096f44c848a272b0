// The write-ahead log is checkpointed in parallel with writers: it stays small, and a lost worker is replaced.
import { statSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import type { Worker } from "node:worker_threads";
import { expect, test } from "vitest";
import { startCheckpoints } from "../../../server/storage/sqlite/checkpoints.ts";
import { openSqliteStore } from "../../../server/storage/sqlite/sqlite-store.ts";
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
  for (let id = 1; id <= 50; id++) {
    await store.write("C", deciding(storing(number({ PhoneNumberID: id, PhoneNumber: "1", Notes }))));
  }
  await expect.poll(() => statSync(file).size).toBeGreaterThan(before + 50 * 4_000);
  expect(workers).toHaveLength(1);
  await store.close();
  process.off("worker", started);
  // A thread that has ended has no id.
  expect(workers.map(({ threadId }) => threadId)).toEqual([-1]);
});

test("without its worker the writer copies the log", async () => {
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
