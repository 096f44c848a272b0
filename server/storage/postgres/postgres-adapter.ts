// The adapter for a PostgreSQL database.
import type { StorageAdapter } from "../adapter.ts";
import { openPostgresStore } from "./postgres-store.ts";
import { openPostgresTokens } from "./postgres-tokens.ts";
import { distributeDatabase, migrateDatabase, readSchemaVersions } from "./schema.ts";

/** The adapter for a postgres:// URL. */
export function createPostgresAdapter(connectionString: string): StorageAdapter {
  const { host, pathname } = new URL(connectionString);
  return {
    name: `PostgreSQL ${pathname.slice(1)} on ${host}`,
    openStore: ({ databasePoolSize, databaseGroupLimit, idempotencyTtlMs, onCommit } = {}) =>
      openPostgresStore({
        connectionString,
        poolSize: databasePoolSize,
        groupLimit: databaseGroupLimit,
        idempotencyTtlMs,
        onCommit,
      }),
    openTokens: () => openPostgresTokens({ connectionString }),
    readSchemaVersions: () => readSchemaVersions({ connectionString }),
    migrate: () => migrateDatabase({ connectionString }),
    distribute: (shards) => distributeDatabase({ connectionString }, shards),
  };
}
