// What the store asks of an engine that speaks PostgreSQL's protocol: it refuses what it cannot work with, and says why.
import { Client } from "pg";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { type PostgresServer, runStatement, startPostgres } from "../../../bench/postgres-server.ts";
import { openDatabase } from "../../../server/storage/postgres/open-database.ts";
import { openPostgresStore } from "../../../server/storage/postgres/postgres-store.ts";
import { adding } from "./decisions.ts";
import { rewriteStatements } from "./postgres-proxy.ts";

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.remove());

async function createMigrated(): Promise<string> {
  const connectionString = await server.createDatabase();
  await (await openPostgresStore({ connectionString })).close();
  return connectionString;
}

test("the store refuses a database that uses a snapshot for READ COMMITTED, and the error names the setting", async () => {
  const connectionString = await createMigrated();
  const snapshot = await rewriteStatements(connectionString, "READ COMMITTED", "SERIALIZABLE  ");
  await expect(openPostgresStore({ connectionString: snapshot })).rejects.toThrow(
    /does not give READ COMMITTED.*yb_enable_read_committed_isolation/,
  );
  expect(await runStatement(connectionString, "SELECT * FROM idempotency")).toEqual([]);
});

test.each([
  ["phone_number_id", "INT8", "bigint"],
  ["entity_id", "INT8", "bigint"],
  ["contact_info_type_id", "NUMERIC", "numeric"],
])("a column %s of the type %s is refused: it would arrive as text", async (column, type, name) => {
  const connectionString = await createMigrated();
  await runStatement(connectionString, `ALTER TABLE phone_numbers ALTER COLUMN ${column} TYPE ${type}`);
  await expect(openPostgresStore({ connectionString })).rejects.toThrow(
    `phone_numbers.${column} must have the type INT4, not ${name}`,
  );
});

test("the store omits a planner setting that the database does not have, and sets the others", async () => {
  const connectionString = await createMigrated();
  const client = new Client({ connectionString });
  await client.connect();
  onTestFinished(() => client.end());
  await client.query("CREATE SCHEMA engine");
  // The store asks this view what there is; set_config() of another name would be an error on such an engine.
  await client.query(
    "CREATE VIEW engine.pg_settings AS SELECT * FROM pg_catalog.pg_settings WHERE name <> 'enable_hashjoin'",
  );
  const options = encodeURIComponent("-csearch_path=engine,public,pg_catalog");
  const { pool } = openDatabase({ connectionString: `${connectionString}?options=${options}` });
  onTestFinished(() => pool.end());
  const settings = ["enable_seqscan", "enable_mergejoin", "enable_hashjoin"];
  const values = await Promise.all(
    settings.map(async (name) => (await pool.query(`SELECT current_setting('${name}') AS value`)).rows[0]?.value),
  );
  expect(values).toEqual(["off", "off", "on"]);
  const store = await openPostgresStore({ connectionString: `${connectionString}?options=${options}` });
  onTestFinished(() => store.close());
  expect((await store.write("C", adding)).kind).toBe("decided");
});

test("two processes that sweep the same expired keys remove all of them, and no live one", async () => {
  const connectionString = await createMigrated();
  await runStatement(
    connectionString,
    "INSERT INTO idempotency SELECT 's', 'k' || n, 'f', 'null', CASE WHEN n > 1500 THEN 9000000000000 ELSE 1 END FROM generate_series(1, 1600) n",
  );
  const stores = await Promise.all([1, 2].map(() => openPostgresStore({ connectionString, sweepIntervalMs: 20 })));
  onTestFinished(async () => void (await Promise.all(stores.map((store) => store.close()))));
  const count = async () =>
    Number((await runStatement(connectionString, "SELECT count(*) AS n FROM idempotency"))[0]?.["n"]);
  await expect.poll(count).toBe(100);
});
