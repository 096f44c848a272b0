// The schema of each version, as released: a database of any age has the columns, rules and indexes in approved/.
import type { Client } from "pg";
import { DatabaseError } from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { type PostgresServer, runStatement, startPostgres } from "../../../bench/postgres-server.ts";
import { migrate } from "../../../server/storage/postgres/migrate.ts";
import { migrations } from "../../../server/storage/postgres/migrations.ts";
import { createLoneClient } from "../../../server/storage/postgres/open-database.ts";
import { migrateDatabase } from "../../../server/storage/postgres/schema.ts";

let server: PostgresServer;
let connectionString: string;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.remove());
beforeEach(async () => {
  connectionString = await server.createDatabase();
});

/** The schema in lines: each column with its type and default, each rule, each index. */
async function describeSchema(): Promise<string[]> {
  const rows = await runStatement(
    connectionString,
    `SELECT concat_ws(' ', relname || '.' || attname, format_type(atttypid, atttypmod), CASE WHEN attnotnull THEN 'NOT NULL' END,
         'DEFAULT ' || pg_get_expr(adbin, adrelid)) AS line
       FROM pg_attribute JOIN pg_class ON attrelid = pg_class.oid LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
       WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND attnum > 0
     UNION SELECT concat(conrelid::regclass, ' ', pg_get_constraintdef(oid)) FROM pg_constraint
       WHERE connamespace = 'public'::regnamespace AND contype <> 'n'
     UNION SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY line`,
  );
  return rows.map(({ line }) => String(line));
}

it("each version of the schema is as released", async () => {
  const parts: string[] = [];
  let before: string[] = [];
  for (const [index, step] of migrations.entries()) {
    for (const statement of [step].flat()) await runStatement(connectionString, statement);
    const lines = await describeSchema();
    parts.push(
      `Version ${index + 1} adds:`,
      ...lines.filter((line) => !before.includes(line)).map((line) => `  ${line}`),
    );
    expect(before.filter((line) => !lines.includes(line))).toEqual([]);
    before = lines;
  }
  await expect(`${parts.join("\n")}\n`).toMatchFileSnapshot("approved/postgres-schema.txt");
});

describe("a database that is refused stays as it is:", () => {
  it.each([
    [
      "a newer schema",
      `CREATE TABLE phone_number_schema (only_row BOOLEAN PRIMARY KEY, version INT4);
       INSERT INTO phone_number_schema VALUES (TRUE, 12)`,
      "",
      /^The database has schema version 12, but this program supports only versions up to \d+: use a newer program$/,
    ],
    [
      "tables of another program",
      "CREATE TABLE tokens (theirs INT4)",
      "",
      /^The schema contains tables of another program: use a separate schema \(search_path\)$/,
    ],
    [
      "acknowledged writes that are not on disk",
      "SELECT 1",
      "?options=-csynchronous_commit%3Doff",
      /^synchronous_commit must not be off: the database would lose acknowledged writes$/,
    ],
  ])("%s", async (_what, statement, options, message) => {
    await runStatement(connectionString, statement);
    const before = await describeSchema();
    await expect(migrateDatabase({ connectionString: connectionString + options })).rejects.toThrow(message);
    const added = (await describeSchema()).filter((line) => !before.includes(line));
    expect(added.filter((line) => !line.includes("phone_number_schema"))).toEqual([]);
  });
});

it.each(["on", "local", "remote_write", "remote_apply"])("synchronous_commit may be %s", async (value) => {
  await migrateDatabase({ connectionString: `${connectionString}?options=-csynchronous_commit%3D${value}` });
});

it("a column that is missing is named, with the statement that adds it, whenever the store opens", async () => {
  await migrateDatabase({ connectionString });
  await runStatement(connectionString, "ALTER TABLE phone_numbers DROP COLUMN notes");
  await expect(migrateDatabase({ connectionString })).rejects.toThrow(
    /no column for Notes\. .*\n {2}ALTER TABLE phone_numbers ADD COLUMN IF NOT EXISTS notes TEXT;$/,
  );
});

describe("the table of the version", () => {
  /** A client whose first statement that creates the table fails this often. */
  async function failing(code: string, times: number): Promise<Client> {
    const client = createLoneClient({ connectionString });
    await client.connect();
    onTestFinished(() => client.end());
    let left = times;
    const query = async (text: string, values?: unknown[]) => {
      if (/CREATE TABLE IF NOT EXISTS phone_number_schema/.test(text) && left-- > 0)
        throw Object.assign(new DatabaseError("message", 1, "error"), { code });
      return client.query(text, values);
    };
    return { query } as unknown as Client;
  }

  it.each(["23505", "42P07", "42710"])("is waited for while another process creates it (%s)", async (code) => {
    await migrate(await failing(code, 3));
    expect(await runStatement(connectionString, "SELECT * FROM phone_number_schema")).toEqual([
      { only_row: true, version: migrations.length },
    ]);
  });

  it("is not waited for without end, nor after another error", async () => {
    await expect(migrate(await failing("23505", 1_000))).rejects.toMatchObject({ code: "23505" });
    await expect(migrate(await failing("42501", 1))).rejects.toMatchObject({ code: "42501" });
  });
});
