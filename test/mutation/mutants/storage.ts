// Defects in the stores.
import { defects } from "../mutant.ts";

export const storageMutants = [
  ...defects(
    "server/storage/sqlite/driver.ts",
    ["server/storage/sqlite-driver", "server/storage/sqlite-two-processes", "server/storage/sqlite-checkpoints"],
    {
      "the package is used although node:sqlite is complete": [
        "return isComplete(candidate) ? builtin : fallback;",
        "return fallback;",
      ],
      "node:sqlite is used although it is incomplete": [
        "return isComplete(candidate) ? builtin : fallback;",
        "return candidate === undefined ? fallback : builtin;",
      ],
      "a commit is not on disk": ['setup: "PRAGMA synchronous = FULL"', 'setup: "PRAGMA synchronous = NORMAL"'],
      "two processes migrate together": ['db.exec("BEGIN IMMEDIATE");', 'db.exec("BEGIN");'],
      "a new database is readable by everybody": ["0o600", "0o644"],
      "a missing database is created by a reader": ["modes[mode]", "modes.create"],
    },
  ),
  ...defects("server/storage/postgres/write-health.ts", ["server/storage/write-health"], {
    "a standby is ready": ["if (rows[0]?.standby !== false)", "if (rows.length > 1)"],
    "a write is tried for ever": [
      "await writeOne(pool, keys);\n      hasFailed = false;",
      "await writeOne(pool, keys);",
    ],
    "one server that is away makes the database not ready": ["if (others.length === 0) throw error;", "throw error;"],
  }),
  ...defects("server/storage/sqlite/write-batch.ts", ["server/storage/write-health"], {
    "a write is tried although others succeed": ["      health.reset();\n", ""],
    "a write is tried for ever": ['db.exec("COMMIT");\n        hasFailed = false;', 'db.exec("COMMIT");'],
  }),
  ...defects("server/storage/postgres/write-health.ts", ["server/storage/postgres-readiness"], {
    "a read-only database is ready": ['readOnly !== "off"', 'readOnly === ""'],
    "the store is ready while every write fails": ["if (!hasFailed) return;", "return;"],
  }),
  ...defects(
    "server/storage/postgres/transaction.ts",
    ["server/storage/postgres-promises", "server/storage/postgres-deadlock"],
    {
      "the first error of a batch is masked": ["(first ?? thrown)", "thrown"],
      "a COMMIT answered with ROLLBACK is a success": ['if (command !== "COMMIT")', 'if (command === "")'],
      "a broken connection is used again": ["session.release(!usable)", "session.release(false)"],
    },
  ),
  ...defects("server/storage/postgres/contact-rows.ts", ["server/storage/postgres-promises"], {
    "contacts come in the order of the database's locale": ['ORDER BY contact_id COLLATE "C"', "ORDER BY contact_id"],
  }),
  ...defects("server/storage/postgres/all-contacts.ts", ["server/storage/postgres-promises"], {
    "an export is of several moments": ["ISOLATION LEVEL REPEATABLE READ READ ONLY", "READ ONLY"],
  }),
  ...defects("server/storage/postgres/open-database.ts", ["server/storage/postgres-promises"], {
    "a process that stands still keeps its locks": ["idle_in_transaction_session_timeout: statementTimeoutMs,", ""],
  }),
  ...defects("server/storage/postgres/engine-checks.ts", ["server/storage/postgres-engine"], {
    "an engine with snapshots only is accepted": ["if (rows.length === 0) throw", "if (rows.length < 0) throw"],
    "a column that arrives as text is accepted": [
      'if (member.type === "string" || type === catalogNames.get(expected)) continue;',
      "if (type !== expected) continue;",
    ],
  }),
  ...defects("server/storage/store-keys.ts", ["server/storage/sqlite-store"], {
    "two ids with half a character become one": [
      "!contactIDs.some((contactID) => loneSurrogate.test(contactID))",
      "true",
    ],
  }),
  ...defects("server/storage/sqlite/idempotency-rows.ts", ["server/storage/sqlite-store"], {
    "an expired outcome is replayed": ["AND expires_at > ?", "AND ? > 0"],
  }),
  ...defects("server/storage/sqlite/commit-queue.ts", ["server/storage/sqlite-store"], {
    "a closed store takes writes": ["if (isClosed) return", "if (false) return"],
  }),
  ...defects(
    "server/storage/sqlite/write-batch.ts",
    ["server/storage/sqlite-commit-queue", "server/storage/sqlite-store"],
    {
      "replies leave before the commit": ["replies.push(write.attempt());", "write.attempt()();"],
      "a failed write takes its group with it": [
        "settle(() => withSavepoint(work), resolve, reject, options.health)",
        "settle(work, resolve, reject, options.health)",
      ],
      "half of a failed write is committed": ["undo.run();", ""],
      "a group has no limit": ["group.length < limit && ", ""],
      "a group decides for any time": ["const maxGroupMs = 25;", "const maxGroupMs = 25_000;"],
    },
  ),
  ...defects(
    "server/storage/sqlite/write-batch.ts",
    ["server/storage/sqlite-two-processes", "server/storage/sqlite-readiness", "server/storage/sqlite-commit-queue"],
    {
      "another process writes between the read and the commit": ['<[]>("BEGIN IMMEDIATE")', '<[]>("BEGIN")'],
      "a removed database file is written to": ["health.assertFileInPlace();", ""],
      "a full disk is forgotten by its group": ["if (reason instanceof StoreUnavailable) health.failed();", ""],
      "a failed group keeps its transaction": [
        'health.failed();\n      if (db.isTransaction) db.exec("ROLLBACK");',
        "health.failed();",
      ],
    },
  ),
  ...defects(
    "server/storage/sqlite/commit-queue.ts",
    ["server/storage/sqlite-commit-queue.pace", "server/storage/sqlite-commit-queue"],
    {
      "commits follow each other without a turn between them": ["const turnsBetween = 3;", "const turnsBetween = 1;"],
      "a slow disk is not waited for": ["averageMs < slowCommitMs ||", "true ||"],
      "a fast disk is waited for": ["averageMs < slowCommitMs ||", ""],
      "one slow commit makes a slow disk": ["const lastWeight = 0.25;", "const lastWeight = 1;"],
      "a commit waits although all have come back": [" || waiting() >= expected", ""],
      "a commit waits forever for writes that trickle in": ["const maxGatherMs = 50;", "const maxGatherMs = 50_000;"],
      "what a full group left is not expected": ["writes + waiting()", "writes"],
    },
  ),
  ...defects("server/storage/sqlite/write-batch.ts", ["server/storage/sqlite-readiness"], {
    "the store is ready after a write that met a full disk": ["if (hasFailed) writeLittle();", ""],
    "a replaced file passes for the old one": ["found?.ino === ino && found.dev === dev", "found !== undefined"],
    "a removed database file is ready": ["      try {\n        assertFileInPlace();\n", "      try {\n"],
  }),
  ...defects("server/storage/sqlite/open-database.ts", ["server/storage/sqlite-store"], {
    "the log keeps its size after a large write": ['db.exec("PRAGMA journal_size_limit = 67108864");', ""],
  }),
  ...defects("server/storage/sqlite/sqlite-store.ts", ["server/storage/sqlite-store"], {
    "a repeated request is applied again": [
      'if (earlier) return { kind: "replayed"',
      'if (false) return { kind: "replayed"',
    ],
    "a key accepts any request": [
      'if (earlier && earlier.fingerprint !== idempotency?.fingerprint) return { kind: "keyReused" };',
      "",
    ],
    "a refusal is kept under its key": ["if (idempotency && final) {", "if (idempotency) {"],
    "a decided change is not written": ["if (change) contacts.apply(contactID, change);", ""],
    "an outcome expires when it is stored": ["clock() + ttlMs", "clock()"],
  }),
  ...defects("server/storage/sqlite/contact-rows.ts", ["server/storage/sqlite-store"], {
    "a change does not raise the version": ["version = version + 1", "version = version"],
    "the next id is forgotten": [
      "next_phone_number_id = excluded.next_phone_number_id",
      "next_phone_number_id = next_phone_number_id",
    ],
    "removed numbers stay": ["for (const id of removed) remove.run(contactID, id);", ""],
    "a write makes a known contact unknown": ["known = max(known, excluded.known)", "known = excluded.known"],
    "numbers are read in any order": ["ORDER BY phone_number_id ${limit}", "ORDER BY phone_number ${limit}"],
  }),
  ...defects("server/storage/sqlite/contact-rows.ts", ["server/storage/sqlite-contact-rows"], {
    "a fraction is read with few digits": ["'%!.17g'", "'%!.15g'"],
    "no fraction is read as an empty one": ["iif(${column} IS NULL, NULL, ", "iif(false, NULL, "],
  }),
  ...defects("server/storage/sqlite/all-contacts.ts", ["server/storage/sqlite-store"], {
    "an export holds up the server": ["if (++count % contactsPerTurn === 0) await nextTurn();", "count++;"],
    "an export of a closed store is a crash": [
      '  if (!db.isOpen) throw new StoreUnavailable("The store is closed");\n',
      "",
    ],
  }),
  ...defects("server/storage/sqlite/backup.ts", ["server/storage/sqlite-backup"], {
    "what an interrupted backup left stops the next one": [
      "  rmSync(unfinished, { force: true });\n  const db",
      "  const db",
    ],
  }),
  ...defects("server/storage/sqlite/error-mapping.ts", ["server/storage/sqlite-errors"], {
    "a disk that fails is a defect of the server": ["7, 8, 10, 13,", "7, 8, 13,"],
    "a read-only database is a defect of the server": ["7, 8, 10, 13,", "7, 10, 13,"],
  }),
  ...defects("server/storage/sqlite/driver.ts", ["server/storage/sqlite-errors", "server/storage/sqlite-driver"], {
    "extended codes of an error have no meaning": ["return error.errcode & 0xff;", "return error.errcode;"],
    "a transaction that failed goes on": ['    if (db.isTransaction) db.exec("ROLLBACK");\n', ""],
  }),
  ...defects("server/storage/sqlite/checkpoints.ts", ["server/storage/sqlite-checkpoints"], {
    "the worker is left running": ["worker !== undefined && !hasFailed)", "worker !== undefined && hasFailed)"],
    "the end of the log is never copied": ["if (frames >= longLog) copyTheRest();", "if (frames < 0) copyTheRest();"],
  }),
  ...defects("server/storage/sqlite/long-contacts.ts", ["server/storage/sqlite-long-contacts"], {
    "parts of two versions become one list": ["if (part.version !== version) return undefined;", ""],
    "a contact is read in one turn": ["    await nextTurn();\n", ""],
    "a contact that changes is read for ever": ["attempt < maxAttempts", "attempt < 1e6"],
  }),
  ...defects("server/storage/sqlite/contact-rows.ts", ["server/storage/sqlite-long-contacts"], {
    "a write decides by an old contact": ["version === state.version ?", "version > 0 ?"],
    "a write does not see that a contact is known": ["{ ...state, known: known === 1 }", "state"],
  }),
  ...defects("server/storage/sqlite/checkpoint-worker.cjs", ["server/storage/sqlite-checkpoints"], {
    "a checkpoint has one round": ["const maxRounds = 8;", "const maxRounds = 1;"],
    "rounds follow although little is left": ["frames - before <= fewFrames", "frames <= fewFrames"],
  }),
  ...defects("server/storage/sqlite/checkpoints.ts", ["server/storage/sqlite-checkpoints"], {
    "a closed store is checkpointed later": ["      clearTimeout(timer);\n", ""],
  }),
  ...defects("server/storage/sqlite/sqlite-store.ts", ["server/storage/sqlite-store"], {
    "a sweep removes 500 outcomes at most": ["    while (removed === sweepLimit);", "    while (removed < 0);"],
  }),
  ...defects("server/storage/sqlite/driver.ts", ["server/storage/sqlite-driver"], {
    "Node's later warnings are lost": ["    process.emitWarning = emitWarning;\n", ""],
  }),
  ...defects("server/storage/sqlite/sqlite-adapter.ts", ["server/storage/sqlite-adapter"], {
    "commits are not counted": [
      "openSqliteStore({ file, idempotencyTtlMs, onCommit })",
      "openSqliteStore({ file, idempotencyTtlMs })",
    ],
  }),
  ...defects("server/storage/sqlite/schema.ts", ["server/storage/sqlite-two-processes"], {
    "a migration does not wait for a writer": [
      "openDatabase({ file, busyTimeoutMs: migrationTimeoutMs })",
      "openDatabase({ file })",
    ],
  }),
  ...defects("server/storage/sqlite/sqlite-store.ts", ["server/storage/sqlite-store"], {
    "outcomes are kept for a minute by default": ["idempotencyTtlMs = day,", "idempotencyTtlMs = minute,"],
    "there is one sweep a day": ["sweepIntervalMs = minute }", "sweepIntervalMs = day }"],
  }),
  ...defects("server/storage/sqlite/write-many.ts", ["server/storage/sqlite-write-many"], {
    "an import writes all of its contacts in one turn": [
      "export const importLimit = 500;",
      "export const importLimit = 50_000;",
    ],
  }),
  ...defects("server/storage/sqlite/backup.ts", ["server/storage/sqlite-backup"], {
    "a backup leaves its file open": ["    closeSync(copy);\n", ""],
  }),
  ...defects("server/storage/sqlite/open-database.ts", ["server/storage/sqlite-migrations"], {
    "another program's database gets the journal mode of this one": ["    refuseForeign(db);\n", ""],
  }),
];
