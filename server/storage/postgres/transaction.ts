// Runs work in a transaction that is acknowledged only when the server has said COMMIT, and tries again where that is safe.
import { setTimeout as delay } from "node:timers/promises";
import { DatabaseError } from "pg";
import { StoreUnavailable } from "../phone-number-store.ts";
import { classify, hasRolledBack, isUsableAfter, mapPostgresError } from "./error-mapping.ts";
import type { Database } from "./open-database.ts";
import type { LentSession, Session, Statement } from "./session.ts";

/** Milliseconds before the second, third and last try. */
const pauses = [10, 50, 200];

/** Runs `work`, again if it met a passing failure before anything could be committed. @throws StoreUnavailable */
export async function tryAgain<Result>(work: () => Promise<Result>): Promise<Result> {
  for (const pause of pauses) {
    try {
      return await work();
    } catch (error) {
      if (classify(error) !== "again") throw mapPostgresError(error);
    }
    await delay(pause);
  }
  return work().catch((error: unknown) => {
    throw mapPostgresError(error);
  });
}

/** What a transaction's work leaves to its commit. */
export interface Finished<Result> {
  readonly result: Result;
  /** The results of the last statements, which need not have come: COMMIT is sent right after them. */
  readonly writes: readonly Promise<unknown>[];
}

/** Resolves once what `work` did is committed. `work` may run several times; only its last run counts. */
export function inTransaction<Result>(
  database: Database,
  work: (session: Session) => Promise<Finished<Result>>,
): Promise<Result> {
  return tryAgain(() => runOnce(database, work));
}

/** Runs one or more statements without a transaction, on a separate connection. */
export function onSession<Result>(database: Database, work: (session: Session) => Promise<Result>): Promise<Result> {
  return tryAgain(async () => {
    const session = await database.connect();
    try {
      const result = await work(session);
      session.release(false);
      return result;
    } catch (error) {
      session.release(!isUsableAfter(error));
      throw error;
    }
  });
}

async function runOnce<Result>(
  database: Database,
  work: (session: Session) => Promise<Finished<Result>>,
): Promise<Result> {
  const session = await database.connect();
  const transaction = begin(session);
  let isOver = false;
  try {
    const { result, writes } = await work(transaction);
    isOver = true;
    await commit(session, writes);
    session.release(false);
    return result;
  } catch (thrown) {
    const error = transaction.causeOf(thrown);
    const usable = isUsableAfter(error) && (isOver || (await rollBack(session)));
    session.release(!usable);
    throw error;
  }
}

interface Transaction extends Session {
  /** The error that made the transaction fail, where `thrown` only follows from it. */
  causeOf(thrown: unknown): unknown;
}

/**
 * Sends BEGIN without waiting for it; no result is returned before its own. Once a statement has failed, the server refuses
 * the ones sent after it (25P02), and a refusal can reach the caller first: the first failure in sending order counts.
 */
function begin(session: LentSession): Transaction {
  let first: unknown;
  const send = <Row extends unknown[]>(statement: Statement, values?: readonly unknown[]) =>
    session.query<Row>(statement, values).catch((error: unknown) => {
      first ??= error;
      throw error;
    });
  const begin = send({ text: "BEGIN ISOLATION LEVEL READ COMMITTED" });
  const begun = session.transactionSettings ? Promise.all([begin, send(session.transactionSettings)]) : begin;
  return {
    async query<Row extends unknown[]>(statement: Statement, values?: readonly unknown[]) {
      const [, result] = await Promise.all([begun, send<Row>(statement, values)]);
      return result;
    },
    causeOf: (thrown) => (thrown instanceof DatabaseError ? (first ?? thrown) : thrown),
  };
}

async function commit(session: Session, writes: readonly Promise<unknown>[]): Promise<void> {
  const committing = session.query({ text: "COMMIT" });
  try {
    await Promise.all(writes);
  } catch (cause) {
    await committing.catch(() => undefined);
    // After a refused statement, COMMIT is a ROLLBACK. After a lost connection, it is unknown how far the server came.
    throw cause instanceof DatabaseError ? cause : lostWhileCommitting(cause);
  }
  const { command } = await committing.catch((cause: unknown) => {
    throw hasRolledBack(cause) ? cause : lostWhileCommitting(cause);
  });
  // A failed transaction responds to COMMIT with ROLLBACK, not with an error.
  if (command !== "COMMIT") throw new StoreUnavailable(`PostgreSQL responded to COMMIT with ${command}`);
}

function lostWhileCommitting(cause: unknown): StoreUnavailable {
  return new StoreUnavailable("The connection was lost during COMMIT: the write may or may not be stored", {
    cause,
    mayBeStored: true,
  });
}

function rollBack(session: Session): Promise<boolean> {
  return session.query({ text: "ROLLBACK" }).then(
    () => true,
    () => false,
  );
}
