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

/** Adds the functions of Citus that distribute tables: they note their calls, and refuse a distributed table as Citus does. */
export async function addCitusFunctions(connectionString: string): Promise<void> {
  await runStatement(connectionString, functions);
}

const functions = `
  CREATE TABLE pg_dist_partition (logicalrelid regclass PRIMARY KEY);
  CREATE TABLE calls (place SERIAL, call TEXT);
  CREATE FUNCTION create_distributed_table(name regclass, by_column text, colocate_with text DEFAULT 'default',
    shard_count int DEFAULT NULL) RETURNS void LANGUAGE sql AS $$
    INSERT INTO pg_dist_partition VALUES ($1);
    INSERT INTO calls (call) VALUES (concat_ws(' ', $1, 'by', $2, 'with', $3, 'in', $4));
  $$;
  CREATE FUNCTION create_reference_table(name regclass) RETURNS void LANGUAGE sql AS $$
    INSERT INTO pg_dist_partition VALUES ($1);
    INSERT INTO calls (call) VALUES (concat($1, ' everywhere'));
  $$;
  CREATE FUNCTION truncate_local_data_after_distributing_table(name regclass) RETURNS void LANGUAGE sql AS $$
    INSERT INTO calls (call) SELECT concat($1, ' truncated') WHERE EXISTS
      (SELECT 1 FROM pg_dist_partition WHERE logicalrelid = $1);
  $$`;
