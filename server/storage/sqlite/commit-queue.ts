// Puts the writes that wait at one moment into one transaction, because what a commit costs is its fsync.
import { setImmediate as nextTurn } from "node:timers/promises";
import { type OnCommit, StoreUnavailable } from "../phone-number-store.ts";
import { type Database, resultCode } from "./driver.ts";

export interface CommitQueue {
  /** Runs `work` in a transaction, apart from the others in it; resolves once its commit is on disk. */
  run<Result>(work: () => Result): Promise<Result>;
  /** How much work waits for a transaction. */
  pending(): number;
  /** Waits for what is queued; whatever comes later is refused. Safe to call twice. */
  close(): Promise<void>;
}

interface Job {
  /** Runs the work, and answers what to tell its caller once the transaction has ended. */
  readonly run: () => () => void;
  readonly reject: (reason: unknown) => void;
}

/** Milliseconds after which a group is committed with what it has, so that large lists do not hold up the event loop. */
const longestGroup = 25;
/** BUSY, LOCKED, NOMEM, READONLY, IOERR, FULL, CANTOPEN, PROTOCOL: https://sqlite.org/rescode.html */
const passing = new Set([5, 6, 7, 8, 10, 13, 14, 15]);

/** Creates the queue of a database; `groupLimit` is the most writes that one commit takes. */
export function createCommitQueue(db: Database, groupLimit: number, onCommit: OnCommit): CommitQueue {
  const waiting: Job[] = [];
  const apart = createSavepoint(db);
  const begin = db.prepare<[]>("BEGIN IMMEDIATE");
  const commit = db.prepare<[]>("COMMIT");
  let closing = false;

  const flush = (): void => {
    const group: Job[] = [];
    const start = performance.now();
    try {
      begin.run();
      const answers: (() => void)[] = [];
      const end = start + longestGroup;
      do {
        const job = waiting.shift();
        if (job === undefined) break;
        group.push(job);
        answers.push(job.run());
      } while (group.length < groupLimit && performance.now() < end);
      commit.run();
      for (const answer of answers) answer();
      onCommit(group.length, (performance.now() - start) / 1_000);
    } catch (error) {
      if (db.isTransaction) db.exec("ROLLBACK");
      // Where not even BEGIN worked, the next in the queue would only wait for the same lock again.
      for (const job of group.length > 0 ? group : waiting.splice(0)) job.reject(toUnavailable(error));
    }
    if (waiting.length > 0) setImmediate(flush);
  };

  return {
    run<Result>(work: () => Result): Promise<Result> {
      if (closing) return Promise.reject(new StoreUnavailable("The store is closed"));
      return new Promise<Result>((resolve, reject) => {
        if (waiting.push({ run: () => settle(() => apart(work), resolve, reject), reject }) === 1) setImmediate(flush);
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

/** What SQLite says when it cannot work now becomes StoreUnavailable; anything else stays what it is. */
export function toUnavailable(error: unknown): unknown {
  const cause = error instanceof TransactionLost ? error.cause : error;
  return passing.has(resultCode(cause) ?? 0)
    ? new StoreUnavailable("The store cannot do its work now", { cause })
    : cause;
}

/** The whole group is lost, not one write of it. */
class TransactionLost extends Error {
  override readonly name = "TransactionLost";
  constructor(options: ErrorOptions) {
    super("SQLite ended the transaction", options);
  }
}

function settle<Result>(
  work: () => Result,
  resolve: (result: Result) => void,
  reject: (reason: unknown) => void,
): () => void {
  try {
    const result = work();
    return () => resolve(result);
  } catch (error) {
    if (error instanceof TransactionLost) throw error;
    return () => reject(toUnavailable(error));
  }
}
