// What the store relies on and no write would notice: refuses a database that would lose or mistake data.
import type { Client } from "pg";
import { numberMembers, toSqlType } from "../number-columns.ts";
import { type ConnectionOptions, createLoneClient } from "./open-database.ts";
import { sqlTypes } from "./sql-types.ts";

/** Letters that get lost, and writes that are acknowledged before they are on disk. @throws Error */
export async function checkSettings(client: Client): Promise<void> {
  const { rows } = await client.query<{ encoding: string; commits: string }>(
    "SELECT current_setting('server_encoding') AS encoding, current_setting('synchronous_commit') AS commits",
  );
  const { encoding, commits } = rows[0] ?? {};
  if (encoding !== "UTF8") throw new Error(`The encoding of the database must be UTF8, not ${encoding}`);
  if (commits === "off")
    throw new Error("synchronous_commit must not be off: the database would lose acknowledged writes");
}

/** The driver returns each type differently: an INT8 instead of an INT4 arrives as text. @throws Error */
export async function checkColumnTypes(client: Client): Promise<void> {
  const { rows } = await client.query<{ name: string; type: string }>(
    `SELECT attname AS name, format_type(atttypid, NULL) AS type FROM pg_attribute
     WHERE attrelid = 'phone_numbers'::regclass AND attnum > 0 AND NOT attisdropped`,
  );
  const found = new Map(rows.map(({ name, type }) => [name, type]));
  for (const member of numberMembers) {
    const expected = toSqlType(member, sqlTypes);
    const type = found.get(member.column) ?? "";
    if (member.type === "string" || type === catalogNames.get(expected)) continue;
    throw new Error(`The column phone_numbers.${member.column} must have the type ${expected}, not ${type}`);
  }
}

/** The types of `sqlTypes` by the names that format_type() has for them. */
const catalogNames: ReadonlyMap<string, string> = new Map([
  ["INT4", "integer"],
  ["INT8", "bigint"],
  ["DOUBLE PRECISION", "double precision"],
  ["BOOLEAN", "boolean"],
]);

const probe = "WHERE scope = 'isolation check' AND key = $1";

/**
 * Reads follow locks: a statement must see everything committed before it began. An engine may accept READ COMMITTED and
 * give a snapshot of the transaction's beginning, so this tries. @throws Error
 */
export async function checkReadCommitted(options: ConnectionOptions): Promise<void> {
  const [reader, writer] = [createLoneClient(options), createLoneClient(options)];
  const key = crypto.randomUUID();
  try {
    await Promise.all([reader.connect(), writer.connect()]);
    if (await isReadOnly(writer)) return;
    await reader.query("BEGIN ISOLATION LEVEL READ COMMITTED");
    await reader.query(`SELECT 1 FROM idempotency ${probe}`, [key]);
    // Expired from the beginning: should this process end now, it is swept.
    await writer.query("INSERT INTO idempotency VALUES ('isolation check', $1, '', 'null', 0)", [key]);
    const { rows } = await reader.query(`SELECT 1 FROM idempotency ${probe}`, [key]);
    await reader.query("ROLLBACK");
    await writer.query(`DELETE FROM idempotency ${probe}`, [key]);
    if (rows.length === 0) throw new Error(isolationMessage);
  } finally {
    await Promise.allSettled([reader.end(), writer.end()]);
  }
}

const isolationMessage =
  "The database does not give READ COMMITTED: a statement does not see what was committed before it. " +
  "YugabyteDB needs yb_enable_read_committed_isolation=true, CockroachDB sql.txn.read_committed_isolation.enabled=true";

/** For example a standby: the store opens and serves reads. */
async function isReadOnly(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ value: string }>("SELECT current_setting('transaction_read_only') AS value");
  return rows[0]?.value === "on";
}
