// Migrations go on where they stopped, on engines without transactional DDL too.
import type { Client } from "pg";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { type PostgresServer, runStatement, startPostgres } from "../../../bench/postgres-server.ts";
import { migrate } from "../../../server/storage/postgres/migrate.ts";
import { migrations, schemaVersion } from "../../../server/storage/postgres/migrations.ts";
import { createLoneClient } from "../../../server/storage/postgres/open-database.ts";
import { openPostgresStore } from "../../../server/storage/postgres/postgres-store.ts";
import { readSchemaVersions } from "../../../server/storage/postgres/schema.ts";
import { adding } from "./decisions.ts";

const statements = migrations.flat();

let server: PostgresServer;
/** What the catalogue says of a schema that was made without a stop. */
let whole: unknown[];
beforeAll(async () => {
  server = await startPostgres();
  const connectionString = await server.createDatabase();
  await (await openPostgresStore({ connectionString })).close();
  whole = await describeSchema(connectionString);
});
afterAll(() => server.remove());

async function connect(connectionString: string): Promise<Client> {
  const client = createLoneClient({ connectionString });
  await client.connect();
  onTestFinished(() => client.end());
  return client;
}

const isDDL = (text: string) => /^\s*(?:CREATE|ALTER)/.test(text);

/** A client whose DDL commits by itself, as on engines without transactional DDL, until `limit` statements are done. */
async function withoutTransactionalDDL(connectionString: string, limit: number): Promise<Client> {
  const [client, other] = [await connect(connectionString), await connect(connectionString)];
  let done = 0;
  const query = (text: string, values?: unknown[]) => {
    if (!isDDL(text)) return client.query(text, values);
    if (done++ === limit) throw new Error("the connection is lost");
    return other.query(text);
  };
  return { query } as unknown as Client;
}

/** What the catalogue says of the schema. */
function describeSchema(connectionString: string) {
  return runStatement(
    connectionString,
    `SELECT relname, relkind, attname, format_type(atttypid, NULL), attnotnull, pg_get_constraintdef(pg_constraint.oid) AS rule
     FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid LEFT JOIN pg_constraint ON conrelid = pg_class.oid
     WHERE relnamespace = 'public'::regnamespace AND attnum > 0 ORDER BY relname, attname, rule`,
  );
}

describe("a migration that stopped, where DDL is not transactional,", () => {
  // The first DDL statement creates the table of the version.
  test.each([
    [0, 0],
    [2, 0],
    [5, 1],
    [6, 2],
  ])(
    "a migration without transactional DDL that stopped after %i statements leaves version %i, and the next one finishes it",
    async (done, version) => {
      const connectionString = await server.createDatabase();
      await expect(migrate(await withoutTransactionalDDL(connectionString, done + 1))).rejects.toThrow("is lost");
      expect(await readSchemaVersions({ connectionString })).toEqual({ found: version, known: schemaVersion });
      await migrate(await withoutTransactionalDDL(connectionString, Number.POSITIVE_INFINITY));
      expect(await describeSchema(connectionString)).toEqual(whole);
      const store = await openPostgresStore({ connectionString });
      onTestFinished(() => store.close());
      expect((await store.write("C", adding)).kind).toBe("decided");
    },
  );
});

test("every statement of every step can be repeated", async () => {
  const connectionString = await server.createDatabase();
  await migrate(await connect(connectionString));
  for (const statement of statements) await runStatement(connectionString, statement);
  expect(await describeSchema(connectionString)).toEqual(whole);
});

test("tables of another program stay as they are, even if an older version of this one has failed on them", async () => {
  const connectionString = await server.createDatabase();
  await runStatement(
    connectionString,
    `CREATE TABLE contacts (theirs INT4);
     CREATE TABLE phone_number_schema (only_row BOOLEAN NOT NULL PRIMARY KEY CHECK (only_row), version INT4 NOT NULL);
     INSERT INTO phone_number_schema VALUES (TRUE, 0)`,
  );
  const before = await describeSchema(connectionString);
  for (let time = 0; time < 2; time++) {
    await expect(migrate(await connect(connectionString))).rejects.toThrow("tables of another program");
  }
  expect(await describeSchema(connectionString)).toEqual(before);
});

test("tables of another program in another schema of the search path do not matter", async () => {
  const connectionString = await server.createDatabase();
  await runStatement(connectionString, "CREATE TABLE contacts (theirs INT4); CREATE SCHEMA own");
  const own = `${connectionString}?options=${encodeURIComponent("-csearch_path=own,public")}`;
  const store = await openPostgresStore({ connectionString: own });
  onTestFinished(() => store.close());
  expect((await store.write("C", adding)).kind).toBe("decided");
});
