// The port to storage on PostgreSQL: writes wait in a queue and are read, decided and written a group a transaction.
import type { Pool } from "pg";
import {
  type ContactState,
  type DecideOfMany,
  type OnCommit,
  type PhoneNumberStore,
  type StoreLoad,
  StoreUnavailable,
} from "../phone-number-store.ts";
import { requireWellFormedIDs } from "../store-keys.ts";
import { readAllContacts } from "./all-contacts.ts";
import { createCommitQueue } from "./commit-queue.ts";
import { lockContacts, markKnown } from "./contact-rows.ts";
import { checkReadCommitted } from "./engine-checks.ts";
import { classify, isLockTimeout, mapPostgresError } from "./error-mapping.ts";
import { sweepRecords } from "./idempotency-rows.ts";
import { readContact } from "./number-rows.ts";
import { type ConnectionOptions, type Database, openDatabase } from "./open-database.ts";
import { migrateDatabase } from "./schema.ts";
import { type Partition, readShards, type Shards } from "./shards.ts";
import { inTransaction, onSession, tryAgain } from "./transaction.ts";
import { type BatchMember, type BatchOptions, decideOnce, KeyTaken, runBatch } from "./write-batch.ts";
import { createWriteHealth, type WriteHealth } from "./write-health.ts";

export interface PostgresStoreOptions extends ConnectionOptions {
  /** The most writes that share one commit. Default 64. */
  readonly groupLimit?: number | undefined;
  /** Milliseconds since 1970. Default Date.now. */
  readonly clock?: (() => number) | undefined;
  /** Milliseconds for which the result of an idempotency key is kept. Default 24 hours. */
  readonly idempotencyTtlMs?: number | undefined;
  /** Milliseconds between two sweeps of expired results. Default one minute. */
  readonly sweepIntervalMs?: number | undefined;
  readonly onCommit?: OnCommit | undefined;
}

/** A write that waits: `attempt` decides it, `reject` tells its caller that nothing was written. */
interface Write extends BatchMember {
  readonly reject: (reason: unknown) => void;
}

const day = 24 * 60 * 60 * 1000;
const minute = 60 * 1000;
/** Small, so that neither a sweep nor an import keeps rows locked for long. */
const batch = 500;
/** The most tries of a write whose idempotency key other processes are using at the same moment. */
const keyTries = 3;

/** Connects, migrates and opens the store. @throws Error when the database cannot be had, or is of a newer program. */
export async function openPostgresStore(options: PostgresStoreOptions): Promise<PhoneNumberStore> {
  await migrateDatabase(options);
  await checkReadCommitted(options).catch((error: unknown) => {
    throw mapPostgresError(error);
  });
  const database = openDatabase(options);
  // The first connection is made now, and not by the first write.
  await onSession(database, async () => undefined);
  const shards = await tryAgain(() => readShards(database.pool, options));
  return createPostgresStore(database, shards, options);
}

function createPostgresStore(database: Database, shards: Shards, options: PostgresStoreOptions): PhoneNumberStore {
  const { pool } = database;
  const { poolSize = 4, groupLimit = 64, clock = Date.now, idempotencyTtlMs = day, sweepIntervalMs = minute } = options;
  const { partitionOf, isDistributed } = shards;
  const health = createWriteHealth(pool, isDistributed);
  const commit = createCommit(database, shards, { clock, idempotencyTtlMs, isDistributed }, health, options.onCommit);
  const queue = createCommitQueue<Write>({ commit, groupLimit, lanes: Math.max(1, poolSize - 1), partitionOf });
  const sweeping = startSweeping(pool, clock, sweepIntervalMs);
  let closed: Promise<void> | undefined;

  const write: PhoneNumberStore["write"] = (contactID, decide, idempotency) =>
    new Promise((resolve, reject) => {
      const attempt: Write["attempt"] = (batch) => {
        try {
          const result = decideOnce(batch, contactID, decide, idempotency);
          return () => resolve(result);
        } catch (error) {
          return () => reject(error);
        }
      };
      queue.add({ contactID, idempotency, attempt, reject });
    });

  return requireWellFormedIDs({
    read(contactID): Promise<ContactState> {
      if (closed) return Promise.reject(new StoreUnavailable("The store is closed"));
      return onSession(database, (session) => readContact(session, contactID));
    },
    write,
    writeMany: (contactIDs, decide) =>
      closed ? Promise.reject(new StoreUnavailable("The store is closed")) : writeMany(write, contactIDs, decide),
    async addKnownContacts(contactIDs) {
      if (closed) throw new StoreUnavailable("The store is closed");
      return addKnown(database, shards, [...new Set(contactIDs)]);
    },
    load: () => ({ pendingWrites: queue.pending(), ...countConnections(pool) }),
    check() {
      if (closed) return Promise.reject(new StoreUnavailable("The store is closed"));
      return tryAgain(health.check);
    },
    contacts() {
      if (closed) throw new StoreUnavailable("The store is closed");
      return readAllContacts(options);
    },
    close() {
      clearInterval(sweeping);
      closed ??= queue.close().then(() => pool.end());
      return closed;
    },
  });
}

