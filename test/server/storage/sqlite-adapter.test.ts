// The adapter for an SQLite file makes the folder of the file, and passes on the settings of the store.
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import type { StorageAdapter } from "../../../server/storage/adapter.ts";
import { createSqliteAdapter } from "../../../server/storage/sqlite/sqlite-adapter.ts";
import { deciding } from "./decisions.ts";
import { temporaryFile } from "./temporary-file.ts";

test.each<[string, (adapter: StorageAdapter) => Promise<unknown>]>([
  ["opening the store", async (adapter) => (await adapter.openStore()).close()],
  ["opening the tokens", async (adapter) => (await adapter.openTokens()).close()],
  ["a migration", (adapter) => adapter.migrate()],
])("%s makes the folder of the file", async (_what, use) => {
  const adapter = createSqliteAdapter(join(dirname(temporaryFile()), "new", "folder", "a.sqlite"));
  await use(adapter);
  const { found, known } = await adapter.readSchemaVersions();
  expect(found).toBe(known);
});

test("the store reports each commit, and forgets outcomes after the given time", async () => {
  const commits: number[] = [];
  const onCommit = (writes: number) => void commits.push(writes);
  const store = await createSqliteAdapter(temporaryFile()).openStore({ idempotencyTtlMs: 0, onCommit });
  const idempotency = { scope: "s", key: "k", fingerprint: "f" };
  for (let round = 0; round < 2; round++)
    expect((await store.write("C", deciding(undefined), idempotency)).kind).toBe("decided");
  expect(commits).toEqual([1, 1]);
  await store.close();
});
