// Runs the suite for tokens on SQLite.
import { statSync } from "node:fs";
import { expect, test } from "vitest";
import { StoreUnavailable } from "../../../server/storage/phone-number-store.ts";
import { openConnection } from "../../../server/storage/sqlite/driver.ts";
import { openSqliteTokens } from "../../../server/storage/sqlite/sqlite-tokens.ts";
import { createTemporaryFile, temporaryFile } from "./temporary-file.ts";
import { tokenConformance } from "./token-conformance.ts";

tokenConformance("SQLite", async () => {
  const { file, remove } = createTemporaryFile();
  const opened = [openSqliteTokens({ file })] as const;
  const others: { close(): Promise<void> }[] = [];
  return {
    tokens: opened[0],
    async reopen() {
      const other = openSqliteTokens({ file });
      others.push(other);
      return other;
    },
    async cleanUp() {
      for (const tokens of [...opened, ...others]) await tokens.close();
      remove();
    },
  };
});

test("tokens are unavailable while another program holds the database, and not lost", async () => {
  const file = temporaryFile();
  const tokens = openSqliteTokens({ file, busyTimeoutMs: 20 });
  const token = { name: "sync", digest: "a".repeat(64), scopes: [], createdAt: 1 };
  const other = openConnection(file);
  other.exec("BEGIN IMMEDIATE");
  await expect(tokens.add(token)).rejects.toThrow(StoreUnavailable);
  await expect(tokens.revoke("sync", 5)).rejects.toThrow(StoreUnavailable);
  other.exec("ROLLBACK");
  other.close();
  expect(await tokens.add(token)).toBe(true);
  await tokens.close();
});

test("closing the tokens folds their log into the database, and can be repeated", async () => {
  const file = temporaryFile();
  const tokens = openSqliteTokens({ file });
  await tokens.add({ name: "sync", digest: "a".repeat(64), scopes: [], createdAt: 1 });
  const sizeOfLog = () => statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0;
  expect(sizeOfLog()).toBeGreaterThan(0);
  await tokens.close();
  await tokens.close();
  expect(sizeOfLog()).toBe(0);
});
