// Runs the port's suites on the extension citus, distributed by `migrate --distribute` as docs/scaling.md says. POSTGRES_BIN
// names the programs of a PostgreSQL that has the extension; without one the suites are reported as skipped, with the reason.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { findExtensions, type PostgresServer, runStatement, startPostgres } from "../../../bench/postgres-server.ts";
import { openPostgresStore } from "../../../server/storage/postgres/postgres-store.ts";
import { distributeDatabase, migrateDatabase } from "../../../server/storage/postgres/schema.ts";
import { adding } from "./decisions.ts";
import { reopening } from "./reopening.ts";
import { storeConformance } from "./store-conformance.ts";
import { twoStoresConformance } from "./two-stores-conformance.ts";

const name = "Citus";
const reason = "the extension citus is not installed: name a PostgreSQL that has it with POSTGRES_BIN";
const extensions = findExtensions();
const hasCitus = extensions !== undefined && existsSync(join(extensions, "citus.control"));
if (!hasCitus) process.stderr.write(`NOT RUN: ${name}, because ${reason}\n`);

describe.skipIf(!hasCitus)(hasCitus ? "distributed by Citus" : reason, () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres({ settings: ["shared_preload_libraries=citus", "citus.enable_ddl_propagation=on"] });
  });
  afterAll(() => server.remove());

  /** An empty cluster of one server. */
  async function createCluster(): Promise<string> {
    const connectionString = await server.createDatabase();
    await runStatement(connectionString, "CREATE EXTENSION citus");
    await runStatement(connectionString, `SELECT citus_set_coordinator_host('127.0.0.1', ${server.port})`);
    await runStatement(
      connectionString,
      `SELECT citus_set_node_property('127.0.0.1', ${server.port}, 'shouldhaveshards', true)`,
    );
    return connectionString;
  }

  async function createDistributed(): Promise<string> {
    const connectionString = await createCluster();
    await migrateDatabase({ connectionString });
    await distributeDatabase({ connectionString }, 4);
    return connectionString;
  }

  storeConformance(name, async (options) => {
    const connectionString = await createDistributed();
    return reopening(() => openPostgresStore({ connectionString, ...options }));
  });

  twoStoresConformance(name, async (options) => {
    const connectionString = await createDistributed();
    const open = () => openPostgresStore({ connectionString, ...options });
    const stores = [await open(), await open()] as const;
    return { stores, cleanUp: async () => void (await Promise.all(stores.map((store) => store.close()))) };
  });

  test("distributing keeps stored data, can be repeated, and leaves no table undistributed", async () => {
    const connectionString = await createCluster();
    const before = await openPostgresStore({ connectionString });
    const contactIDs = Array.from({ length: 100 }, (_, index) => `C${index}`);
    await Promise.all(contactIDs.map((contactID) => before.write(contactID, adding)));
    await before.close();
    for (let time = 0; time < 2; time++) await distributeDatabase({ connectionString }, 4);
    const store = await openPostgresStore({ connectionString });
    onTestFinished(() => store.close());
    const log = server.log().length;
    await Promise.all(contactIDs.map((contactID) => store.write(contactID, adding)));
    expect(server.log().slice(log)).not.toContain("FOR UPDATE");
    for (const contactID of contactIDs) expect((await store.read(contactID)).numbers).toHaveLength(2);
    const kinds = await runStatement(
      connectionString,
      "SELECT table_name::text AS t, citus_table_type AS k FROM citus_tables",
    );
    expect(new Map(kinds.map(({ t, k }) => [t, k]))).toEqual(
      new Map([
        ["contacts", "distributed"],
        ["phone_numbers", "distributed"],
        ["idempotency", "distributed"],
        ["tokens", "reference"],
        ["phone_number_schema", "reference"],
      ]),
    );
  });
});
