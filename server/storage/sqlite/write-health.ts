// Whether the database can be written to: its file is still in place, and what the last write met.
import { statSync } from "node:fs";
import { StoreUnavailable } from "../phone-number-store.ts";
import type { Database } from "./driver.ts";
import { mapSqliteError } from "./error-mapping.ts";

export interface WriteHealth {
  /** A write failed. */
  failed(): void;
  /** The writes that follow decide anew. */
  reset(): void;
  /** @throws StoreUnavailable once the file was removed or replaced: what is written to it then is lost */
  assertFileInPlace(): void;
  /** Takes the write lock, and writes something where the last write failed. @throws StoreUnavailable */
  check(): void;
}

/** `writeLittle` writes something that leaves no trace, in a transaction. */
export function createWriteHealth(db: Database, writeLittle: () => void): WriteHealth {
  const assertFileInPlace = rememberFile(db.location());
  let hasFailed = false;
  return {
    failed() {
      hasFailed = true;
    },
    reset() {
      hasFailed = false;
    },
    assertFileInPlace,
    check() {
      try {
        assertFileInPlace();
        db.exec("BEGIN IMMEDIATE");
        if (hasFailed) writeLittle();
        db.exec("COMMIT");
        hasFailed = false;
      } catch (error) {
        if (db.isTransaction) db.exec("ROLLBACK");
        throw mapSqliteError(error);
      }
    },
  };
}

function rememberFile(file: string | null): () => void {
  if (file === null) return () => undefined;
  const { dev, ino } = statSync(file, { bigint: true });
  return () => {
    const found = statSync(file, { bigint: true, throwIfNoEntry: false });
    if (found?.ino === ino && found.dev === dev) return;
    throw new StoreUnavailable("The database file was removed or replaced: restart the server");
  };
}
