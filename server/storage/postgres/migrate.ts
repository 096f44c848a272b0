// Brings the schema up to date. A table of one row says how far a database has come.
import { setTimeout as delay } from "node:timers/promises";
import { type Client, DatabaseError } from "pg";
import { checkNumberColumns } from "../number-columns.ts";
import { refuseWorker } from "./distribute.ts";
import { checkColumnTypes, checkSettings } from "./engine-checks.ts";
import { migrations, schemaVersion, tables } from "./migrations.ts";
import { sqlTypes } from "./sql-types.ts";

/** The first step has begun: tables that exist are this program's. At 0 they would be another program's. */
const begun = -1;

const undefinedTable = "42P01";
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

/**
 * A transaction a step, so that no engine has to change a table that the transaction created. Where DDL is not transactional, a
 * failed step leaves a part of its tables and the old version; the next try repeats the step.
 */
async function migrateToCurrent(client: Client): Promise<void> {
  await refuseWorker(client);
  await createVersionTable(client);
  for (let version = 0; version !== schemaVersion; ) {
    await client.query("BEGIN ISOLATION LEVEL READ COMMITTED");
    try {
      version = await takeStep(client);
      await client.query("COMMIT");
    } catch (error) {
      await client.query("ROLLBACK").catch(() => undefined);
      throw error;
    }
  }
}

/** Returns the version reached. */
async function takeStep(client: Client): Promise<number> {
  // The row lock makes processes that start at the same time migrate one after the other.
  const { rows } = await client.query<{ version: number }>("SELECT version FROM phone_number_schema FOR UPDATE");
  const version = rows[0]?.version ?? 0;
  if (version > schemaVersion) {
    throw new Error(
      `The database has schema version ${version}, but this program supports only versions up to ${schemaVersion}: use a newer program`,
    );
  }
  if (version === schemaVersion) return version;
  const next = version === 0 ? begun : Math.max(version, 0) + 1;
  if (next === begun) await refuseForeignTables(client);
  else for (const statement of [migrations[next - 1] ?? []].flat()) await client.query(statement);
  await client.query("UPDATE phone_number_schema SET version = $1", [next]);
  return next;
}

/** @throws Error */
async function refuseForeignTables(client: Client): Promise<void> {
  const { rows } = await client.query(
    "SELECT 1 FROM pg_tables WHERE schemaname = current_schema() AND tablename = ANY ($1)",
    [tables],
  );
  if (rows.length === 0) return;
  throw new Error("The schema contains tables of another program: use a separate schema (search_path)");
}

/** The version of the schema; undefined without one. */
export async function readVersion(client: Client): Promise<number | undefined> {
  try {
    const { rows } = await client.query<{ version: number }>("SELECT version FROM phone_number_schema");
    return rows[0] && Math.max(rows[0].version, 0);
  } catch (error) {
    if (hasCode(error, undefinedTable)) return undefined;
    throw error;
  }
}

/** IF NOT EXISTS does not protect against a process that is creating the table at this moment. */
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
