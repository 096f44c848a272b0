// Effects of settings on PostgreSQL: connections and groups of the running program.
import { expect } from "vitest";
import { holdTransaction, type PostgresServer, runStatement } from "../../../bench/postgres-server.ts";
import { run, valid } from "./run-server.ts";

/** Expects the program to use all its connections, and no more, for 60 simultaneous reads that wait for a lock. */
export async function expectPoolSize(postgres: PostgresServer, size: number): Promise<void> {
  const databaseUrl = await postgres.createDatabase();
  const { send } = await run({ databaseUrl, databasePoolSize: String(size) });
  const release = await holdTransaction(databaseUrl, "LOCK TABLE contacts, phone_numbers IN ACCESS EXCLUSIVE MODE");
  const count = async (condition: string) =>
    (await runStatement(databaseUrl, `${connections} AND ${condition}`)).length;
  const reads = Promise.all(Array.from({ length: 60 }, () => send("GET")));
  await expect.poll(() => count("wait_event_type = 'Lock'")).toBeGreaterThanOrEqual(size);
  await release();
  await reads;
  await expect.poll(() => count("pid <> pg_backend_pid()")).toBe(size);
}

const connections = "SELECT pid FROM pg_stat_activity WHERE datname = current_database()";

/** Number of commits that stored the contacts of 60 simultaneous requests. */
export async function commitsWith(postgres: PostgresServer, limit: string): Promise<number> {
  const databaseUrl = await postgres.createDatabase();
  const { send } = await run({ databaseUrl, databaseGroupLimit: limit });
  const posts = Array.from({ length: 60 }, (_, index) =>
    send("POST", { ...valid, path: `/v1/Contacts/${index}/PhoneNumbers` }),
  );
  expect(new Set((await Promise.all(posts)).map(({ status }) => status))).toEqual(new Set([200]));
  const commits = await runStatement(databaseUrl, "SELECT DISTINCT xmin::text FROM contacts");
  return commits.length;
}
