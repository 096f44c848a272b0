// Defects at the edges of the SQLite store: its schema, load, end, tokens and tenants.
import { defects } from "../mutant.ts";

export const storageEdgeMutants = [
  ...defects("server/storage/sqlite/checkpoints.ts", ["server/storage/sqlite-checkpoints"], {
    "each checkpoint starts a thread": ["worker ??= startWorker", "worker = startWorker"],
    "the writer finishes no checkpoint": ["const longLog = 4_000;", "const longLog = 400_000;"],
    "the checkpoint thread keeps the process running": ["  worker.unref();\n", ""],
  }),
  ...defects(
    "server/storage/sqlite/sqlite-store.ts",
    ["server/storage/sqlite-checkpoints", "server/storage/sqlite-commit-queue"],
    {
      "the sweep keeps the process running": ["() => undefined), interval).unref();", "() => undefined), interval);"],
      "a commit takes one write by default": ["groupLimit = 1_000,", "groupLimit = 1,"],
      "the load shows no waiting writes": ["pendingWrites: queue.pending()", "pendingWrites: 0"],
    },
  ),
  ...defects("server/storage/sqlite/write-batch.ts", ["server/storage/sqlite-commit-queue"], {
    "the time of a commit is in milliseconds": ["(end - start) / 1_000", "end - start"],
    "the time of a commit is without its writes": ["(end - start) / 1_000", "(end - commitStart) / 1_000"],
  }),
  ...defects("server/storage/sqlite/write-batch.ts", ["server/storage/sqlite-commit-queue"], {
    "writes wait for the same lock one by one": [
      "group.length > 0 ? group : waiting.splice(0)",
      "group.length > 0 ? group : waiting.splice(0, 1)",
    ],
    "a failed commit refuses the writes after its group": [
      "group.length > 0 ? group : waiting.splice(0)",
      "[...group, ...waiting.splice(0)]",
    ],
    "half of a write that cannot be undone is committed": ["throw new TransactionLost({ cause });", "throw error;"],
  }),
  ...defects(
    "server/storage/sqlite/sqlite-store.ts",
    ["server/storage/sqlite-checkpoints", "server/storage/sqlite-store"],
    {
      "commits checkpoint the log themselves": ['  db.exec("PRAGMA wal_autocheckpoint = 0");\n', ""],
      "a failed sweep ends the program": ["void sweep().catch(() => undefined)", "void sweep()"],
      "a closed store is swept": ["      clearInterval(sweeping);\n", ""],
    },
  ),
  ...defects("server/storage/sqlite/driver.ts", ["server/storage/sqlite-driver"], {
    "a missing folder is not named": [
      'if (!(error instanceof Error) || !("code" in error) || error.code !== "EEXIST") throw error;',
      "void error;",
    ],
  }),
  ...defects(
    "server/storage/sqlite/migrations.ts",
    ["server/storage/sqlite-store", "server/storage/sqlite-migrations"],
    {
      "a token may have no name": ["PRIMARY KEY CHECK (name <> '')", "PRIMARY KEY"],
      "expired outcomes are found without an index": [
        "  CREATE INDEX idempotency_by_expiry ON idempotency (expires_at);\n",
        "",
      ],
      "known is another number than 0 or 1": [" DEFAULT 0 CHECK (known IN (0, 1))", " DEFAULT 0"],
      "missing columns are not noticed": [
        "  checkNumberColumns(\n    columns.map(([name]) => name),\n    sqlTypes,\n  );",
        "",
      ],
      "a database of a newer program has no advice": [": use a newer program`", "`"],
    },
  ),
  ...defects("server/storage/sqlite/open-database.ts", ["server/storage/sqlite-store"], {
    "a lock is waited for five milliseconds": ["busyTimeoutMs = 500 }", "busyTimeoutMs = 5 }"],
  }),
  ...defects("server/storage/sqlite/idempotency-rows.ts", ["server/storage/sqlite-store"], {
    "a sweep takes the outcomes of other scopes": [
      "WHERE (scope, key) IN\n       (SELECT scope, key FROM",
      "WHERE key IN\n       (SELECT key FROM",
    ],
  }),
  ...defects("server/storage/sqlite/sqlite-tokens.ts", ["server/storage/sqlite-tokens"], {
    "tokens that cannot be stored now are a defect": ["throw mapSqliteError(error);", "throw error;"],
    "closed tokens keep their connection": ["      closeConnection(db);\n", ""],
    "tokens are listed by their creation": ["FROM tokens ORDER BY name`", "FROM tokens ORDER BY created_at`"],
  }),
  ...defects("server/phone-numbers/tenant-store.ts", ["server/storage/sqlite-tenant"], {
    "a tenant writes without a key of its own": [
      "store.write(contactKey(tenant, contactID), decide, idempotency)",
      "store.write(contactID, decide, idempotency)",
    ],
    "a tenant's writes are not idempotent": ["contactID), decide, idempotency)", "contactID), decide)"],
  }),
];
