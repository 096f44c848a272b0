// The schema, one step a version; user_version says how far a file has come. A released step is never edited.
import { checkNumberColumns, type SqlTypes } from "../number-columns.ts";
import { type Database, inImmediateTransaction, prepareArrays, readValue } from "./driver.ts";

/** Marks a file as ours, so that another program's database is never migrated. */
const applicationID = 0x50684e73;

const migrations: readonly string[] = [
  `
  CREATE TABLE contacts (
    contact_id TEXT NOT NULL PRIMARY KEY,
    next_phone_number_id INTEGER NOT NULL CHECK (next_phone_number_id >= 1),
    version INTEGER NOT NULL CHECK (version >= 1)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE phone_numbers (
    contact_id TEXT NOT NULL REFERENCES contacts (contact_id),
    phone_number_id INTEGER NOT NULL CHECK (phone_number_id BETWEEN 1 AND 2147483647),
    entity_id INTEGER NOT NULL,
    contact_info_type_id INTEGER NOT NULL,
    phone_number TEXT NOT NULL CHECK (phone_number <> ''),
    is_primary INTEGER NOT NULL CHECK (is_primary IN (0, 1)),
    is_text_active INTEGER NOT NULL CHECK (is_text_active IN (0, 1)),
    contact_info_name TEXT,
    contact_info_category TEXT,
    notes TEXT,
    PRIMARY KEY (contact_id, phone_number_id)
  ) STRICT, WITHOUT ROWID;

  CREATE UNIQUE INDEX one_primary_per_contact ON phone_numbers (contact_id) WHERE is_primary = 1;

  CREATE TABLE idempotency (
    scope TEXT NOT NULL,
    key TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    outcome TEXT NOT NULL,
    expires_at INTEGER NOT NULL,
    PRIMARY KEY (scope, key)
  ) STRICT, WITHOUT ROWID;

  CREATE INDEX idempotency_by_expiry ON idempotency (expires_at);
  `,
  // Rule 10: a known contact may never have been written; its version is then 0. SQLite changes a CHECK by making the table
  // anew; the referencing table goes first, because dropping a referenced table would break the references.
  `
  CREATE TABLE new_contacts (
    contact_id TEXT NOT NULL PRIMARY KEY,
    next_phone_number_id INTEGER NOT NULL CHECK (next_phone_number_id >= 1),
    version INTEGER NOT NULL CHECK (version >= 0),
    known INTEGER NOT NULL DEFAULT 0 CHECK (known IN (0, 1))
  ) STRICT, WITHOUT ROWID;
  INSERT INTO new_contacts (contact_id, next_phone_number_id, version)
    SELECT contact_id, next_phone_number_id, version FROM contacts;

  CREATE TABLE new_phone_numbers (
    contact_id TEXT NOT NULL REFERENCES new_contacts (contact_id),
    phone_number_id INTEGER NOT NULL CHECK (phone_number_id BETWEEN 1 AND 2147483647),
    entity_id INTEGER NOT NULL,
    contact_info_type_id INTEGER NOT NULL,
    phone_number TEXT NOT NULL CHECK (phone_number <> ''),
    is_primary INTEGER NOT NULL CHECK (is_primary IN (0, 1)),
    is_text_active INTEGER NOT NULL CHECK (is_text_active IN (0, 1)),
    contact_info_name TEXT,
    contact_info_category TEXT,
    notes TEXT,
    PRIMARY KEY (contact_id, phone_number_id)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO new_phone_numbers SELECT * FROM phone_numbers;

  DROP TABLE phone_numbers;
  DROP TABLE contacts;
  ALTER TABLE new_contacts RENAME TO contacts;
  ALTER TABLE new_phone_numbers RENAME TO phone_numbers;
  CREATE UNIQUE INDEX one_primary_per_contact ON phone_numbers (contact_id) WHERE is_primary = 1;
  `,
  // Access: who holds a token. Only digests of the tokens are kept.
  `
  CREATE TABLE tokens (
    name TEXT NOT NULL PRIMARY KEY CHECK (name <> ''),
    digest TEXT NOT NULL UNIQUE CHECK (length(digest) = 64),
    scopes TEXT NOT NULL,
    tenant TEXT CHECK (tenant <> ''),
    created_at INTEGER NOT NULL,
    expires_at INTEGER,
    revoked_at INTEGER
  ) STRICT, WITHOUT ROWID;
  `,
];

/** The version that this program writes. */
export const schemaVersion = migrations.length;

/** Brings the schema to this program's version. @throws Error on a file of a newer program, or of another one. */
export function migrate(db: Database): void {
  const isCurrent =
    readNumber(db, "user_version") === schemaVersion && readNumber(db, "application_id") === applicationID;
  if (!isCurrent) migrateToCurrent(db);
  const columns = prepareArrays<[], [name: string]>(db, "SELECT name FROM pragma_table_info('phone_numbers')").all();
  checkNumberColumns(
    columns.map(([name]) => name),
    sqlTypes,
  );
}

const sqlTypes: SqlTypes = {
  integer: "INTEGER",
  bigint: "INTEGER",
  number: "REAL",
  boolean: "INTEGER",
  string: "TEXT",
  true: "1",
  false: "0",
  addColumn: "ADD COLUMN",
};

function migrateToCurrent(db: Database): void {
  // Immediate, and the version read inside: two processes that start at the same time migrate one after the other.
  inImmediateTransaction(db, () => {
    const version = readNumber(db, "user_version");
    refuseForeign(db);
    if (version > schemaVersion) {
      throw new Error(
        `The database has schema version ${version}, but this program supports only versions up to ${schemaVersion}: use a newer program`,
      );
    }
    for (const step of migrations.slice(version)) db.exec(step);
    db.exec(`PRAGMA application_id = ${applicationID}`);
    db.exec(`PRAGMA user_version = ${schemaVersion}`);
  });
}

/** How far the schema has come; 0 for a database with nothing in it. @throws Error on another program's database. */
export function readSchemaVersion(db: Database): number {
  refuseForeign(db);
  return readNumber(db, "user_version");
}

/** @throws Error on another program's database. */
export function refuseForeign(db: Database): void {
  if (readNumber(db, "application_id") === applicationID) return;
  if (readValue(db, "SELECT count(*) FROM sqlite_schema") !== 0)
    throw new Error("The file is a database of another program");
}

function readNumber(db: Database, pragma: "user_version" | "application_id"): number {
  return Number(readValue(db, `PRAGMA ${pragma}`));
}
