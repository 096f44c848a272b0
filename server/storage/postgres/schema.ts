// Reads how far a database's schema has come, and brings it up to date, without a store.
import type { Client } from "pg";
import { distribute } from "./distribute.ts";
import { mapPostgresError } from "./error-mapping.ts";
import { migrate, readVersion } from "./migrate.ts";
import { schemaVersion } from "./migrations.ts";
import { type ConnectionOptions, createLoneClient } from "./open-database.ts";

/** The database's version (0 where it has no schema) and this program's. Changes nothing. */
export function readSchemaVersions(
  options: ConnectionOptions,
): Promise<{ readonly found: number; readonly known: number }> {
  return connected(options, async (client) => ({ found: (await readVersion(client)) ?? 0, known: schemaVersion }));
}

/** @throws Error on a schema of a newer program, or of another one; StoreUnavailable when the database cannot be had. */
export function migrateDatabase(options: ConnectionOptions): Promise<void> {
  return connected(options, migrate);
}

/** Spreads a migrated database over the servers of a Citus cluster, in this many shards. @throws Error */
export function distributeDatabase(options: ConnectionOptions, shards: number): Promise<void> {
  return connected(options, (client) => distribute(client, shards));
}

async function connected<Result>(
  options: ConnectionOptions,
  work: (client: Client) => Promise<Result>,
): Promise<Result> {
  const client = createLoneClient(options);
  try {
    await client.connect();
    return await work(client);
  } catch (error) {
    throw mapPostgresError(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}
