// The store reports that it cannot write: readiness must match the experience of callers.
import { copyFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { expect, onTestFinished, test } from "vitest";
import { StoreUnavailable } from "../../../server/storage/phone-number-store.ts";
import { openConnection } from "../../../server/storage/sqlite/driver.ts";
import { openDatabase } from "../../../server/storage/sqlite/open-database.ts";
import { createSqliteStore, openSqliteStore } from "../../../server/storage/sqlite/sqlite-store.ts";
import { number } from "../phone-numbers/contact.ts";
import { adding, deciding, storing } from "./decisions.ts";
import { temporaryFile } from "./temporary-file.ts";

test.each([
  ["removed", (file: string) => rmSync(file)],
  ["moved away", (file: string) => renameSync(file, `${file}.old`)],
  [
    "replaced by a copy",
    (file: string) => {
      copyFileSync(file, `${file}.copy`);
      renameSync(`${file}.copy`, file);
    },
  ],
  [
    "replaced by another file",
    (file: string) => {
      rmSync(file);
      writeFileSync(file, "");
    },
  ],
])(
  "a database file that was %s is noticed: no write is acknowledged, and the store is not ready",
  async (_how, change) => {
    const file = temporaryFile();
    const store = openSqliteStore({ file });
    onTestFinished(() => store.close());
    await store.write("C", adding);
    await store.check();
    change(file);
    await expect(store.check()).rejects.toThrow(StoreUnavailable);
    await expect(store.write("C", adding)).rejects.toThrow("removed or replaced");
    await expect(store.addKnownContacts(["D"])).rejects.toThrow(StoreUnavailable);
    await expect(store.check()).rejects.toThrow("removed or replaced");
  },
);

test("a full disk makes the store not ready until there is room again", async () => {
  const db = openDatabase({ file: temporaryFile() });
  const store = createSqliteStore(db);
  onTestFinished(() => store.close());
  const Notes = "n".repeat(200_000);
  const large = () => store.write("C", deciding(storing(number({ PhoneNumberID: 1, PhoneNumber: "1", Notes }))));
  await store.check();
  db.exec("PRAGMA max_page_count = 1");
  await expect(large()).rejects.toThrow(StoreUnavailable);
  for (let time = 0; time < 2; time++) await expect(store.check()).rejects.toThrow(StoreUnavailable);
  db.exec("PRAGMA max_page_count = 1073741823");
  await store.check();
  expect((await large()).kind).toBe("decided");
});

test("the store is not ready while another process holds a lock", async () => {
  const file = temporaryFile();
  const store = openSqliteStore({ file, busyTimeoutMs: 20 });
  onTestFinished(() => store.close());
  const other = openConnection(file);
  other.exec("BEGIN IMMEDIATE");
  await expect(store.check()).rejects.toThrow(StoreUnavailable);
  other.exec("ROLLBACK");
  other.close();
  await store.check();
});

test("the readiness check stores nothing, and the store stays ready after a caller's mistake", async () => {
  const db = openDatabase({ file: temporaryFile() });
  const store = createSqliteStore(db);
  onTestFinished(() => store.close());
  db.exec("PRAGMA max_page_count = 1");
  await expect(
    store.write("C", deciding(storing(number({ PhoneNumberID: 1, PhoneNumber: "1", Notes: "n".repeat(99_999) })))),
  ).rejects.toThrow();
  db.exec("PRAGMA max_page_count = 1073741823");
  await store.check();
  expect(db.prepare("SELECT * FROM idempotency").all()).toEqual([]);
  const mistake = store.write("C", () => {
    throw new Error("mistake");
  });
  await expect(mistake).rejects.toThrow("mistake");
  await store.check();
  await store.close();
  await expect(store.check()).rejects.toThrow(StoreUnavailable);
});