function countConnections({ totalCount, idleCount, waitingCount }: Pool): Omit<StoreLoad, "pendingWrites"> {
  return { connections: totalCount, connectionsInUse: totalCount - idleCount, connectionWaiters: waitingCount };
}

/** The queue makes groups of them; a group is one transaction, with a statement for all of its rows. */
function writeMany<Outcome>(
  write: PhoneNumberStore["write"],
  contactIDs: readonly string[],
  decide: DecideOfMany<Outcome>,
): Promise<Outcome[]> {
  return Promise.all(
    contactIDs.map(async (contactID, index) => {
      const result = await write(contactID, (state) => ({ ...decide(state, index), final: false }));
      if (result.kind === "keyReused") throw new Error("a write without an idempotency key cannot reuse one");
      return result.outcome;
    }),
  );
}

/** Makes the function that commits a group and tells its callers, write by write where one write's fault has undone it. */
function createCommit(
  database: Database,
  shards: Shards,
  options: BatchOptions,
  health: WriteHealth,
  onCommit: OnCommit = () => undefined,
): (group: readonly Write[]) => Promise<boolean> {
  const run = async (group: readonly Write[]): Promise<void> => {
    const start = performance.now();
    const replies = await inTransaction(database, (session) => runBatch(session, group, options));
    health.succeeded();
    for (const reply of replies) reply();
    onCommit(group.length, (performance.now() - start) / 1_000);
  };
  const commitAlone = async (write: Write, left = keyTries): Promise<void> => {
    try {
      await run([write]);
    } catch (error) {
      if (!(error instanceof KeyTaken)) return write.reject(error);
      if (left > 1) return commitAlone(write, left - 1);
      write.reject(new StoreUnavailable("Other requests keep using this idempotency key"));
    }
  };
  return async (group) => {
    try {
      await run(group);
      return true;
    } catch (error) {
      const isOneWritesFault = error instanceof KeyTaken || classify(error) === "refused";
      // A shard may have moved or been split: then the group has contacts of two shards.
      if (!(error instanceof KeyTaken)) void shards.refresh();
      if (isOneWritesFault) for (const write of group) await commitAlone(write);
      else {
        health.failed();
        for (const write of group) write.reject(error);
      }
      return isOneWritesFault || !shards.isDistributed || isLockTimeout(error);
    }
  };
}

/** In turns of contacts that a transaction may lock together. */
async function addKnown(
  database: Database,
  { partitionOf, isDistributed }: Shards,
  contactIDs: readonly string[],
): Promise<number> {
  const partitions = new Map<Partition, string[]>();
  for (const contactID of contactIDs) {
    const partition = partitionOf({ contactID });
    const together = partitions.get(partition);
    if (together) together.push(contactID);
    else partitions.set(partition, [contactID]);
  }
  let added = 0;
  for (const together of partitions.values()) {
    for (let start = 0; start < together.length; start += batch) {
      const turn = together.slice(start, start + batch);
      added += await inTransaction(database, async (session) => {
        const [, result] = await Promise.all([lockContacts(session, turn, isDistributed), markKnown(session, turn)]);
        return { result, writes: [] };
      });
    }
  }
  return added;
}

function startSweeping(pool: Pool, clock: () => number, interval: number): NodeJS.Timeout {
  let underWay = false;
  const sweep = async (): Promise<void> => {
    underWay = true;
    let removed: number;
    do removed = await sweepRecords(pool, clock(), batch);
    while (removed === batch);
  };
  // An expired result is never returned, swept or not: a sweep that fails is simply left to the next one.
  return setInterval(() => {
    if (underWay) return;
    sweep()
      .catch(() => undefined)
      .finally(() => {
        underWay = false;
      });
  }, interval).unref();
}
