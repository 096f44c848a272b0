// Groups waiting writes into one transaction, because the cost of a commit is its fsync.
import { type OnCommit, StoreUnavailable } from "../phone-number-store.ts";
import type { Database } from "./driver.ts";
import { mapSqliteError, TransactionLost } from "./error-mapping.ts";
import type { WriteHealth } from "./write-health.ts";
import { createWritePace } from "./write-pace.ts";

export interface CommitQueue {
  /** Runs `work` in a transaction, in a savepoint of its own. Resolves once the commit is on disk. */
  run<Result>(work: () => Result): Promise<Result>;
  /** How many writes are not on disk yet. */
  pending(): number;
  /** Waits for the queued writes; later ones are refused. Safe to call twice. */
  close(): Promise<void>;
}

interface Job {
  /** Runs the work. Returns the callback that settles its caller's promise after the commit. */
  readonly attempt: () => () => void;
  readonly reject: (reason: unknown) => void;
}

/** Milliseconds after which a group is committed as it is, so that large lists do not block the event loop. */
const maxGroupMs = 25;

export interface CommitQueueOptions {
  /** Maximum number of writes in one commit. */
  readonly groupLimit: number;
  readonly onCommit: OnCommit;
  readonly health: WriteHealth;
}

/** Creates the queue of a database. */
export function createCommitQueue(db: Database, options: CommitQueueOptions): CommitQueue {
  const { health } = options;
  const waiting: Job[] = [];
  const withSavepoint = createSavepoint(db);
  const commitGroup = createCommitGroup(db, options);
  const whenIdle: (() => void)[] = [];
  let isClosed = false;
  const begin = (): void => {
    const { writes, commitMs } = commitGroup(waiting);
    pace.committed(commitMs, writes);
    if (waiting.length === 0) for (const resolve of whenIdle.splice(0)) resolve();
  };
  const pace = createWritePace({ waiting: () => waiting.length, begin });
  return {
    run<Result>(work: () => Result): Promise<Result> {
      if (isClosed) return Promise.reject(new StoreUnavailable("The store is closed"));
      return new Promise<Result>((resolve, reject) => {
        waiting.push({ attempt: () => settle(() => withSavepoint(work), resolve, reject, health), reject });
        pace.added();
      });
    },
    pending: () => waiting.length,
    close() {
      isClosed = true;
      return waiting.length === 0 ? Promise.resolve() : new Promise((resolve) => whenIdle.push(resolve));
    },
  };
}

interface GroupResult {
  /** How many writes have their result. */
  readonly writes: number;
  readonly commitMs: number;
}

/** Returns the function that commits a group of the waiting jobs, removes them and tells their callers. */
function createCommitGroup(db: Database, { groupLimit, onCommit, health }: CommitQueueOptions) {
  const begin = db.prepare<[]>("BEGIN IMMEDIATE");
  const commit = db.prepare<[]>("COMMIT");
  return (waiting: Job[]): GroupResult => {
    const group: Job[] = [];
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
      for (const job of failed) job.reject(mapSqliteError(error));
      return { writes: failed.length, commitMs: 0 };
    }
  };
}

/** Moves jobs from `waiting` to `group` and attempts them, as many as one group takes. */
function attemptAll(waiting: Job[], group: Job[], limit: number, end: number): (() => void)[] {
  const replies: (() => void)[] = [];
  do {
    const job = waiting.shift();
    if (job === undefined) break;
    group.push(job);
    replies.push(job.attempt());
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
