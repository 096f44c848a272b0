// The limits of every connection to PostgreSQL, as the driver gets them. No server is needed.
import type { Client, Pool } from "pg";
import { expect, it } from "vitest";
import { createLoneClient, openDatabase } from "../../../server/storage/postgres/open-database.ts";

const connectionString = "postgres://app@127.0.0.1:1/contacts";
const optionsOf = (pool: Pool) => pool.options as unknown as Record<string, unknown>;

it("the store has a limit for everything that a request may wait for", () => {
  const { pool } = openDatabase({ connectionString });
  expect(optionsOf(pool)).toMatchObject({
    max: 4,
    statement_timeout: 10_000,
    lock_timeout: 5_000,
    idle_in_transaction_session_timeout: 10_000,
    query_timeout: 12_000,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    application_name: "contact-phone-numbers",
  });
});

it("the store accepts other limits", () => {
  const limits = { poolSize: 7, statementTimeoutMs: 300, lockTimeoutMs: 200, connectTimeoutMs: 100 };
  expect(optionsOf(openDatabase({ connectionString, ...limits }).pool)).toMatchObject({
    max: 7,
    statement_timeout: 300,
    lock_timeout: 200,
    idle_in_transaction_session_timeout: 300,
    query_timeout: 2_300,
    connectionTimeoutMillis: 100,
  });
});

it("losing a connection, idle or not, does not end the process", () => {
  const { pool } = openDatabase({ connectionString });
  expect(() => pool.emit("error", new Error("lost"), {} as never)).not.toThrow();
  expect(() => createLoneClient({ connectionString }).emit("error", new Error("lost"))).not.toThrow();
});

it("a migration and an export may take as long as they need, but wait a minute for a lock", () => {
  const client = createLoneClient({ connectionString }) as Client & {
    readonly connectionParameters: Record<string, unknown>;
  };
  // The driver's value for no limit.
  expect(client.connectionParameters).toMatchObject({ statement_timeout: false, lock_timeout: 60_000 });
});
