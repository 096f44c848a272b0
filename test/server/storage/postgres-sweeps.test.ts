// How the PostgreSQL store removes expired outcomes: after a day, each minute, in batches, until it is closed.
import { Pool } from "pg";
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { type PostgresServer, runStatement, startPostgres } from "../../../bench/postgres-server.ts";
import { sweepRecords } from "../../../server/storage/postgres/idempotency-rows.ts";
import { openPostgresStore } from "../../../server/storage/postgres/postgres-store.ts";
import { adding } from "./decisions.ts";

let server: PostgresServer;
let connectionString: string;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.remove());
beforeEach(async () => {
  connectionString = await server.createDatabase();
});

async function open(clock?: () => number) {
  const store = await openPostgresStore({ connectionString, clock });
  onTestFinished(() => store.close());
  return store;
}

function fakeIntervals(): void {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  onTestFinished(() => void vi.useRealTimers());
}

const keys = async () =>
  (await runStatement(connectionString, "SELECT key FROM idempotency ORDER BY key")).map(({ key }) => key);

test("by default an outcome is stored for a day, and swept in the minute after it", async () => {
  fakeIntervals();
  let now = 1_000;
  const store = await open(() => now);
  await store.write("C", adding, { scope: "s", key: "k", fingerprint: "f" });
  const stored = await runStatement(connectionString, "SELECT expires_at FROM idempotency");
  expect(stored).toEqual([{ expires_at: "86401000" }]);
  now = 86_401_000;
  vi.advanceTimersByTime(59_999);
  // A sweep that came too early would end meanwhile.
  await store.write("C", adding);
  expect(await keys()).toEqual(["k"]);
  vi.advanceTimersByTime(1);
  await expect.poll(keys).toEqual([]);
  await store.close();
  expect(vi.getTimerCount()).toBe(0);
});

test("a failed sweep is left to the next one", async () => {
  fakeIntervals();
  await open();
  await runStatement(connectionString, "INSERT INTO idempotency VALUES ('s', 'k', 'f', 'null', 1)");
  await runStatement(connectionString, "ALTER TABLE idempotency RENAME TO elsewhere");
  vi.advanceTimersByTime(60_000);
  await expect.poll(() => server.log()).toContain('relation "idempotency" does not exist');
  await runStatement(connectionString, "ALTER TABLE elsewhere RENAME TO idempotency");
  await expect
    .poll(() => {
      vi.advanceTimersByTime(60_000);
      return keys();
    })
    .toEqual([]);
});

test("a statement of a sweep removes only as many keys as it may", async () => {
  await open();
  const rows = ["d", "a", "c", "b"].map((key) => `('s', '${key}', 'f', 'null', 1)`).join(", ");
  await runStatement(connectionString, `INSERT INTO idempotency VALUES ${rows}, ('s', 'e', 'f', 'null', 3)`);
  const pool = new Pool({ connectionString, max: 1 });
  onTestFinished(() => pool.end());
  expect(await sweepRecords(pool, 2, 3)).toBe(3);
  expect(await keys()).toEqual(["d", "e"]);
  expect(await sweepRecords(pool, 2, 3)).toBe(1);
  expect(await sweepRecords(pool, 2, 3)).toBe(0);
  expect(await sweepRecords(pool, 3, 3)).toBe(1);
  expect(await keys()).toEqual([]);
});
