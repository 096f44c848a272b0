// Commits a group of writes in one transaction, each in a savepoint, and knows whether the database can be written to.
import { statSync } from "node:fs";
import { type OnCommit, StoreUnavailable } from "../phone-number-store.ts";
import type { Database } from "./driver.ts";
import { mapSqliteError, TransactionLost } from "./error-mapping.ts";

/** A write that waits for its group. */
export interface Write {
  /** Runs the work. Returns the callback that settles its caller's promise after the commit. */
  readonly attempt: () => () => void;
  readonly reject: (reason: unknown) => void;
}

/** Milliseconds after which a group is committed as it is, so that large lists do not block the event loop. */
const maxGroupMs = 25;

export interface BatchOptions {
  /** Maximum number of writes in one commit. */
  readonly groupLimit: number;
  readonly onCommit: OnCommit;
  readonly health: WriteHealth;
}

/** Prepares the statements of a group's transaction. */
export function createWriteBatches(db: Database, options: BatchOptions) {
  const withSavepoint = createSavepoint(db);
  return {
    toWrite: <Result>(
      work: () => Result,
      resolve: (result: Result) => void,
      reject: (reason: unknown) => void,
    ): Write => ({ attempt: () => settle(() => withSavepoint(work), resolve, reject, options.health), reject }),
    commit: createCommit(db, options),
  };
}

interface BatchResult {
  /** How many writes have their result. */
  readonly writes: number;
  readonly commitMs: number;
}

/** Returns the function that commits a group of the waiting writes, removes them and tells their callers. */
function createCommit(db: Database, { groupLimit, onCommit, health }: BatchOptions) {
  const begin = db.prepare<[]>("BEGIN IMMEDIATE");
  const commit = db.prepare<[]>("COMMIT");
  return (waiting: Write[]): BatchResult => {
    const group: Write[] = [];
    const start = performance.now();
    try {
      health.assertFileInPlace();
      begin.run();
      health.reset();
      const replies = attemptAll(waiting, group, groupLimit, start + maxGroupMs);
      const commitStart = performance.now();
      commit.run();
      const end = performance.now();
      for (const reply of replies) reply();
      onCommit(group.length, (end - start) / 1_000);
      return { writes: group.length, commitMs: end - commitStart };
    } catch (error) {
      health.failed();
      if (db.isTransaction) db.exec("ROLLBACK");
      // If BEGIN failed, the next in the queue would only wait for the same lock again.
      const failed = group.length > 0 ? group : waiting.splice(0);
      for (const write of failed) write.reject(mapSqliteError(error));
      return { writes: failed.length, commitMs: 0 };
    }
  };
}

/** Moves writes from `waiting` to `group` and attempts them, as many as one group takes. */
function attemptAll(waiting: Write[], group: Write[], limit: number, end: number): (() => void)[] {
  const replies: (() => void)[] = [];
  do {
    const write = waiting.shift();
    if (write === undefined) break;
    group.push(write);
    replies.push(write.attempt());
  } while (group.length < limit && performance.now() < end);
  return replies;
}

/** Runs one write of a group so that, when it throws, the others keep theirs. */
function createSavepoint(db: Database): <Result>(work: () => Result) => Result {
  const savepoint = db.prepare<[]>("SAVEPOINT one_write");
  const release = db.prepare<[]>("RELEASE one_write");
  const undo = db.prepare<[]>("ROLLBACK TO one_write");
  return (work) => {
    savepoint.run();
    try {
      const result = work();
      release.run();
      return result;
    } catch (error) {
      // After a full disk or a failed read SQLite may have ended the transaction itself, and the others with it.
      if (!db.isTransaction) throw new TransactionLost({ cause: error });
      try {
        undo.run();
        release.run();
      } catch (cause) {
        // Half of this write is still in the transaction, which therefore must not be committed.
        throw new TransactionLost({ cause });
      }
      throw error;
    }
  };
}

function settle<Result>(
  work: () => Result,
  resolve: (result: Result) => void,
  reject: (reason: unknown) => void,
  health: WriteHealth,
): () => void {
  try {
    const result = work();
    return () => resolve(result);
  } catch (error) {
    if (error instanceof TransactionLost) throw error;
    const reason = mapSqliteError(error);
    if (reason instanceof StoreUnavailable) health.failed();
    return () => reject(reason);
  }
}

export interface WriteHealth {
  /** A write failed. */
  failed(): void;
  /** Later writes decide again. */
  reset(): void;
  /** @throws StoreUnavailable once the file was removed or replaced: what is written to it then is lost */
  assertFileInPlace(): void;
  /** Takes the write lock, and writes something where the last write failed. @throws StoreUnavailable */
  check(): void;
}

/** `writeLittle` writes something that leaves no trace, in a transaction. */
export function createWriteHealth(db: Database, writeLittle: () => void): WriteHealth {
  const assertFileInPlace = rememberFile(db.location());
  let hasFailed = false;
  return {
    failed() {
      hasFailed = true;
    },
    reset() {
      hasFailed = false;
    },
    assertFileInPlace,
    check() {
      try {
        assertFileInPlace();
        db.exec("BEGIN IMMEDIATE");
        if (hasFailed) writeLittle();
        db.exec("COMMIT");
        hasFailed = false;
      } catch (error) {
        if (db.isTransaction) db.exec("ROLLBACK");
        throw mapSqliteError(error);
      }
    },
  };
}

function rememberFile(file: string | null): () => void {
  if (file === null) return () => undefined;
  const { dev, ino } = statSync(file, { bigint: true });
  return () => {
    const found = statSync(file, { bigint: true, throwIfNoEntry: false });
    if (found?.ino === ino && found.dev === dev) return;
    throw new StoreUnavailable("The database file was removed or replaced: restart the server");
  };
}
