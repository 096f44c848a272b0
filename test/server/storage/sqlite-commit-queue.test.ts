// What the writes of a group are told when their commit fails: none of them succeeded.
import { expect, it } from "vitest";
import { StoreUnavailable } from "../../../server/storage/phone-number-store.ts";
import { createCommitQueue } from "../../../server/storage/sqlite/commit-queue.ts";
import { openConnection, readValue } from "../../../server/storage/sqlite/driver.ts";
import { createWriteHealth } from "../../../server/storage/sqlite/write-health.ts";

it("a commit that fails is every write's failure, and nothing is stored", async () => {
  const db = openConnection(":memory:");
  db.exec("PRAGMA foreign_keys = ON");
  // A deferred key is looked at by the commit alone.
  db.exec("CREATE TABLE a (id INTEGER PRIMARY KEY)");
  db.exec("CREATE TABLE b (id INTEGER REFERENCES a (id) DEFERRABLE INITIALLY DEFERRED)");
  const commits: number[] = [];
  const queue = createCommitQueue(db, {
    groupLimit: 10,
    onCommit: (writes) => commits.push(writes),
    health: createWriteHealth(db, () => undefined),
  });
  const writes = [
    queue.run(() => db.prepare<[]>("INSERT INTO a VALUES (1)").run().changes),
    queue.run(() => db.prepare<[]>("INSERT INTO b VALUES (2)").run().changes),
  ];
  const ended = await Promise.allSettled(writes);
  expect(ended.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(readValue(db, "SELECT count(*) FROM a")).toBe(0);
  expect(commits).toEqual([]);
  expect(await queue.run(() => db.prepare<[]>("INSERT INTO a VALUES (2)").run().changes)).toBe(1);
  expect(commits).toEqual([1]);
  await queue.close();
  db.close();
});

it("a write that meets a full disk is remembered, although the others of its group are committed", async () => {
  const db = openConnection(":memory:");
  db.exec("CREATE TABLE a (id INTEGER PRIMARY KEY)");
  let tries = 0;
  const health = createWriteHealth(db, () => void tries++);
  const queue = createCommitQueue(db, { groupLimit: 10, onCommit: () => undefined, health });
  health.check();
  const full = queue.run(() => {
    throw Object.assign(new Error("database or disk is full"), { errcode: 13 });
  });
  const fine = queue.run(() => db.prepare<[]>("INSERT INTO a VALUES (1)").run().changes);
  await expect(full).rejects.toThrow(StoreUnavailable);
  expect([await fine, tries]).toEqual([1, 0]);
  health.check();
  health.check();
  expect(tries).toBe(1);
  await queue.close();
  db.close();
});
