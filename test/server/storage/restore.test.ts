// Backs up a database in use and restores it as docs/operations.md says: what comes back is what was there.
import { copyFileSync, rmSync } from "node:fs";
import { expect, test } from "vitest";
import { backup } from "../../../server/storage/sqlite/backup.ts";
import { openSqliteStore } from "../../../server/storage/sqlite/sqlite-store.ts";
import { openSqliteTokens } from "../../../server/storage/sqlite/sqlite-tokens.ts";
import { adding } from "./decisions.ts";
import { temporaryFile } from "./temporary-file.ts";

test("a restored backup has the numbers, the known contacts, the keys and the tokens of its moment", async () => {
  const file = temporaryFile();
  const store = openSqliteStore({ file });
  const tokens = openSqliteTokens({ file });
  const place = { scope: "s", key: "k", fingerprint: "f" };
  for (let write = 0; write < 20; write++) await store.write(`C${write % 4}`, adding);
  await store.write("keyed", adding, place);
  await store.addKnownContacts(["C1"]);
  const token = { name: "sync", digest: "a".repeat(64), scopes: ["contacts:read"], createdAt: 1 };
  await tokens.add(token);
  const before = await Promise.all(["C0", "C1", "keyed"].map((contactID) => store.read(contactID)));

  const copy = `${file}.backup`;
  await backup(file, copy);
  await store.write("C0", adding);
  await store.close();
  await tokens.close();
  for (const end of ["", "-wal", "-shm"]) rmSync(`${file}${end}`, { force: true });
  copyFileSync(copy, file);

  const restored = openSqliteStore({ file });
  expect(await Promise.all(["C0", "C1", "keyed"].map((contactID) => restored.read(contactID)))).toEqual(before);
  expect((await restored.write("keyed", adding, place)).kind).toBe("replayed");
  await restored.close();
  const again = openSqliteTokens({ file });
  expect(await again.find(token.digest)).toMatchObject(token);
  await again.close();
});
