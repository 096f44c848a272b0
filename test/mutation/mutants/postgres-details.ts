// Defects in the details of the PostgreSQL store: schema, statements, sweeps, limits, and the commands migrate and token.
import { defects } from "../mutant.ts";

export const postgresDetailMutants = [
  ...defects("server/storage/postgres/migrations.ts", ["server/storage/postgres-schema"], {
    "a digest may have any length": [" CHECK (length(digest) = 64)", ""],
    "two tokens may have one digest": ["digest TEXT NOT NULL UNIQUE", "digest TEXT NOT NULL"],
    "numbers need no contact": [" REFERENCES contacts (contact_id)", ""],
    "a tenant may have an empty name": [" CHECK (tenant <> '')", ""],
    "an entity may be missing": ["entity_id INT4 NOT NULL", "entity_id INT4"],
    "a version may be negative": [" CHECK (version >= 0)", ""],
    "contacts of an older version have an unknown state": [" NOT NULL DEFAULT FALSE", ""],
  }),
  ...defects("server/storage/postgres/migrate.ts", ["server/storage/postgres-schema"], {
    "a database is changed before its settings are checked": [
      "  await checkSettings(client);\n  if ((await readVersion(client)) !== schemaVersion) await migrateToCurrent(client);",
      "  if ((await readVersion(client)) !== schemaVersion) await migrateToCurrent(client);\n  await checkSettings(client);",
    ],
    "a missing column is not noticed": ["  checkNumberColumns(await readNumberColumns(client), sqlTypes);\n", ""],
    "a type that is being created ends the start": ['"42P07", "42710"]', '"42P07"]'],
    "a newer schema does not say what to do": [": use a newer program`", "`"],
    "every error is waited for": [
      "if (left === 0 || !beingCreated.some((code) => hasCode(error, code))) throw error;",
      "if (left === 0) throw error;\n      void beingCreated;",
    ],
  }),
  ...defects("server/storage/postgres/engine-checks.ts", ["server/storage/postgres-schema"], {
    "only one value of synchronous_commit is accepted": ['if (commits === "off")', 'if (commits !== "on")'],
  }),
  ...defects("server/storage/postgres/engine-checks.ts", ["server/storage/postgres-promises"], {
    "a check that was cut off leaves its row": [
      "VALUES ('isolation check', $1, '', 'null', 0)",
      "VALUES ('isolation check', $1, '', 'null', 9000000000000)",
    ],
  }),
  ...defects("server/storage/postgres/all-contacts.ts", ["server/storage/postgres-round-trips"], {
    "an export prepares its statements behind a pooler": [
      "createSession(client, false)",
      "createSession(client, true)",
    ],
  }),
  ...defects("server/storage/postgres/all-contacts.ts", ["server/storage/postgres-round-trips"], {
    "an export has half a million contacts in memory": ["const batch = 500;", "const batch = 500_000;"],
  }),
  ...defects("server/storage/postgres/postgres-store.ts", ["server/storage/postgres-readiness"], {
    "a write that succeeded does not make the store ready": ["    health.succeeded();\n", ""],
  }),
  ...defects("server/storage/postgres/transaction.ts", ["server/storage/postgres-transaction"], {
    "the last failure of a transaction counts": ["first ??= error;", "first = error;"],
    "a transaction that is over is rolled back": ["    isOver = true;\n", ""],
  }),
  ...defects("server/storage/postgres/transaction.ts", ["server/storage/postgres-store"], {
    "a transaction has the server's default isolation": ['"BEGIN ISOLATION LEVEL READ COMMITTED"', '"BEGIN"'],
  }),
  ...defects("server/storage/postgres/error-mapping.ts", ["server/storage/postgres-errors"], {
    "a code that contains another class's is tried again": ["const again = /^(?:", "const again = /(?:"],
  }),
  ...defects("server/storage/postgres/session.ts", ["server/storage/postgres-session"], {
    "the planner may join by hashes": ['"enable_hashjoin", ', ""],
  }),
  ...defects("server/storage/postgres/write-batch.ts", ["server/storage/postgres-store"], {
    "a refused change leaves an outcome under its key": [
      "  if (change) contacts.apply(contactID, change);\n  if (record) addRecord(record);",
      "  if (record) addRecord(record);\n  if (change) contacts.apply(contactID, change);",
    ],
  }),
  ...defects("server/storage/postgres/idempotency-rows.ts", ["server/storage/postgres-session"], {
    "a record is stored over one that expires later": ["expires_at - ${ttlMs}", "expires_at - ${ttlMs / 1_000}"],
  }),
  ...defects("server/storage/postgres/idempotency-rows.ts", ["server/storage/postgres-distributed"], {
    "a cluster stores keys in any order": [
      "compare(one.scope, other.scope) || compare(one.key, other.key)",
      "compare(one.key, other.key)",
    ],
  }),
  ...defects("server/storage/postgres/contact-rows.ts", ["server/storage/postgres-round-trips"], {
    "an update reaches every shard": [
      "WHERE contact_id = sent.id AND contact_id = ANY ($1::text[])`",
      "WHERE contact_id = sent.id`",
    ],
  }),
  ...defects("server/storage/postgres/number-rows.ts", ["server/storage/postgres-round-trips"], {
    "a removal reaches every shard": ["$2::int4[]))\n      AND contact_id = ANY ($1::text[])`", "$2::int4[]))`"],
  }),
  ...defects("server/storage/postgres/idempotency-rows.ts", ["server/storage/postgres-round-trips"], {
    "a key is looked for in every shard": ["$2::text[])) AND key = ANY ($2::text[])\n", "$2::text[]))\n"],
  }),
  ...defects("server/storage/postgres/open-database.ts", ["server/storage/postgres-round-trips"], {
    "each statement waits for the one before": ["    pipeline: true,\n", ""],
  }),
  ...defects("server/storage/postgres/transaction.ts", ["server/storage/postgres-round-trips"], {
    "a transaction waits for its BEGIN": [
      "const [, result] = await Promise.all([begun, send<Row>(statement, values)]);",
      "await begun;\n      const result = await send<Row>(statement, values);",
    ],
  }),
  ...defects("server/storage/postgres/write-batch.ts", ["server/storage/postgres-round-trips"], {
    "numbers are read after the locks have come": [
      "  const [{ created, states }, stored, found] = await Promise.all([\n    lockContacts(session, contactIDs, isDistributed),",
      "  const { created, states } = await lockContacts(session, contactIDs, isDistributed);\n  const [stored, found] = await Promise.all([",
    ],
  }),
  ...defects("server/storage/postgres/idempotency-rows.ts", ["server/storage/postgres-store"], {
    "an expired outcome is repeated under its new key": [
      "SET fingerprint = excluded.fingerprint, outcome = excluded.outcome,",
      "SET fingerprint = excluded.fingerprint,",
    ],
  }),
  ...defects("server/storage/postgres/idempotency-rows.ts", ["server/storage/postgres-sweeps"], {
    "a sweep has no limit": [
      ' ORDER BY scope, key LIMIT $2",\n    [now, limit],',
      ' ORDER BY scope, key",\n    [now],',
    ],
    "a key expires after its last millisecond": ["WHERE expires_at <= $1 ORDER", "WHERE expires_at < $1 ORDER"],
  }),
  ...defects("server/storage/postgres/postgres-store.ts", ["server/storage/postgres-sweeps"], {
    "no sweep follows one that failed": [
      "      .catch(() => undefined)\n      .finally(() => {\n        underWay = false;\n      });",
      "      .then(() => {\n        underWay = false;\n      })\n      .catch(() => undefined);",
    ],
    "a closed store goes on sweeping": ["      clearInterval(sweeping);\n", ""],
    "sweeps come each hour": ["const minute = 60 * 1000;", "const minute = 60 * 60 * 1000;"],
    "outcomes are stored for an hour": ["const day = 24 * 60 * 60 * 1000;", "const day = 60 * 60 * 1000;"],
  }),
  ...defects("server/storage/postgres/postgres-store.ts", ["server/storage/postgres-promises"], {
    "all known contacts are marked in one transaction": [
      "start += batch) {\n      const turn = together.slice(start, start + batch);",
      "start += together.length) {\n      const turn = together.slice(start);",
    ],
    "a commit has ten times as many writes": ["groupLimit = 64,", "groupLimit = 640,"],
    "a key in use is tried once": ["const keyTries = 3;", "const keyTries = 1;"],
    "a key in use is an internal error": [
      'write.reject(new StoreUnavailable("Other requests keep using this idempotency key"))',
      "write.reject(error)",
    ],
    "an unreachable server is an internal error at the start": [
      "  await checkReadCommitted(options).catch((error: unknown) => {\n    throw mapPostgresError(error);\n  });",
      "  await checkReadCommitted(options);",
    ],
  }),
  ...defects("server/storage/postgres/postgres-store.ts", ["server/storage/postgres-failures"], {
    "the load names no waiting task": ["connectionWaiters: waitingCount", "connectionWaiters: 0 * waitingCount"],
    "the load counts no waiting write": ["pendingWrites: queue.pending()", "pendingWrites: 0 * queue.pending()"],
  }),
  ...defects("server/storage/postgres/error-mapping.ts", ["server/storage/postgres-errors"], {
    "a mistake in the server's configuration is the caller's": ["|XX|F0)/", "|XX)/"],
    "a COMMIT without a known outcome was rolled back": ["40(?!003)|23", "40|23"],
    "a silent name server is the caller's fault": ["/^E(?:AI_)?[A-Z]+$/", "/^E[A-Z]+$/"],
  }),
  ...defects("server/storage/postgres/shards.ts", ["server/storage/postgres-shards"], {
    "the shards are in any order": ["\n       ORDER BY shardminvalue::int4`", "`"],
    "servers on one host are one": ["nodename || ':' || nodeport AS server", "nodename AS server"],
    "a table without bounds is distributed": ["\n         AND shardminvalue IS NOT NULL", ""],
    "an outage ends the process": ["readLayout(options).catch(() => layout)", "readLayout(options)"],
    "each refresh leaves a connection open": ["    await client.end().catch(() => undefined);\n", "    void client;\n"],
  }),
  ...defects("server/storage/postgres/migrate.ts", ["server/storage/postgres-shards"], {
    "a refused worker of a cluster keeps the table of the version": [
      "  await refuseWorker(client);\n  await createVersionTable(client);",
      "  await createVersionTable(client);\n  await refuseWorker(client);",
    ],
  }),
  ...defects("server/storage/store-keys.ts", ["server/storage/store-keys"], {
    "a bad key is called a bad contactID": ["The idempotency key and its scope must be", "contactID must be"],
  }),
  ...defects("server/storage/adapters.ts", ["server/storage/adapters"], {
    "tokens that do not open do not name the database": ["named(adapter.openTokens)", "adapter.openTokens()"],
    "a missing database is an old one": ["if (found === 0) throw", "if (found < 0) throw"],
  }),
  ...defects("server/commands/migrate.ts", ["server/commands/database-commands"], {
    "a newer schema is distributed": [
      "    return setExitCode(exitCodes.incomplete);",
      "    setExitCode(exitCodes.incomplete);",
    ],
    "tables are distributed in one shard": [
      "await distribute(Number(shards));",
      "await distribute(Number(shards !== undefined));",
    ],
  }),
  ...defects("server/commands/token.ts", ["server/commands/database-commands"], {
    "the tenant of a token is lost": ['scopes: scopes ?? "", tenant, expiresIn }', 'scopes: scopes ?? "", expiresIn }'],
    "a token never expires": [", tenant, expiresIn };", ", tenant };"],
    "a list is always a table": ['options["json"] === true', 'options["json"] === "true"'],
  }),
];
