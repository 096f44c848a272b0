// Defects in the PostgreSQL store.
import { defects } from "../mutant.ts";

export const postgresMutants = [
  ...defects("server/storage/postgres/all-contacts.ts", ["server/storage/postgres-store"], {
    "an export's connection is left open": ["    await client.end().catch(() => undefined);\n", "    void client;\n"],
  }),
  ...defects("server/storage/postgres/error-mapping.ts", ["server/storage/postgres-errors"], {
    "a deadlock is not tried again": [
      "const again = /^(?:40001|40P01|08|57P0)/;",
      "const again = /^(?:40001|08|57P0)/;",
    ],
    "a serialisation failure is not tried again": ["(?:40001|40P01|", "(?:40P01|"],
    "a server that shuts down is a refusal": ["|08|57P0)/", "|08)/"],
    "a full disk is the caller's fault": ["(?:55P03|57|53|25|", "(?:55P03|57|25|"],
    "a read-only server is the caller's fault": ["|53|25|58|", "|53|58|"],
    "a lost connection is a refusal": [
      'isSystemError || lostConnection.test(error.message) ? "again"',
      'isSystemError ? "again"',
    ],
    "a refused connection is a refusal": ["isSystemError || lostConnection", "lostConnection"],
    "a query that the driver gave up is tried again": [
      'if (driverTimeout.test(error.message)) return "unavailable";',
      "",
    ],
    "a connection goes on after the server said goodbye": ["!/^(?:08|57P|25P03)/", "!/^(?:08|25P03)/"],
    "an idle time-out leaves the connection in use": ["|57P|25P03)/", "|57P)/"],
    "a lost COMMIT counts as rolled back": [
      "const rolledBack = /^(?:40(?!003)|23)/;",
      "const rolledBack = /^(?:40(?!003)|23|08|57)/;",
    ],
    "a refusal is a 503": ['|| classify(error) === "refused") return error;', ") return error;"],
  }),
  ...defects("server/storage/postgres/transaction.ts", ["server/storage/postgres-transaction"], {
    "tries have no pause": ["    await delay(pause);\n", ""],
    "a refusal is tried again": [
      'if (classify(error) !== "again") throw',
      'if (classify(error) === "unavailable") throw',
    ],
    "one try is enough": ["const pauses = [10, 50, 200];", "const pauses: number[] = [];"],
    "a write lost while committing is tried again": ["mayBeStored: true,", "mayBeStored: false,"],
    "a lost COMMIT is a clear failure": [
      "throw hasRolledBack(cause) ? cause : lostWhileCommitting(cause);",
      "throw cause;",
    ],
    "a connection is never given back after a failure": [
      "session.release(!usable);",
      "if (usable) session.release(false);",
    ],
    "work that failed is not rolled back": ["(isOver || (await rollBack(session)))", "true"],
    "a write's failure is not waited for": ["    await Promise.all(writes);\n", ""],
  }),
  ...defects("server/storage/postgres/open-database.ts", ["server/storage/postgres-settings"], {
    "statements run without end": [
      "statement_timeout: statementTimeoutMs,\n    lock",
      "statement_timeout: 0,\n    lock",
    ],
    "locks are waited for without end": ["lock_timeout: lockTimeoutMs,", "lock_timeout: 0,"],
    "the driver gives up before the server": [
      "query_timeout: statementTimeoutMs + graceMs",
      "query_timeout: statementTimeoutMs - graceMs",
    ],
    "an export is cut off like a request": [
      "...common(options), statement_timeout: 0,",
      "...common(options), statement_timeout: 10_000,",
    ],
    "the pool size is ignored": ["max: poolSize,", "max: 10,"],
    "connecting has no end": ["connectionTimeoutMillis: connectTimeoutMs,", ""],
    "the connection has no name": ['application_name: "contact-phone-numbers",', ""],
    "a lost idle connection ends the process": ['pool.on("error", () => undefined);', ""],
  }),
  ...defects("server/storage/postgres/idempotency-rows.ts", ["server/storage/postgres-store"], {
    "an expired outcome is replayed": ["AND expires_at > $3::bigint`", "AND $3::bigint > 0`"],
    "an outcome expires when it is stored": ["now + ttlMs,", "now,"],
  }),
  ...defects(
    "server/storage/postgres/contact-rows.ts",
    ["server/storage/postgres-store", "server/storage/postgres-deadlock"],
    {
      "contacts are not locked": ["ORDER BY contact_id FOR UPDATE`", "ORDER BY contact_id`"],
      "marking known counts all": ["AND NOT known", ""],
      "the next id is not stored": ["SET next_phone_number_id = sent.next, version", "SET version"],
    },
  ),
  ...defects(
    "server/storage/postgres/commit-queue.ts",
    ["server/storage/postgres-commit-queue", "server/storage/postgres-store"],
    {
      "a closed store takes writes": ['if (closing) throw new StoreUnavailable("The store is closed");', ""],
      "closing does not wait": ["return isIdle() ? Promise.resolve() :", "return closing ? Promise.resolve() :"],
      "more groups than connections": ["pace.groups() >= lanes ||", ""],
    },
  ),
  ...defects("server/storage/postgres/write-batch.ts", ["server/storage/postgres-store"], {
    "a repeated request is applied again": [
      'if (earlier) return { kind: "replayed"',
      'if (false) return { kind: "replayed"',
    ],
    "a key of another batch is taken": ["if (!areKept) throw new KeyTaken();", ""],
    "a refusal is kept under its key": ["idempotency && final ?", "idempotency ?"],
  }),
  ...defects(
    "server/storage/postgres/postgres-store.ts",
    ["server/storage/postgres-store", "server/storage/postgres-failures"],
    {
      "one bad write fails its group": [
        'error instanceof KeyTaken || classify(error) === "refused"',
        "error instanceof KeyTaken",
      ],
      "a closed store reads": [
        'if (closed) return Promise.reject(new StoreUnavailable("The store is closed"));\n      return onSession',
        "return onSession",
      ],
      "waiting writes are lost when it closes": [
        "closed ??= queue.close().then(() => pool.end());",
        "closed ??= pool.end();",
      ],
    },
  ),
  ...defects("server/storage/postgres/postgres-tokens.ts", ["server/storage/postgres-tokens"], {
    "a taken name says that it worked": [
      "return rowCount === 1;\n    },\n    async find",
      "return rowCount !== null;\n    },\n    async find",
    ],
    "a revoked token is revoked again": [" AND revoked_at IS NULL", ""],
    "times are texts": ["createdAt: Number(row.created_at)", "createdAt: row.created_at as never"],
  }),
];
