// Spreads the tables over the servers of a Citus cluster: contacts with their numbers by contact, keys by key.
import type { Client } from "pg";
import { tables } from "./migrations.ts";

/** In this order: numbers refer to contacts. `$1` is the number of shards. Reference tables are whole on every server. */
const statements = [
  ["contacts", "SELECT create_distributed_table('contacts', 'contact_id', shard_count := $1)"],
  ["phone_numbers", "SELECT create_distributed_table('phone_numbers', 'contact_id', colocate_with := 'contacts')"],
  ["idempotency", "SELECT create_distributed_table('idempotency', 'key', colocate_with := 'none', shard_count := $1)"],
  ["tokens", "SELECT create_reference_table('tokens')"],
  ["phone_number_schema", "SELECT create_reference_table('phone_number_schema')"],
] as const;

/** Distributes the tables that are not distributed yet. Safe to repeat. @throws Error without Citus */
export async function distribute(client: Client, shards: number): Promise<void> {
  if (!(await hasCatalogue(client, "pg_dist_partition"))) {
    throw new Error(
      "The database does not have the extension citus: run CREATE EXTENSION citus and add the workers first",
    );
  }
  for (const [table, text] of statements) {
    const { rows } = await client.query("SELECT 1 FROM pg_dist_partition WHERE logicalrelid = $1::regclass", [table]);
    if (rows.length === 0) await client.query(text, text.includes("$1") ? [shards] : []);
  }
  // The local rows of a distributed table remain until they are removed.
  for (const table of ["phone_number_schema", ...tables]) {
    await client.query("SELECT truncate_local_data_after_distributing_table($1::regclass)", [table]);
  }
}

/** @throws Error on a worker of a Citus cluster: tables made there would be its own, and no other server's */
export async function refuseWorker(client: Client): Promise<void> {
  if (!(await hasCatalogue(client, "pg_dist_local_group"))) return;
  const { rows } = await client.query<{ group: number }>('SELECT groupid AS "group" FROM pg_dist_local_group');
  if ((rows[0]?.group ?? 0) === 0) return;
  throw new Error("The database is a worker of a Citus cluster: migrate through the coordinator");
}

async function hasCatalogue(client: Client, table: string): Promise<boolean> {
  const { rows } = await client.query<{ exists: boolean }>("SELECT to_regclass($1) IS NOT NULL AS exists", [table]);
  return rows[0]?.exists === true;
}
