// Config -> the store it names. An adapter and its driver are loaded only when they are used.
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import type { Config } from "./config/config.ts";
import { databaseName, sqlitePath } from "./config/database-url.ts";
import type { OnCommit, PhoneNumberStore } from "./storage/phone-number-store.ts";
import type { TokenStore } from "./storage/token-store.ts";

/** The settings that a store needs. */
export type StoreConfig = Pick<Config, "databaseUrl" | "databasePoolSize"> & Partial<Pick<Config, "idempotencyTtlMs">>;

/** What names the database. */
export type DatabaseConfig = Pick<Config, "databaseUrl">;

export interface OpenedStore {
  readonly store: PhoneNumberStore;
  /** Where the data is, for people: without the password of a database URL. */
  readonly name: string;
}

/** Opens the store, and brings its schema up to date; `onCommit` is told of each commit. @throws Error when the database cannot be had. */
export async function openStore(config: StoreConfig, onCommit?: OnCommit): Promise<OpenedStore> {
  return { store: await using(config, () => openAdapter(config, onCommit)), name: databaseName(config.databaseUrl) };
}

/** Runs work on the database. @throws Error that names the database, and why it cannot be used. */
async function using<Result>({ databaseUrl }: DatabaseConfig, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const reason = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    throw new Error(`the database ${databaseName(databaseUrl)} cannot be used: ${textOf(reason)}`, { cause: error });
  }
}

/** Opens the tokens that the database keeps. @throws Error when the database cannot be had. */
export function openTokens({ databaseUrl }: DatabaseConfig): Promise<TokenStore> {
  return using({ databaseUrl }, async () => {
    const file = sqlitePath(databaseUrl);
    if (file === undefined) {
      const { openPostgresTokens } = await import("./storage/postgres/postgres-tokens.ts");
      return openPostgresTokens({ connectionString: databaseUrl });
    }
    const { openSqliteTokens } = await import("./storage/sqlite/sqlite-tokens.ts");
    mkdirSync(dirname(file), { recursive: true });
    return openSqliteTokens({ file });
  });
}

export interface SchemaVersions {
  /** Of the database; 0 when there is no schema, or no database yet. */
  readonly found: number;
  /** Of this program. */
  readonly known: number;
}

/** Reads how far the database's schema has come, and changes nothing. @throws Error when it cannot be had, or is not ours. */
export function readSchemaVersions({ databaseUrl }: DatabaseConfig): Promise<SchemaVersions> {
  return using({ databaseUrl }, async () => {
    const file = sqlitePath(databaseUrl);
    if (file !== undefined) return (await import("./storage/sqlite/schema.ts")).readSchemaVersions(file);
    const { readSchemaVersions: read } = await import("./storage/postgres/schema.ts");
    return read({ connectionString: databaseUrl });
  });
}

/** Refuses to create or migrate a database: a mistyped path must not look like an empty one. @throws Error */
export async function requireCurrentSchema(config: DatabaseConfig): Promise<void> {
  const name = databaseName(config.databaseUrl);
  const { found, known } = await readSchemaVersions(config);
  if (found === 0) throw new Error(`Database not found: ${name}; create it with migrate`);
  if (found < known) throw new Error(`The schema of ${name} has version ${found}, not ${known}: run migrate first`);
}

/** Brings the schema to this program's version. @throws Error when the database cannot be had, or is of a newer program. */
export function migrateStore({ databaseUrl }: DatabaseConfig): Promise<void> {
  return using({ databaseUrl }, async () => {
    const file = sqlitePath(databaseUrl);
    if (file === undefined) {
      const { migrateDatabase } = await import("./storage/postgres/schema.ts");
      return migrateDatabase({ connectionString: databaseUrl });
    }
    const { migrateDatabase } = await import("./storage/sqlite/schema.ts");
    mkdirSync(dirname(file), { recursive: true });
    migrateDatabase(file);
  });
}

async function openAdapter(config: StoreConfig, onCommit: OnCommit | undefined): Promise<PhoneNumberStore> {
  const { databaseUrl, databasePoolSize, idempotencyTtlMs } = config;
  const file = sqlitePath(databaseUrl);
  if (file === undefined) {
    const { openPostgresStore } = await import("./storage/postgres/postgres-store.ts");
    return openPostgresStore({ connectionString: databaseUrl, poolSize: databasePoolSize, idempotencyTtlMs, onCommit });
  }
  const { openSqliteStore } = await import("./storage/sqlite/sqlite-store.ts");
  mkdirSync(dirname(file), { recursive: true });
  return openSqliteStore({ file, idempotencyTtlMs, onCommit });
}

/** Where a host has several addresses, Node's error of all of them has no text of its own. */
function textOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(textOf).join(", ");
  return error instanceof Error ? error.message : String(error);
}
