// The schema, one step a version; a table of one row says how far a database has come. A released step is never edited.
import { setTimeout as delay } from "node:timers/promises";
import { type Client, DatabaseError } from "pg";
import { checkNumberColumns } from "../number-columns.ts";
import { checkColumnTypes, checkSettings } from "./engine-checks.ts";
import { sqlTypes } from "./sql-types.ts";

const migrations: readonly string[] = [
  `
  CREATE TABLE contacts (
    contact_id TEXT NOT NULL PRIMARY KEY,
    next_phone_number_id BIGINT NOT NULL CHECK (next_phone_number_id >= 1),
    version BIGINT NOT NULL CHECK (version >= 0)
  );

  CREATE TABLE phone_numbers (
    contact_id TEXT NOT NULL REFERENCES contacts (contact_id),
    phone_number_id INT4 NOT NULL CHECK (phone_number_id >= 1),
    entity_id INT4 NOT NULL,
    contact_info_type_id INT4 NOT NULL,
    phone_number TEXT NOT NULL CHECK (phone_number <> ''),
    is_primary BOOLEAN NOT NULL,
    is_text_active BOOLEAN NOT NULL,
    contact_info_name TEXT,
    contact_info_category TEXT,
    notes TEXT,
    PRIMARY KEY (contact_id, phone_number_id)
  );

  CREATE UNIQUE INDEX one_primary_per_contact ON phone_numbers (contact_id) WHERE is_primary;

  CREATE TABLE idempotency (
    scope TEXT NOT NULL,
    key TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    outcome TEXT NOT NULL,
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (scope, key)
  );

  CREATE INDEX idempotency_by_expiry ON idempotency (expires_at);
  `,
  // Rule 10: contacts that were imported. Those that a write alone has made are not known.
  "ALTER TABLE contacts ADD COLUMN known BOOLEAN NOT NULL DEFAULT FALSE",
  // Access: who holds a token. Only digests of the tokens are kept.
  `
  CREATE TABLE tokens (
    name TEXT NOT NULL PRIMARY KEY CHECK (name <> ''),
    digest TEXT NOT NULL UNIQUE CHECK (length(digest) = 64),
    scopes TEXT[] NOT NULL,
    tenant TEXT CHECK (tenant <> ''),
    created_at BIGINT NOT NULL,
    expires_at BIGINT,
    revoked_at BIGINT
  );
  `,
];

/** The version that this program writes. */
export const schemaVersion = migrations.length;

const undefinedTable = "42P01";
const duplicateTable = "42P07";
/** What creating a table meets while another process is creating it: unique violation, duplicate table or type. */
const beingCreated = ["23505", "42P07", "42710"];
/** The most tries to create the version table; each can fail only because another process was just creating it. */
const tries = 20;

/** Brings the schema to this program's version. @throws Error on a schema of a newer program, or of another one. */
export async function migrate(client: Client): Promise<void> {
  await checkSettings(client);
  if ((await readVersion(client)) !== schemaVersion) await migrateToCurrent(client);
  checkNumberColumns(await readNumberColumns(client), sqlTypes);
  await checkColumnTypes(client);
}

async function readNumberColumns(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT attname AS name FROM pg_attribute
     WHERE attrelid = 'phone_numbers'::regclass AND attnum > 0 AND NOT attisdropped`,
  );
  return rows.map(({ name }) => name);
}

async function migrateToCurrent(client: Client): Promise<void> {
  await createVersionTable(client);
  await client.query("BEGIN ISOLATION LEVEL READ COMMITTED");
  try {
    // The row lock makes processes that start at once migrate one after the other.
    const { rows } = await client.query<{ version: number }>("SELECT version FROM phone_number_schema FOR UPDATE");
    const version = rows[0]?.version ?? 0;
    if (version > schemaVersion) {
      throw new Error(
        `The database has schema version ${version}, and this program knows up to ${schemaVersion}: use a newer program`,
      );
    }
    for (const step of migrations.slice(version)) await client.query(step);
    await client.query("UPDATE phone_number_schema SET version = $1", [schemaVersion]);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    if (!hasCode(error, duplicateTable)) throw error;
    throw new Error("The schema has tables of another program: give this one a schema of its own (search_path)", {
      cause: error,
    });
  }
}

/** How far the schema has come; undefined when there is none. */
export async function readVersion(client: Client): Promise<number | undefined> {
  try {
    const { rows } = await client.query<{ version: number }>("SELECT version FROM phone_number_schema");
    return rows[0]?.version;
  } catch (error) {
    if (hasCode(error, undefinedTable)) return undefined;
    throw error;
  }
}

/** IF NOT EXISTS alone does not help against a process that is creating the table at this moment. */
async function createVersionTable(client: Client): Promise<void> {
  for (let left = tries; ; left--) {
    try {
      await client.query(
        `CREATE TABLE IF NOT EXISTS phone_number_schema
           (only_row BOOLEAN NOT NULL PRIMARY KEY CHECK (only_row), version INT4 NOT NULL)`,
      );
      await client.query(
        "INSERT INTO phone_number_schema (only_row, version) VALUES (TRUE, 0) ON CONFLICT (only_row) DO NOTHING",
      );
      return;
    } catch (error) {
      if (left === 0 || !beingCreated.some((code) => hasCode(error, code))) throw error;
      await delay(20);
    }
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof DatabaseError && error.code === code;
}
