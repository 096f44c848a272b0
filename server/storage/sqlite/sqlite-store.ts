// The store on SQLite: each write reads, decides and writes in one transaction of the commit queue.
import {
  type ContactState,
  type Decision,
  type Idempotency,
  type OnCommit,
  type PhoneNumberStore,
  StoreUnavailable,
  type WriteResult,
} from "../phone-number-store.ts";
import { requireWellFormedIDs } from "../store-keys.ts";
import { readAllContacts } from "./all-contacts.ts";
import { type Checkpoints, startCheckpoints } from "./checkpoints.ts";
import { type CommitQueue, createCommitQueue } from "./commit-queue.ts";
import { createContactBatchRows } from "./contact-batch-rows.ts";
import { type ContactRows, createContactRows } from "./contact-rows.ts";
import { closeConnection, type Database } from "./driver.ts";
import { mapSqliteError } from "./error-mapping.ts";
import { createIdempotencyRows, type IdempotencyRows } from "./idempotency-rows.ts";
import { createLongReader, maxAttempts, type ReadLong } from "./long-contacts.ts";
import { type DatabaseOptions, openDatabase } from "./open-database.ts";
import { createWriteHealth } from "./write-batch.ts";
import { importLimit, writeMany } from "./write-many.ts";

export interface SqliteStoreOptions {
  /** Maximum number of writes in one commit. Default 1,000. */
  readonly groupLimit?: number | undefined;
  /** Milliseconds since 1970. Default Date.now. */
  readonly clock?: (() => number) | undefined;
  /** Milliseconds for which an idempotency key's outcome is stored. Default 24 hours. */
  readonly idempotencyTtlMs?: number | undefined;
  /** Milliseconds between two sweeps of expired outcomes. Default one minute. */
  readonly sweepIntervalMs?: number | undefined;
  readonly onCommit?: OnCommit | undefined;
}

const day = 24 * 60 * 60 * 1000;
const minute = 60 * 1000;
/** Small, so that a sweep never delays a write for long. */
const sweepLimit = 500;

/** Opens the store on a database file. @throws Error when the file is damaged, not ours, or of a newer program. */
export function openSqliteStore(options: SqliteStoreOptions & DatabaseOptions): PhoneNumberStore {
  return createSqliteStore(openDatabase(options), options);
}

/** Creates a store on an open database, and closes that with itself. */
export function createSqliteStore(db: Database, options: SqliteStoreOptions = {}): PhoneNumberStore {
  const { groupLimit = 1_000, clock = Date.now, idempotencyTtlMs = day, sweepIntervalMs = minute } = options;
  const contacts = createContactRows(db);
  const batchRows = createContactBatchRows(db);
  const records = createIdempotencyRows(db);
  const file = db.location();
  const checkpoints = file === null ? undefined : startFileCheckpoints(db, file);
  const health = createWriteHealth(db, records.probe);
  const queue = createCommitQueue(db, {
    groupLimit,
    onCommit(writes, seconds) {
      checkpoints?.committed();
      options.onCommit?.(writes, seconds);
    },
    health,
  });
  const sweeping = startSweeping(queue, records, clock, sweepIntervalMs);
  const decideOnce = createDecideOnce(contacts, records, clock, idempotencyTtlMs);
  const readLong = createLongReader({
    read: (contactID) => whileOpen(db, () => contacts.read(contactID)),
    readPart: (contactID, after) => whileOpen(db, () => contacts.readPart(contactID, after)),
  });
  return requireWellFormedIDs({
    read: async (contactID) => whileOpen(db, () => contacts.readShort(contactID)) ?? readLong(contactID),
    write: createWrite(queue, contacts, readLong, decideOnce),
    writeMany: (contactIDs, decide) => writeMany(queue, contacts, batchRows, contactIDs, decide),
    load: () => ({ pendingWrites: queue.pending(), connections: 1, connectionsInUse: 0, connectionWaiters: 0 }),
    check: async () => whileOpen(db, health.check),
    contacts: () => readAllContacts(db),
    addKnownContacts: (contactIDs) => addKnown(queue, contacts, contactIDs),
    async close() {
      clearInterval(sweeping);
      await queue.close();
      await checkpoints?.close();
      closeConnection(db);
    },
  });
}

