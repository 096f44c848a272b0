// What a store knows of its writes: the server is asked, and after a failed write one is tried until it succeeds.
import type { Pool } from "pg";
import { describe, expect, it, vi } from "vitest";
import * as postgres from "../../../server/storage/postgres/write-health.ts";
import { createCommitQueue } from "../../../server/storage/sqlite/commit-queue.ts";
import { openConnection } from "../../../server/storage/sqlite/driver.ts";
import * as sqlite from "../../../server/storage/sqlite/write-batch.ts";

describe("PostgreSQL", () => {
  const writable = { standby: false, readOnly: "off" };

  /** A pool whose server is in this state, and where writing under the first keys fails. */
  function createPool(rows: readonly object[] = [writable], failures = 0) {
    const keys: string[] = [];
    const query = async (text: string, values?: readonly string[]) => {
      if (!text.startsWith("INSERT")) return { rows };
      keys.push(values?.[0] ?? "");
      if (keys.length <= failures) throw new Error(`failure ${keys.length}`);
      return { rows: [] };
    };
    return { pool: { query } as unknown as Pool, keys };
  }

  it.each([
    ["a standby", [{ standby: true, readOnly: "off" }], "standby"],
    ["read-only", [{ standby: false, readOnly: "on" }], "read-only"],
    ["silent", [], "standby"],
  ])("a database that is %s is not ready", async (_state, rows, message) => {
    await expect(postgres.createWriteHealth(createPool(rows).pool, false).check()).rejects.toThrow(message);
  });

  it("a write is tried after a failed one, until one succeeds", async () => {
    const { pool, keys } = createPool();
    const health = postgres.createWriteHealth(pool, false);
    await health.check();
    expect(keys).toHaveLength(0);
    health.failed();
    await health.check();
    await health.check();
    expect(keys).toHaveLength(1);
    health.failed();
    health.succeeded();
    await health.check();
    expect(keys).toHaveLength(1);
  });

  it("a database is not ready while the tried write fails", async () => {
    const { pool, keys } = createPool([writable], 2);
    const health = postgres.createWriteHealth(pool, false);
    health.failed();
    await expect(health.check()).rejects.toThrow("failure 1");
    await expect(health.check()).rejects.toThrow("failure 2");
    await health.check();
    expect(keys).toHaveLength(3);
  });

  it("a distributed database is ready while one of its servers can be written to", async () => {
    const { pool, keys } = createPool([writable], 5);
    const health = postgres.createWriteHealth(pool, true);
    health.failed();
    await health.check();
    expect(new Set(keys).size).toBe(6);
    const away = createPool([writable], 99);
    const other = postgres.createWriteHealth(away.pool, true);
    other.failed();
    await expect(other.check()).rejects.toThrow(/^failure 8$/);
  });
});

describe("SQLite", () => {
  it("a write is tried after a failed one, until one succeeds", () => {
    const db = openConnection(":memory:");
    const writeLittle = vi.fn();
    const health = sqlite.createWriteHealth(db, writeLittle);
    health.check();
    expect(writeLittle).toHaveBeenCalledTimes(0);
    health.failed();
    health.check();
    health.check();
    expect(writeLittle).toHaveBeenCalledTimes(1);
    health.failed();
    health.reset();
    health.check();
    expect(writeLittle).toHaveBeenCalledTimes(1);
    db.close();
  });

  it("a group that could begin makes up for an earlier failure", async () => {
    const db = openConnection(":memory:");
    const health = { failed: vi.fn(), reset: vi.fn(), assertFileInPlace: () => undefined, check: () => undefined };
    const queue = createCommitQueue(db, { groupLimit: 1, onCommit: () => undefined, health });
    await queue.run(() => undefined);
    expect([health.reset, health.failed].map(({ mock }) => mock.calls.length)).toEqual([1, 0]);
    db.close();
  });
});
