// A database of a plain PostgreSQL that looks like a Citus cluster of two servers with four shards.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type PostgresServer, runStatement } from "../../../bench/postgres-server.ts";
import { migrateDatabase } from "../../../server/storage/postgres/schema.ts";

const double = readFileSync(join(import.meta.dirname, "citus-double.sql"), "utf8");

/** Creates one, with the schema. Returns its connection string. */
export async function createCitusDouble(server: PostgresServer): Promise<string> {
  const connectionString = await server.createDatabase();
  await migrateDatabase({ connectionString });
  await runStatement(connectionString, double);
  return connectionString;
}
