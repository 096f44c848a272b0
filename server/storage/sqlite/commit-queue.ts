// Groups waiting writes into one transaction, because the cost of a commit is its fsync.
import { setImmediate as nextTurn } from "node:timers/promises";
import { type OnCommit, StoreUnavailable } from "../phone-number-store.ts";
import type { Database } from "./driver.ts";
import { mapSqliteError, TransactionLost } from "./error-mapping.ts";
import type { WriteHealth } from "./write-health.ts";

export interface CommitQueue {
  /** Runs `work` in a transaction, in a savepoint of its own. Resolves once the commit is on disk. */
  run<Result>(work: () => Result): Promise<Result>;
  /** How many writes wait for a transaction. */
  pending(): number;
  /** Waits for the queued writes; later ones are refused. Safe to call twice. */
  close(): Promise<void>;
}

interface Job {
  /** Runs the work. Returns the callback that settles its caller's promise after the commit. */
  readonly run: () => () => void;
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
export function createCommitQueue(db: Database, { groupLimit, onCommit, health }: CommitQueueOptions): CommitQueue {
  const waiting: Job[] = [];
  const withSavepoint = createSavepoint(db);
  const begin = db.prepare<[]>("BEGIN IMMEDIATE");
  const commit = db.prepare<[]>("COMMIT");
  let closing = false;

  const flush = (): void => {
    const group: Job[] = [];
    const start = performance.now();
    try {
      health.assertFileInPlace();
      begin.run();
      health.reset();
      const replies: (() => void)[] = [];
      const end = start + maxGroupMs;
      do {
        const job = waiting.shift();
        if (job === undefined) break;
        group.push(job);
        replies.push(job.run());
      } while (group.length < groupLimit && performance.now() < end);
      commit.run();
      for (const reply of replies) reply();
      onCommit(group.length, (performance.now() - start) / 1_000);
    } catch (error) {
      health.failed();
      if (db.isTransaction) db.exec("ROLLBACK");
      // If BEGIN failed, the next in the queue would only wait for the same lock again.
      for (const job of group.length > 0 ? group : waiting.splice(0)) job.reject(mapSqliteError(error));
    }
    if (waiting.length > 0) setImmediate(flush);
  };

  return {
    run<Result>(work: () => Result): Promise<Result> {
      if (closing) return Promise.reject(new StoreUnavailable("The store is closed"));
      return new Promise<Result>((resolve, reject) => {
        if (waiting.push({ run: () => settle(() => withSavepoint(work), resolve, reject, health), reject }) === 1)
          setImmediate(flush);
      });
    },
    pending: () => waiting.length,
    async close() {
      closing = true;
      do await nextTurn();
      while (waiting.length > 0);
    },
  };
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
