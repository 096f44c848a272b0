// Runs the suite for tokens on PostgreSQL, and tests an unavailable server.
import { afterAll, beforeAll, expect, test } from "vitest";
import { type PostgresServer, runStatement, startPostgres } from "../../../bench/postgres-server.ts";
import { StoreUnavailable } from "../../../server/storage/phone-number-store.ts";
import { openPostgresTokens } from "../../../server/storage/postgres/postgres-tokens.ts";
import type { TokenStore } from "../../../server/storage/token-store.ts";
import { tokenConformance } from "./token-conformance.ts";

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.remove());

tokenConformance("PostgreSQL", async () => {
  const connectionString = await server.createDatabase();
  const opened: TokenStore[] = [await openPostgresTokens({ connectionString })];
  return {
    tokens: opened[0] as TokenStore,
    async reopen() {
      const other = await openPostgresTokens({ connectionString });
      opened.push(other);
      return other;
    },
    async cleanUp() {
      for (const tokens of opened) await tokens.close();
    },
  };
});

test("an unavailable server is StoreUnavailable, not an unknown token; after its return it is asked again", async () => {
  const tokens = await openPostgresTokens({ connectionString: await server.createDatabase() });
  await server.stop();
  await expect(tokens.find("a".repeat(64))).rejects.toThrow(StoreUnavailable);
  await server.start();
  expect(await tokens.find("a".repeat(64))).toBe(undefined);
  await tokens.close();
});

test("the tokens take one connection, however many are looked up together", async () => {
  const connectionString = await server.createDatabase();
  const tokens = await openPostgresTokens({ connectionString });
  await Promise.all(Array.from({ length: 20 }, () => tokens.find("a".repeat(64))));
  const asked = "pid <> pg_backend_pid() AND query LIKE '%FROM tokens WHERE digest%'";
  const open = await runStatement(
    connectionString,
    `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND ${asked}`,
  );
  await tokens.close();
  expect(open).toHaveLength(1);
});
