// The adapter for an SQLite database file.
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import type { StorageAdapter } from "../adapter.ts";
import { backup } from "./backup.ts";
import { migrateDatabase, readSchemaVersions } from "./schema.ts";
import { openSqliteStore } from "./sqlite-store.ts";
import { openSqliteTokens } from "./sqlite-tokens.ts";

/** The adapter for this file; ":memory:" is a database that is not kept. */
export function createSqliteAdapter(file: string): StorageAdapter {
  const makeFolder = () => mkdirSync(dirname(file), { recursive: true });
  return {
    name: file,
    async openStore({ idempotencyTtlMs, onCommit } = {}) {
      makeFolder();
      return openSqliteStore({ file, idempotencyTtlMs, onCommit });
    },
    async openTokens() {
      makeFolder();
      return openSqliteTokens({ file });
    },
    readSchemaVersions: async () => readSchemaVersions(file),
    async migrate() {
      makeFolder();
      migrateDatabase(file);
    },
    backup: (target) => backup(file, target),
  };
}
