// Runs work in a transaction that is acknowledged only when the server has said COMMIT, and tries again where that is safe.
import { setTimeout as delay } from "node:timers/promises";
import type { Pool, PoolClient } from "pg";
import { StoreUnavailable } from "../phone-number-store.ts";
import { classify, hasRolledBack, isUsableAfter, toUnavailable } from "./failures.ts";

/** Milliseconds before the second, third and last try. */
const pauses = [10, 50, 200];

/** Runs `work`, again if it met a passing failure before anything could be committed. @throws StoreUnavailable */
export async function tryAgain<Result>(work: () => Promise<Result>): Promise<Result> {
  for (const pause of pauses) {
    try {
      return await work();
    } catch (error) {
      if (classify(error) !== "again") throw toUnavailable(error);
    }
    await delay(pause);
  }
  return work().catch((error: unknown) => {
    throw toUnavailable(error);
  });
}

/** Resolves once what `work` did is committed. `work` may run several times; only its last run counts. */
export function inTransaction<Result>(pool: Pool, work: (client: PoolClient) => Promise<Result>): Promise<Result> {
  return tryAgain(() => runOnce(pool, work));
}

async function runOnce<Result>(pool: Pool, work: (client: PoolClient) => Promise<Result>): Promise<Result> {
  const client = await pool.connect();
  try {
    await client.query("BEGIN ISOLATION LEVEL READ COMMITTED");
    const result = await work(client);
    await commit(client);
    client.release();
    return result;
  } catch (error) {
    const usable = isUsableAfter(error) && (await rollBack(client));
    client.release(!usable);
    throw error;
  }
}

async function commit(client: PoolClient): Promise<void> {
  const { command } = await client.query("COMMIT").catch((cause: unknown) => {
    if (hasRolledBack(cause)) throw cause;
    throw new StoreUnavailable("The connection was lost while committing: it is not known whether it was written", {
      cause,
      mayBeStored: true,
    });
  });
  // A transaction that has failed answers COMMIT with ROLLBACK, and not with an error.
  if (command !== "COMMIT") throw new StoreUnavailable(`The server answered COMMIT with ${command}`);
}

function rollBack(client: PoolClient): Promise<boolean> {
  return client.query("ROLLBACK").then(
    () => true,
    () => false,
  );
}
