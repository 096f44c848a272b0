// Opens the database file with the settings that make an acknowledged write durable, after checking what a crash left.
import { statSync } from "node:fs";
import { type Database, openConnection, readValue } from "./driver.ts";
import { migrate, refuseForeign } from "./migrations.ts";

export interface DatabaseOptions {
  /** Path of the database file, which is created when it is missing; ":memory:" for a database that is not kept. */
  readonly file: string;
  /** Milliseconds that a statement waits for another process's lock, blocking the event loop. Default 500. */
  readonly busyTimeoutMs?: number | undefined;
}

/** Opens and migrates the database. @throws Error when the file is damaged, not ours, or of a newer program. */
export function openDatabase({ file, busyTimeoutMs = 500 }: DatabaseOptions): Database {
  const crashed = hasLeftoverWal(file);
  const db = openConnection(file, { busyTimeoutMs });
  try {
    // First, because the journal mode is kept in the file.
    refuseForeign(db);
    const mode = readValue(db, "PRAGMA journal_mode = WAL");
    if (file !== ":memory:" && mode !== "wal")
      throw new Error(`${file} must support a write-ahead log, but its journal mode is ${mode}`);
    db.exec("PRAGMA foreign_keys = ON");
    // 64 MiB, filled as far as it is used: SQLite's own 2 MB hold no more than the top of a large table's tree.
    db.exec("PRAGMA cache_size = -65536");
    db.exec("PRAGMA trusted_schema = OFF");
    // Else one large write leaves its log on the disk for good.
    db.exec("PRAGMA journal_size_limit = 67108864");
    if (crashed) checkIntegrity(db, file);
    migrate(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** A clean close removes the log, so that one with content means a crash (or another process, which does no harm). */
function hasLeftoverWal(file: string): boolean {
  return (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

function checkIntegrity(db: Database, file: string): void {
  const verdict = readValue(db, "PRAGMA quick_check(1)");
  if (verdict !== "ok") throw new Error(`${file} is damaged: ${verdict}`);
}
