// What each database adapter offers: the stores, their schema and a backup.
import type { OnCommit, PhoneNumberStore } from "./phone-number-store.ts";
import type { TokenStore } from "./token-store.ts";

export interface StoreOptions {
  /** Maximum number of connections, where the adapter has a pool. */
  readonly databasePoolSize?: number | undefined;
  /** Maximum number of writes that share a commit, where the adapter has a pool. */
  readonly databaseGroupLimit?: number | undefined;
  /** Milliseconds for which an idempotency key's outcome is stored. */
  readonly idempotencyTtlMs?: number | undefined;
  readonly onCommit?: OnCommit | undefined;
}

export interface SchemaVersions {
  /** Of the database; 0 when it is missing or empty. */
  readonly found: number;
  /** Of this program. */
  readonly known: number;
}

/** One database. Every method throws an Error when the database cannot be used. */
export interface StorageAdapter {
  /** The database as people call it: a path or a host, without user and password. */
  readonly name: string;
  /** Opens the store. Creates the database's schema or brings it up to date first. */
  openStore(options?: StoreOptions): Promise<PhoneNumberStore>;
  /** Opens the tokens. Creates the schema or brings it up to date first. */
  openTokens(): Promise<TokenStore>;
  /** Reads the schema's version, and changes nothing. */
  readSchemaVersions(): Promise<SchemaVersions>;
  /** Creates the schema or brings it up to date. @throws Error on a database of a newer or of another program */
  migrate(): Promise<void>;
  /** Spreads the migrated database over several servers, in this many shards. Undefined where it is always one server. */
  readonly distribute?: (shards: number) => Promise<void>;
  /** Copies the database to a new file while it is in use. Undefined where the database has a tool for that. */
  readonly backup?: (target: string) => Promise<{ readonly pages: number }>;
}
