// The SQLite driver: node:sqlite where it is complete (Node 22.16 and later), else @photostructure/sqlite, which has the
// same API. Everything else knows only this file.
import { closeSync, openSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

export type Value = string | number | null;

export interface Statement<Values extends readonly Value[], Row> {
  run(...values: Values): { readonly changes: number };
  get(...values: Values): Row | undefined;
  all(...values: Values): Row[];
  iterate(...values: Values): IterableIterator<Row>;
  /** Rows as arrays instead of objects. */
  setReturnArrays(enabled: boolean): void;
}

export interface Database {
  readonly isOpen: boolean;
  readonly isTransaction: boolean;
  /** The path of its file; null for a database in memory. */
  location(): string | null;
  prepare<Values extends readonly Value[], Row = unknown>(sql: string): Statement<Values, Row>;
  exec(sql: string): void;
  /** @throws Error when it is closed already */
  close(): void;
}

/** What this program uses of either module. */
export interface SqliteModule {
  readonly DatabaseSync: new (location: string, options: { readOnly: boolean; timeout: number }) => Database;
  readonly backup: (source: Database, target: string, options: { rate: number }) => Promise<number>;
}

const builtin = "node:sqlite";
const fallback = "@photostructure/sqlite";

/** The name of the module to use, given what Node has under the name node:sqlite. */
export function chooseDriver(candidate: unknown): typeof builtin | typeof fallback {
  return isComplete(candidate) ? builtin : fallback;
}

/** These came with Node 22.16, as did isTransaction and the busy time-out, which only a connection can show. */
function isComplete(candidate: unknown): candidate is SqliteModule {
  const { DatabaseSync, StatementSync, backup } = (candidate ?? {}) as Record<string, unknown>;
  return (
    typeof backup === "function" &&
    typeof DatabaseSync === "function" &&
    typeof StatementSync === "function" &&
    "location" in DatabaseSync.prototype &&
    "setReturnArrays" in StatementSync.prototype
  );
}

/** Node 22 warns that the module is experimental: users of this program cannot act on that. */
function loadBuiltin(): unknown {
  const { emitWarning } = process;
  process.emitWarning = () => undefined;
  try {
    // Not in Node 22.0 to 22.2.
    return process.getBuiltinModule?.(builtin);
  } finally {
    process.emitWarning = emitWarning;
  }
}

const loaded = loadBuiltin();
/** The name of the module in use. */
export const driverName = chooseDriver(loaded);
const driver = (driverName === builtin ? loaded : createRequire(import.meta.url)(fallback)) as SqliteModule;

export interface ConnectionOptions {
  /** create: makes the file when it is missing; write: it must exist; read: it must exist and is not written. */
  readonly mode?: "create" | "write" | "read" | undefined;
  /** Milliseconds that a statement waits for another connection's lock, blocking the event loop. Default 5 s. */
  readonly busyTimeoutMs?: number | undefined;
}

/** Everything that a thread without this file needs to open the same connection. */
export interface ConnectionRecipe {
  readonly module: string;
  readonly location: string;
  readonly options: { readonly readOnly: boolean; readonly timeout: number };
  /** To be executed first. */
  readonly setup: string;
}

const modes = { create: "rwc", write: "rw", read: "ro" } as const;

/** Describes a connection to `file`; ":memory:" is a database that is not kept. */
export function connectionRecipe(
  file: string,
  { mode = "create", busyTimeoutMs = 5_000 }: ConnectionOptions = {},
): ConnectionRecipe {
  return {
    module: driverName,
    location: file === ":memory:" ? file : `${pathToFileURL(resolve(file)).href}?mode=${modes[mode]}`,
    options: { readOnly: mode === "read", timeout: busyTimeoutMs },
    // The modules are compiled with different defaults: in one of them a commit is not on disk before it returns.
    setup: "PRAGMA synchronous = FULL",
  };
}

/** Opens a connection. A new file is readable by its owner only. @throws Error when the file cannot be opened */
export function openConnection(file: string, options: ConnectionOptions = {}): Database {
  const { location, options: driverOptions, setup } = connectionRecipe(file, options);
  if (file !== ":memory:" && (options.mode ?? "create") === "create") createPrivateFile(file);
  const db = new driver.DatabaseSync(location, driverOptions);
  db.exec(setup);
  return db;
}

/** An existing file is not touched: closing it would drop the locks that other connections of this process have on it. */
function createPrivateFile(file: string): void {
  try {
    closeSync(openSync(file, "wx", 0o600));
  } catch (error) {
    if (!(error instanceof Error) || !("code" in error) || error.code !== "EEXIST") throw error;
  }
}

/**
 * Folds the log into the database and closes the connection. Not left to SQLite, which does so when the last connection
 * closes: one of @photostructure/sqlite stays open until its statements are garbage. Safe to call twice.
 */
export function closeConnection(db: Database): void {
  if (!db.isOpen) return;
  try {
    // Without waiting: whoever holds a lock now folds the log later.
    db.exec("PRAGMA busy_timeout = 0; PRAGMA wal_checkpoint(TRUNCATE)");
  } catch {
    // A full disk, say. What is in the log is safe there, and the next start reads it.
  }
  db.close();
}

/** Prepares a statement whose rows are arrays. */
export function prepareArrays<Values extends readonly Value[], Row extends readonly unknown[]>(
  db: Database,
  sql: string,
): Statement<Values, Row> {
  const statement = db.prepare<Values, Row>(sql);
  statement.setReturnArrays(true);
  return statement;
}

const iterated = new Set<unknown>();

/** Streams the statement's rows. Holds on to it: @photostructure/sqlite frees a garbage statement under its iterator. */
export function* iterateRows<Row>(statement: Statement<[], Row>): Generator<Row> {
  iterated.add(statement);
  try {
    yield* statement.iterate();
  } finally {
    iterated.delete(statement);
  }
}

/** The first column of the first row: what a pragma is set to, a count. */
export function readValue(db: Database, sql: string): unknown {
  return prepareArrays<[], readonly unknown[]>(db, sql).get()?.[0];
}

/** Runs `work` in a transaction that has the write lock from its beginning. */
export function inImmediateTransaction(db: Database, work: () => void): void {
  db.exec("BEGIN IMMEDIATE");
  try {
    work();
    db.exec("COMMIT");
  } catch (error) {
    if (db.isTransaction) db.exec("ROLLBACK");
    throw error;
  }
}

/** Copies the database to a file in one step, which no writer can make start again. Returns the number of pages. */
export function copyDatabase(db: Database, target: string): Promise<number> {
  return driver.backup(db, target, { rate: 2 ** 31 - 1 });
}

/** SQLite's primary result code (https://sqlite.org/rescode.html); undefined for an error of another origin. */
export function resultCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !("errcode" in error) || typeof error.errcode !== "number") return undefined;
  return error.errcode & 0xff;
}