/** SQLite's own checkpoints, inside a commit, would stop all that wait for it. */
function startFileCheckpoints(db: Database, file: string): Checkpoints {
  db.exec("PRAGMA wal_autocheckpoint = 0");
  const copyTheRest = (): void => {
    try {
      db.exec("PRAGMA wal_checkpoint(PASSIVE)");
    } catch {
      // A full disk, say: the next write meets it too, and reports it.
    }
  };
  return startCheckpoints(copyTheRest, file);
}

/** Writes in one transaction of the queue. A long contact is read before it; if it changes until then, again. */
function createWrite(queue: CommitQueue, contacts: ContactRows, readLong: ReadLong, decideOnce: DecideOnce) {
  const writeLong = async <Outcome>(contactID: string, decide: Decide<Outcome>, idempotency?: Idempotency) => {
    const run = (read: () => ContactState | undefined) =>
      queue.run(() => decideOnce(contactID, decide, idempotency, read));
    for (let attempt = 0; attempt < maxAttempts; attempt++) {
      const state = await readLong(contactID);
      const result = await run(() => contacts.refresh(contactID, state));
      if (result !== undefined) return result;
    }
    const result = await run(() => contacts.read(contactID));
    if (result === undefined) throw new Error("a whole contact was not read");
    return result;
  };
  return <Outcome>(contactID: string, decide: Decide<Outcome>, idempotency?: Idempotency) =>
    queue
      .run(() => decideOnce(contactID, decide, idempotency, contacts.readShort))
      .then((result): WriteResult<Outcome> | Promise<WriteResult<Outcome>> => {
        return result ?? writeLong(contactID, decide, idempotency);
      });
}

type Decide<Outcome> = (state: ContactState) => Decision<Outcome>;
type DecideOnce = ReturnType<typeof createDecideOnce>;

/** Decides one write inside its transaction: a stored outcome, or a new one with its change; undefined if nothing was read. */
function createDecideOnce(contacts: ContactRows, records: IdempotencyRows, clock: () => number, ttlMs: number) {
  return <Outcome>(
    contactID: string,
    decide: Decide<Outcome>,
    idempotency: Idempotency | undefined,
    read: (contactID: string) => ContactState | undefined,
  ): WriteResult<Outcome> | undefined => {
    const earlier = idempotency && records.find(idempotency.scope, idempotency.key, clock());
    if (earlier && earlier.fingerprint !== idempotency?.fingerprint) return { kind: "keyReused" };
    if (earlier) return { kind: "replayed", outcome: JSON.parse(earlier.outcome) };
    const state = read(contactID);
    if (state === undefined) return undefined;
    const { change, outcome, final } = decide(state);
    if (change) contacts.apply(contactID, change);
    if (idempotency && final) {
      const record = { fingerprint: idempotency.fingerprint, outcome: JSON.stringify(outcome ?? null) };
      records.keep(idempotency.scope, idempotency.key, record, clock() + ttlMs);
    }
    return { kind: "decided", outcome };
  };
}

function whileOpen<Result>(db: Database, read: () => Result): Result {
  if (!db.isOpen) throw new StoreUnavailable("The store is closed");
  try {
    return read();
  } catch (error) {
    throw mapSqliteError(error);
  }
}

async function addKnown(queue: CommitQueue, contacts: ContactRows, contactIDs: readonly string[]): Promise<number> {
  let added = 0;
  // At least one transaction, so that a closed store refuses an empty import too.
  for (let start = 0; start === 0 || start < contactIDs.length; start += importLimit) {
    const turn = contactIDs.slice(start, start + importLimit);
    added += await queue.run(() => turn.filter((contactID) => contacts.markKnown(contactID)).length);
  }
  return added;
}

function startSweeping(
  queue: CommitQueue,
  records: IdempotencyRows,
  clock: () => number,
  interval: number,
): NodeJS.Timeout {
  const sweep = async (): Promise<void> => {
    let removed: number;
    do removed = await queue.run(() => records.sweep(clock(), sweepLimit));
    while (removed === sweepLimit);
  };
  // An expired outcome is never replayed, swept or not, so a failed sweep can wait for the next one.
  return setInterval(() => void sweep().catch(() => undefined), interval).unref();
}
