// A batch of writes in one transaction: locks and reads its contacts once, lets each write change them, writes once.
import { setImmediate as nextTurn } from "node:timers/promises";
import type { ContactState, Decision, Idempotency, WriteResult } from "../phone-number-store.ts";
import { type ContactDrafts, createContactDrafts } from "./contact-drafts.ts";
import { lockContacts, removeContacts, updateContacts } from "./contact-rows.ts";
import { findRecords, type IdempotencyRecord, keepRecords } from "./idempotency-rows.ts";
import { readNumbers, removeNumbers, upsertNumbers } from "./number-rows.ts";
import type { Session } from "./session.ts";
import type { Finished } from "./transaction.ts";

/** The part of a batch that its writes see. */
export interface Batch {
  readonly contacts: ContactDrafts;
  /** The record stored under this key, or added by an earlier write of the batch. */
  findRecord(key: Idempotency): IdempotencyRecord | undefined;
  addRecord(record: IdempotencyRecord): void;
}

export interface BatchMember {
  readonly contactID: string;
  readonly idempotency: Idempotency | undefined;
  /** Decides in the batch. Returns the callback that settles the caller's promise after the commit. */
  attempt(batch: Batch): () => void;
}

export interface BatchOptions {
  readonly isDistributed: boolean;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** Milliseconds for which a record is stored. */
  readonly idempotencyTtlMs: number;
}

/** Another process has stored a record under one of the batch's keys, after the batch had looked for it. */
export class KeyTaken extends Error {
  override readonly name = "KeyTaken";
}

/** Milliseconds of deciding after which other work of the event loop runs. */
const maxTurnMs = 25;

/**
 * Runs the members in a transaction that the caller commits, with a number of statements that does not grow with them. The
 * reads are sent together, and so are the writes: two round trips, and a third with idempotency keys.
 */
export async function runBatch(
  session: Session,
  members: readonly BatchMember[],
  { clock, idempotencyTtlMs, isDistributed }: BatchOptions,
): Promise<Finished<(() => void)[]>> {
  const now = clock();
  const { created, states, found } = await readBatch(session, members, now, isDistributed);
  const contacts = createContactDrafts(states);
  const { added, ...records } = createRecords(found);
  const result = await attemptAll(members, { contacts, ...records });
  const { removed, upserted, changed } = contacts.outcome();
  const written = new Set(changed.map(({ contactID }) => contactID));
  const unwritten = [...created].filter((contactID) => !written.has(contactID));
  const writes: Promise<unknown>[] = [
    removeNumbers(session, removed),
    upsertNumbers(session, upserted, isDistributed),
    updateContacts(session, changed),
    removeContacts(session, unwritten),
  ];
  if (added.length > 0) {
    const keeping = keepRecords(session, added, now, idempotencyTtlMs, isDistributed);
    const [areKept] = await Promise.all([keeping, ...writes]);
    if (!areKept) throw new KeyTaken();
  }
  return { result, writes };
}

/** At READ COMMITTED each statement sees what is committed when it begins: what is read after the locks cannot change. */
async function readBatch(
  session: Session,
  members: readonly BatchMember[],
  now: number,
  isDistributed: boolean,
): Promise<{ created: ReadonlySet<string>; states: Map<string, ContactState>; found: IdempotencyRecord[] }> {
  const contactIDs = [...new Set(members.map(({ contactID }) => contactID))];
  const keys = members.flatMap(({ idempotency }) => idempotency ?? []);
  const [{ created, states }, stored, found] = await Promise.all([
    lockContacts(session, contactIDs, isDistributed),
    readNumbers(session, contactIDs),
    findRecords(session, keys, now),
  ]);
  for (const { contactID, numbers } of stored) {
    const state = states.get(contactID);
    if (state) states.set(contactID, { ...state, numbers });
  }
  return { created, states, found };
}

/** Decides one write: a stored outcome, or a new one with its change. When it throws, the batch is unchanged. */
export function decideOnce<Outcome>(
  { contacts, findRecord, addRecord }: Batch,
  contactID: string,
  decide: (state: ContactState) => Decision<Outcome>,
  idempotency: Idempotency | undefined,
): WriteResult<Outcome> {
  const earlier = idempotency && findRecord(idempotency);
  if (earlier && earlier.fingerprint !== idempotency?.fingerprint) return { kind: "keyReused" };
  if (earlier) return { kind: "replayed", outcome: JSON.parse(earlier.outcome) };
  const { change, outcome, final } = decide(contacts.state(contactID));
  const record = idempotency && final ? { ...idempotency, outcome: JSON.stringify(outcome ?? null) } : undefined;
  if (change) contacts.apply(contactID, change);
  if (record) addRecord(record);
  return { kind: "decided", outcome };
}

async function attemptAll(members: readonly BatchMember[], batch: Batch): Promise<(() => void)[]> {
  const replies: (() => void)[] = [];
  let turnEnds = performance.now() + maxTurnMs;
  for (const member of members) {
    if (performance.now() > turnEnds) {
      await nextTurn();
      turnEnds = performance.now() + maxTurnMs;
    }
    replies.push(member.attempt(batch));
  }
  return replies;
}

function createRecords(
  found: readonly IdempotencyRecord[],
): Pick<Batch, "findRecord" | "addRecord"> & { readonly added: IdempotencyRecord[] } {
  const toMapKey = ({ scope, key }: Idempotency): string => JSON.stringify([scope, key]);
  const records = new Map(found.map((record) => [toMapKey(record), record]));
  const added: IdempotencyRecord[] = [];
  return {
    added,
    findRecord: (key) => records.get(toMapKey(key)),
    addRecord(record) {
      records.set(toMapKey(record), record);
      added.push(record);
    },
  };
}
