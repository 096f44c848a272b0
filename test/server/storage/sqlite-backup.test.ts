// The online backup: a whole copy of a database that is being written to.
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createUpdateRules } from "../../../server/phone-numbers/comparison-key.ts";
import { planUpdate } from "../../../server/phone-numbers/plan-update.ts";
import type { ContactState, PhoneNumberStore } from "../../../server/storage/phone-number-store.ts";
import { backup } from "../../../server/storage/sqlite/backup.ts";
import { openSqliteStore } from "../../../server/storage/sqlite/sqlite-store.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "backup-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const rules = createUpdateRules();
const add = (store: PhoneNumberStore, contactID: string, number: string) =>
  store.write(contactID, (state: ContactState) => {
    const plan = planUpdate(state, [{ PhoneNumber: number }, { PhoneNumber: `${number}00` }], rules);
    return { change: plan.ok ? plan.change : undefined, outcome: plan.ok, final: true };
  });

it("a backup is complete and consistent while writes continue", async () => {
  const file = join(folder, "a.sqlite");
  const store = openSqliteStore({ file });
  for (let index = 0; index < 200; index++) await add(store, `before-${index}`, "555");
  let copying = true;
  const writing = (async () => {
    for (let index = 0; copying; index++) await add(store, `during-${index}`, "777");
  })();
  const { pages } = await backup(file, join(folder, "copy.sqlite"));
  copying = false;
  await writing;
  await store.close();
  expect(pages).toBeGreaterThan(0);
  const copy = openSqliteStore({ file: join(folder, "copy.sqlite") });
  for (let index = 0; index < 200; index++) expect((await copy.read(`before-${index}`)).numbers).toHaveLength(2);
  for (let index = 0; index < 50; index++)
    expect([0, 2]).toContain((await copy.read(`during-${index}`)).numbers.length);
  await copy.close();
});

it("a backup never overwrites a file, and leaves none when it fails", async () => {
  const file = join(folder, "a.sqlite");
  await openSqliteStore({ file }).close();
  await backup(file, join(folder, "copy.sqlite"));
  await expect(backup(file, join(folder, "copy.sqlite"))).rejects.toThrow(
    `${join(folder, "copy.sqlite")} already exists`,
  );
  await expect(backup(join(folder, "none.sqlite"), join(folder, "other.sqlite"))).rejects.toThrow();
  expect(existsSync(join(folder, "other.sqlite"))).toBe(false);
  expect(existsSync(join(folder, "other.sqlite.unfinished"))).toBe(false);
  // The name of the copy's journal would be longer than a file system allows.
  await expect(backup(file, join(folder, "b".repeat(240)))).rejects.toThrow();
  expect(readdirSync(folder).filter((name) => name.startsWith("b"))).toEqual([]);
});

it("what an interrupted backup left does not stop the next one", async () => {
  const file = join(folder, "a.sqlite");
  const store = openSqliteStore({ file });
  await add(store, "C", "555");
  await store.close();
  writeFileSync(join(folder, "copy.sqlite.unfinished"), "half of a database");
  await backup(file, join(folder, "copy.sqlite"));
  const copy = openSqliteStore({ file: join(folder, "copy.sqlite") });
  expect((await copy.read("C")).numbers).toHaveLength(2);
  await copy.close();
});

it("a backup leaves no file open, whether it succeeds or not", async () => {
  const file = join(folder, "a.sqlite");
  await openSqliteStore({ file }).close();
  const openFiles = async (name: string) => {
    await backup(file, join(folder, name));
    await expect(backup(file, join(folder, "b".repeat(240)))).rejects.toThrow();
    return readdirSync("/dev/fd").length;
  };
  const before = await openFiles("first");
  for (const name of ["second", "third"]) expect(await openFiles(name)).toBe(before);
});
