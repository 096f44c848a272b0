// Reads how far a database file's schema has come, and brings it up to date, without a store.
import { existsSync } from "node:fs";
import { closeConnection, openConnection } from "./driver.ts";
import { readSchemaVersion, schemaVersion } from "./migrations.ts";
import { openDatabase } from "./open-database.ts";

/** Milliseconds for which a migration waits for a program that is writing. */
const migrationTimeoutMs = 60_000;

/** The file's version (0 when it is not there) and this program's. Changes nothing. */
export function readSchemaVersions(file: string): { readonly found: number; readonly known: number } {
  if (!existsSync(file)) return { found: 0, known: schemaVersion };
  const db = openConnection(file, { mode: "read" });
  try {
    return { found: readSchemaVersion(db), known: schemaVersion };
  } finally {
    db.close();
  }
}

/** Creates the file when it is not there. @throws Error on a file of a newer program, or of another one. */
export function migrateDatabase(file: string): void {
  closeConnection(openDatabase({ file, busyTimeoutMs: migrationTimeoutMs }));
}
