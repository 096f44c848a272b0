// Config -> the store it names. An adapter and its driver are loaded only when they are used.
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import type { Config } from "./config.ts";
import type { PhoneNumberStore } from "./storage/phone-number-store.ts";

export interface OpenedStore {
  readonly store: PhoneNumberStore;
  /** Where the data is, for people: without the password of a database URL. */
  readonly name: string;
}

/** Opens the store, and brings its schema up to date. @throws Error when the database cannot be had. */
export async function openStore(config: Config): Promise<OpenedStore> {
  const { databaseUrl, databasePoolSize, database, idempotencyTtlMs } = config;
  if (databaseUrl !== undefined) {
    const { openPostgresStore } = await import("./storage/postgres/postgres-store.ts");
    const options = { connectionString: databaseUrl, poolSize: databasePoolSize, idempotencyTtlMs };
    const { host, pathname } = new URL(databaseUrl);
    return { store: await openPostgresStore(options), name: `PostgreSQL ${pathname.slice(1)} on ${host}` };
  }
  const { openSqliteStore } = await import("./storage/sqlite/sqlite-store.ts");
  mkdirSync(dirname(database), { recursive: true });
  return { store: openSqliteStore({ file: database, idempotencyTtlMs }), name: database };
}
