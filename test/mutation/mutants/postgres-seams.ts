// Defects between the PostgreSQL store and its surroundings: adapters, clusters, poolers and locks.
import { defects } from "../mutant.ts";

export const postgresSeamMutants = [
  ...defects("server/storage/postgres/contact-drafts.ts", ["server/storage/postgres-store"], {
    "a number that a later write of the group removes comes back": ["        upserted.delete(id);\n", ""],
  }),
  ...defects("server/storage/postgres/all-contacts.ts", ["server/storage/postgres-failures"], {
    "an export's failure is not StoreUnavailable": ["throw mapPostgresError(error);", "throw error;"],
  }),
  ...defects("server/storage/postgres/commit-queue.ts", ["server/storage/postgres-commit-queue"], {
    "writes gather for 200 ms": ["const patience = 2;", "const patience = 200;"],
  }),
  ...defects("server/storage/postgres/write-batch.ts", ["server/storage/postgres-promises"], {
    "a large group holds up the event loop": ["      await nextTurn();\n", ""],
  }),
  ...defects("server/storage/postgres/write-batch.ts", ["server/storage/postgres-store"], {
    "keys of different callers meet in a group": [
      "JSON.stringify([scope, key])",
      "JSON.stringify([scope === undefined, key])",
    ],
  }),
  ...defects("server/storage/postgres/distribute.ts", ["server/storage/postgres-distributed"], {
    "distributing again fails": ["if (rows.length === 0) await client.query(text", "await client.query(text"],
    "local rows of distributed tables stay": [
      '    await client.query("SELECT truncate_local_data_after_distributing_table($1::regclass)", [table]);\n',
      "    void table;\n",
    ],
  }),
  ...defects("server/storage/postgres/insert-rows.ts", ["server/storage/postgres-distributed"], {
    "a statement has more parameters than the protocol": ["maxParameters = 30_000;", "maxParameters = 300_000;"],
    "only the rows of the first statement return": [
      "(await Promise.all(sent)).flatMap((answer) => answer.rows)",
      "(await Promise.all(sent))[0]?.rows ?? []",
    ],
  }),
  ...defects("server/storage/postgres/number-rows.ts", ["server/storage/postgres-distributed"], {
    "the new primary is stored first in a cluster": [
      "Number(one.number.IsPrimary) - Number(other.number.IsPrimary)",
      "Number(other.number.IsPrimary) - Number(one.number.IsPrimary)",
    ],
  }),
  ...defects("server/storage/postgres/postgres-adapter.ts", ["server/storage/adapters"], {
    "commits are not reported": ["        onCommit,\n", ""],
    "outcomes are stored for a day, whatever the setting": ["        idempotencyTtlMs,\n", ""],
    "the name begins with a slash": ["pathname.slice(1)", "pathname"],
  }),
  ...defects("server/storage/postgres/postgres-store.ts", ["server/storage/adapters"], {
    "commits are reported in milliseconds": ["(performance.now() - start) / 1_000", "performance.now() - start"],
  }),
  ...defects("server/storage/postgres/postgres-store.ts", ["server/storage/postgres-failures"], {
    "writes take the connection of the reads": ["Math.max(1, poolSize - 1)", "Math.max(1, poolSize)"],
  }),
  ...defects("server/storage/postgres/schema.ts", ["server/storage/adapters"], {
    "the connection of a migration stays open": [
      "    await client.end().catch(() => undefined);\n",
      "    void client;\n",
    ],
  }),
  ...defects("server/storage/postgres/postgres-tokens.ts", ["server/storage/adapters"], {
    "the connection of the tokens stays open": ["close: () => pool.end()", "close: async () => undefined"],
  }),
  ...defects("server/storage/postgres/shards.ts", ["server/storage/postgres-shards"], {
    "the least hash of a shard is in the one before": ["?? 0) <= hash) low", "?? 0) < hash) low"],
    "standbys are servers too": [" AND noderole = 'primary'", ""],
  }),
  ...defects("server/storage/postgres/transaction.ts", ["server/storage/postgres-session"], {
    "a pooled transaction has no time-outs": [
      "session.transactionSettings ? Promise.all([begin, send(session.transactionSettings)]) : begin",
      "begin",
    ],
  }),
  ...defects("server/storage/postgres/session.ts", ["server/storage/postgres-session"], {
    "time-outs leak to the next client of a pooler": ["'${ms}', true)`", "'${ms}', false)`"],
  }),
  ...defects("server/storage/postgres/waiting-lines.ts", ["server/storage/postgres-commit-queue"], {
    "waiting writes are counted by groups": ["waiting -= taken.writes.length;", "waiting -= 1;"],
    "a group is not in the order of arrival": ["  taken.sort((one, other) => one.turn - other.turn);\n", ""],
  }),
  ...defects("server/storage/postgres/write-health.ts", ["server/storage/postgres-readiness"], {
    "the second try writes nothing": ["DO UPDATE SET expires_at = 0", "DO NOTHING"],
  }),
  ...defects("server/storage/postgres/engine-checks.ts", ["server/storage/postgres-store"], {
    "any encoding is accepted": ['if (encoding !== "UTF8")', "if (encoding === undefined)"],
  }),
  ...defects("server/storage/postgres/idempotency-rows.ts", ["server/storage/postgres-store"], {
    "a sweep removes a key that was stored again": [
      "AND key = ANY ($2::text[]) AND expires_at <= $3`",
      "AND key = ANY ($2::text[]) AND $3::bigint > 0`",
    ],
  }),
  ...defects("server/storage/postgres/migrations.ts", ["server/storage/postgres-session"], {
    "a sweep reads all keys": [
      '    "CREATE INDEX IF NOT EXISTS idempotency_by_expiry ON idempotency (expires_at)",\n',
      "",
    ],
  }),
  ...defects("server/storage/postgres/error-mapping.ts", ["server/storage/postgres-errors"], {
    "a lock time-out counts as a dead server": ['cause.code === "55P03"', 'cause.code === "55006"'],
  }),
  ...defects("server/storage/postgres/sql-types.ts", ["server/storage/number-columns"], {
    "the proposed statement cannot be repeated": ["ADD COLUMN IF NOT EXISTS", "ADD COLUMN"],
  }),
  ...defects("server/storage/number-columns.ts", ["server/storage/number-columns"], {
    "a quote in a default breaks the proposed statement": ['value.replaceAll("\'", "\'\'")', "value"],
    "2147483648 has 32 bits": ["maximum < 2 ** 31", "maximum <= 2 ** 31"],
  }),
  ...defects("server/storage/adapters.ts", ["server/storage/adapters"], {
    "a host with several addresses has no reason": [
      '  if (error instanceof AggregateError) return error.errors.map(toText).join(", ");\n',
      "",
    ],
    "a failed migration does not name the database": ["named(adapter.migrate)", "adapter.migrate()"],
  }),
  ...defects("server/storage/postgres/contact-drafts.ts", ["server/storage/postgres-store"], {
    "a later write of the group sees numbers in the order of their writes": [
      ".sort((one, other) => one.PhoneNumberID - other.PhoneNumberID)",
      "",
    ],
  }),
  ...defects("server/storage/postgres/contact-rows.ts", ["server/storage/postgres-distributed"], {
    "a cluster creates contacts in any order": ["rows: [...contactIDs].sort().map(", "rows: [...contactIDs].map("],
  }),
  ...defects("server/storage/postgres/migrate.ts", ["server/storage/postgres-migrations"], {
    "a schema that was only begun has the version -1": [
      "return rows[0] && Math.max(rows[0].version, 0);",
      "return rows[0]?.version;",
    ],
  }),
  ...defects("server/storage/postgres/postgres-store.ts", ["server/storage/postgres-failures"], {
    "idle connections count as in use": ["connectionsInUse: totalCount - idleCount", "connectionsInUse: totalCount"],
  }),
  ...defects("server/storage/postgres/postgres-store.ts", ["server/storage/postgres-store"], {
    "a sweep removes 500 outcomes at most": ["while (removed === batch);", "while (removed > batch);"],
  }),
  ...defects("server/storage/postgres/postgres-store.ts", ["server/storage/adapters"], {
    "a group counts as one write": ["onCommit(group.length, ", "onCommit(1, "],
  }),
  ...defects("server/storage/postgres/postgres-store.ts", ["server/storage/postgres-shards"], {
    "a lock time-out makes a server of the cluster unavailable": [
      "return isOneWritesFault || !shards.isDistributed || isLockTimeout(error);",
      "return isOneWritesFault || !shards.isDistributed;",
    ],
  }),
  ...defects("server/storage/postgres/postgres-tokens.ts", ["server/storage/postgres-tokens"], {
    "the tokens take as many connections as the store": [
      "openDatabase({ ...options, poolSize: 1 })",
      "openDatabase({ ...options })",
    ],
  }),
  ...defects("server/storage/postgres/session.ts", ["server/storage/postgres-session"], {
    "the planner's settings leak through a pooler": [" AND pg_backend_pid() = $1)`", ")`"],
  }),
  ...defects("server/storage/postgres/shards.ts", ["server/storage/postgres-shards"], {
    "shards are read again only once": ["    refreshing = undefined;\n", ""],
  }),
];
