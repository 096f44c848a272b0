// Config -> the store it names. An adapter and its driver are loaded only when they are used.
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import type { Config } from "./config.ts";
import type { OnCommit, PhoneNumberStore } from "./storage/phone-number-store.ts";
import type { TokenStore } from "./storage/token-store.ts";

export interface OpenedStore {
  readonly store: PhoneNumberStore;
  /** Where the data is, for people: without the password of a database URL. */
  readonly name: string;
}

/** Opens the store, and brings its schema up to date; `onCommit` is told of each commit. @throws Error when the database cannot be had. */
export async function openStore(config: Config, onCommit?: OnCommit): Promise<OpenedStore> {
  const name = nameOf(config);
  try {
    return { store: await openAdapter(config, onCommit), name };
  } catch (error) {
    const reason = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    throw new Error(`the database ${name} cannot be used: ${textOf(reason)}`, { cause: error });
  }
}

/** Opens the tokens that the database keeps. @throws Error when the database cannot be had. */
export async function openTokens({ databaseUrl, database }: Config): Promise<TokenStore> {
  if (databaseUrl !== undefined) {
    const { openPostgresTokens } = await import("./storage/postgres/postgres-tokens.ts");
    return openPostgresTokens({ connectionString: databaseUrl });
  }
  const { openSqliteTokens } = await import("./storage/sqlite/sqlite-tokens.ts");
  mkdirSync(dirname(database), { recursive: true });
  return openSqliteTokens({ file: database });
}

async function openAdapter(config: Config, onCommit: OnCommit | undefined): Promise<PhoneNumberStore> {
  const { databaseUrl, databasePoolSize, database, idempotencyTtlMs } = config;
  if (databaseUrl !== undefined) {
    const { openPostgresStore } = await import("./storage/postgres/postgres-store.ts");
    return openPostgresStore({ connectionString: databaseUrl, poolSize: databasePoolSize, idempotencyTtlMs, onCommit });
  }
  const { openSqliteStore } = await import("./storage/sqlite/sqlite-store.ts");
  mkdirSync(dirname(database), { recursive: true });
  return openSqliteStore({ file: database, idempotencyTtlMs, onCommit });
}

function nameOf({ databaseUrl, database }: Config): string {
  if (databaseUrl === undefined) return database;
  const { host, pathname } = new URL(databaseUrl);
  return `PostgreSQL ${pathname.slice(1)} on ${host}`;
}

/** Where a host has several addresses, Node's error of all of them has no text of its own. */
function textOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(textOf).join(", ");
  return error instanceof Error ? error.message : String(error);
}
