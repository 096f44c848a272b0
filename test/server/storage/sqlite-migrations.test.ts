// A database of the first version keeps what is in it, and another program's stays as it is.
import { expect, test } from "vitest";
import { openConnection, readValue } from "../../../server/storage/sqlite/driver.ts";
import { openSqliteStore } from "../../../server/storage/sqlite/sqlite-store.ts";
import { number } from "../phone-numbers/contact.ts";
import { deciding, storing } from "./decisions.ts";
import { temporaryFile } from "./temporary-file.ts";

const versionOne = `
  CREATE TABLE contacts (contact_id TEXT NOT NULL PRIMARY KEY,
    next_phone_number_id INTEGER NOT NULL CHECK (next_phone_number_id >= 1),
    version INTEGER NOT NULL CHECK (version >= 1)) STRICT, WITHOUT ROWID;
  CREATE TABLE phone_numbers (contact_id TEXT NOT NULL REFERENCES contacts (contact_id),
    phone_number_id INTEGER NOT NULL CHECK (phone_number_id BETWEEN 1 AND 2147483647), entity_id INTEGER NOT NULL,
    contact_info_type_id INTEGER NOT NULL, phone_number TEXT NOT NULL CHECK (phone_number <> ''),
    is_primary INTEGER NOT NULL CHECK (is_primary IN (0, 1)),
    is_text_active INTEGER NOT NULL CHECK (is_text_active IN (0, 1)),
    contact_info_name TEXT, contact_info_category TEXT, notes TEXT,
    PRIMARY KEY (contact_id, phone_number_id)) STRICT, WITHOUT ROWID;
  CREATE UNIQUE INDEX one_primary_per_contact ON phone_numbers (contact_id) WHERE is_primary = 1;
  CREATE TABLE idempotency (scope TEXT NOT NULL, key TEXT NOT NULL, fingerprint TEXT NOT NULL, outcome TEXT NOT NULL,
    expires_at INTEGER NOT NULL, PRIMARY KEY (scope, key)) STRICT, WITHOUT ROWID;
  CREATE INDEX idempotency_by_expiry ON idempotency (expires_at);
  PRAGMA application_id = ${0x50684e73};
  PRAGMA user_version = 1;
  INSERT INTO contacts VALUES ('C', 9, 4), ('D', 3, 2);
  INSERT INTO phone_numbers VALUES ('C', 7, 1, 2, '555', 1, 0, 'n', NULL, 'x');`;

test("version 1 is brought to this version, with its contacts unknown and its rules in force", async () => {
  const file = temporaryFile();
  const old = openConnection(file);
  old.exec(versionOne);
  old.close();
  const store = openSqliteStore({ file });
  const members = { EntityID: 1, ContactInfoTypeID: 2, IsPrimary: true, ContactInfoName: "n", Notes: "x" };
  const stored = number({ PhoneNumberID: 7, PhoneNumber: "555", ...members });
  expect(await store.read("C")).toEqual({ numbers: [stored], nextPhoneNumberID: 9, version: 4, known: false });
  expect(await store.read("D")).toEqual({ numbers: [], nextPhoneNumberID: 3, version: 2, known: false });
  const second = storing(number({ PhoneNumberID: 9, PhoneNumber: "1", IsPrimary: true }));
  await expect(store.write("C", deciding(second))).rejects.toThrow(/UNIQUE/);
  await store.close();
  const db = openConnection(file);
  expect(db.prepare("PRAGMA foreign_key_check").all()).toEqual([]);
  expect(readValue(db, "PRAGMA integrity_check")).toBe("ok");
  expect(db.prepare("PRAGMA foreign_key_list(phone_numbers)").all()).toMatchObject([{ table: "contacts" }]);
  db.close();
});

test("another program's database keeps its journal mode", () => {
  const file = temporaryFile();
  const before = openConnection(file);
  before.exec("CREATE TABLE theirs (a)");
  before.close();
  expect(() => openSqliteStore({ file })).toThrow("another program");
  const after = openConnection(file);
  expect(readValue(after, "PRAGMA journal_mode")).toBe("delete");
  after.close();
});

test("a database without columns of the contract is refused with the statements that add them", async () => {
  const file = temporaryFile();
  await openSqliteStore({ file }).close();
  const db = openConnection(file);
  for (const column of ["entity_id", "is_text_active", "notes"])
    db.exec(`ALTER TABLE phone_numbers DROP COLUMN ${column}`);
  db.close();
  expect(() => openSqliteStore({ file })).toThrow(
    new Error(`\
The table phone_numbers has no column for EntityID, IsTextActive, Notes. Add a migration with:
  ALTER TABLE phone_numbers ADD COLUMN entity_id INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE phone_numbers ADD COLUMN is_text_active INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE phone_numbers ADD COLUMN notes TEXT;`),
  );
});
