// Groups waiting writes, because the cost of a commit is its fsync, and decides when the next commit begins.
import { StoreUnavailable } from "../phone-number-store.ts";
import type { Database } from "./driver.ts";
import { type BatchOptions, createWriteBatches, type Write } from "./write-batch.ts";

export interface CommitQueue {
  /** Runs `work` in a transaction, in its own savepoint. Resolves once the commit is on disk. */
  run<Result>(work: () => Result): Promise<Result>;
  /** How many writes are not on disk yet. */
  pending(): number;
  /** Waits for the queued writes; later ones are refused. Safe to call twice. */
  close(): Promise<void>;
}

/** Creates the queue of a database. */
export function createCommitQueue(db: Database, options: BatchOptions): CommitQueue {
  const waiting: Write[] = [];
  const batches = createWriteBatches(db, options);
  const whenIdle: (() => void)[] = [];
  let isClosed = false;
  const begin = (): void => {
    const { writes, commitMs } = batches.commit(waiting);
    pace.committed(commitMs, writes);
    if (waiting.length === 0) for (const resolve of whenIdle.splice(0)) resolve();
  };
  const pace = createWritePace({ waiting: () => waiting.length, begin });
  return {
    run<Result>(work: () => Result): Promise<Result> {
      if (isClosed) return Promise.reject(new StoreUnavailable("The store is closed"));
      return new Promise<Result>((resolve, reject) => {
        waiting.push(batches.toWrite(work, resolve, reject));
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

export interface WritePace {
  /** Call it for each write that is added. */
  added(): void;
  /** Call it after each attempt to commit: the milliseconds that COMMIT took, and the number of writes with a result. */
  committed(commitMs: number, writes: number): void;
}

export interface PacedWrites {
  waiting(): number;
  /** Commits a group of those that wait. */
  begin(): void;
  /** Milliseconds. Default performance.now. */
  readonly clock?: (() => number) | undefined;
}

/** A faster disk is not waited for: a group then costs less than the wait. */
const slowCommitMs = 2;
/** Share of a commit's time without a new write after which no more of them are expected. */
const quietShare = 0.25;
/** Milliseconds after which a group is no longer gathered, however many writes still arrive. */
const maxGatherMs = 50;
/** Weight of the last commit in the average of their times. */
const lastWeight = 0.25;
/**
 * Turns of the event loop between two commits: one accepts new connections, the next reads their requests and responds. A
 * commit begins before the responses of the turn that it ends, so these turns are whole ones before it.
 */
const turnsBetween = 3;

/**
 * Creates the pace of a queue: when a commit begins. It stops the event loop, so the loop serves whatever else has arrived
 * before the next one. On a slow disk a commit waits until as many writes as the last one settled or left waiting
 * are there again: otherwise the first caller to return gets a separate commit, and all others wait for two.
 */
export function createWritePace({ waiting, begin, clock = () => performance.now() }: PacedWrites): WritePace {
  const gathering = createGathering(waiting, clock);
  let isScheduled = false;
  let isGathering = false;
  const attempt = (): void => {
    isScheduled = false;
    if (waiting() === 0) return;
    const leftMs = gathering.leftMs();
    if (leftMs <= 0) begin();
    else if (!isGathering) setTimeout(lookAgain, leftMs);
    isGathering ||= leftMs > 0;
  };
  const schedule = (turns: number): void => {
    if (isScheduled) return;
    isScheduled = true;
    afterTurns(turns, attempt);
  };
  const lookAgain = (): void => {
    isGathering = false;
    // The loop first reads what has arrived meanwhile.
    schedule(1);
  };
  return {
    added() {
      gathering.added();
      schedule(1);
    },
    committed(commitMs, writes) {
      gathering.committed(commitMs, writes + waiting());
      schedule(turnsBetween);
    },
  };
}

/** Knows for how many milliseconds the next group is still gathered. */
function createGathering(waiting: () => number, clock: () => number) {
  let averageMs = 0;
  let expected = 0;
  let lastArrival = 0;
  let end = 0;
  return {
    added(): void {
      lastArrival = clock();
    },
    committed(commitMs: number, inFlight: number): void {
      averageMs += (commitMs - averageMs) * lastWeight;
      expected = inFlight;
      lastArrival = clock();
      end = lastArrival + maxGatherMs;
    },
    leftMs(): number {
      if (averageMs < slowCommitMs || waiting() >= expected) return 0;
      return Math.min(lastArrival + averageMs * quietShare, end) - clock();
    },
  };
}

function afterTurns(turns: number, work: () => void): void {
  setImmediate(turns === 1 ? work : () => afterTurns(turns - 1, work));
}
