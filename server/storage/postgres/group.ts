// One group of writes in one transaction: its contacts locked and read once, changed by each write, written once.
import { setImmediate as nextTurn } from "node:timers/promises";
import type { ContactState, Decision, Idempotency, WriteResult } from "../phone-number-store.ts";
import { type Answer, findAnswers, keepAnswers } from "./answer-rows.ts";
import { type ContactDrafts, createContactDrafts } from "./contact-drafts.ts";
import { lockContacts, removeContacts, updateContacts } from "./contact-rows.ts";
import { readNumbers, removeNumbers, upsertNumbers } from "./number-rows.ts";
import type { Session } from "./session.ts";
import type { Finished } from "./transaction.ts";

/** What the writes of a group see of it. */
export interface Group {
  readonly contacts: ContactDrafts;
  /** The answer that is kept under this key, or that an earlier write of the group keeps. */
  findAnswer(place: Idempotency): Answer | undefined;
  keepAnswer(answer: Answer): void;
}

export interface GroupMember {
  readonly contactID: string;
  readonly idempotency: Idempotency | undefined;
  /** Decides in the group, and answers what to tell the caller once the group is committed. */
  attempt(group: Group): () => void;
}

export interface AnswerKeeping {
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** Milliseconds for which an answer is kept. */
  readonly idempotencyTtlMs: number;
}

/** Another process has kept an answer under one of the group's keys, after the group had looked for it. */
export class KeyTaken extends Error {
  override readonly name = "KeyTaken";
}

/** Milliseconds of deciding after which the event loop gets its turn. */
const longestTurn = 25;

/**
 * Runs the members in a transaction that the caller commits, in a number of statements that does not grow with them. What is
 * read is sent together and what is written is: two waits for the server, and a third where answers are kept.
 */
export async function runGroup(
  session: Session,
  members: readonly GroupMember[],
  { clock, idempotencyTtlMs }: AnswerKeeping,
): Promise<Finished<(() => void)[]>> {
  const now = clock();
  const { created, states, found } = await readGroup(session, members, now);
  const contacts = createContactDrafts(states);
  const { kept, ...answers } = createAnswers(found);
  const result = await attemptAll(members, { contacts, ...answers });
  const { removed, upserted, changed } = contacts.outcome();
  const written = new Set(changed.map(({ contactID }) => contactID));
  const unwritten = [...created].filter((contactID) => !written.has(contactID));
  const writes: Promise<unknown>[] = [
    removeNumbers(session, removed),
    upsertNumbers(session, upserted),
    updateContacts(session, changed),
    removeContacts(session, unwritten),
  ];
  if (kept.length > 0) {
    const keeping = keepAnswers(session, kept, now, clock() + idempotencyTtlMs);
    const [areKept] = await Promise.all([keeping, ...writes]);
    if (!areKept) throw new KeyTaken();
  }
  return { result, writes };
}

/** Each statement sees what is committed when it begins, so that what is read behind the locks is what they keep still. */
async function readGroup(
  session: Session,
  members: readonly GroupMember[],
  now: number,
): Promise<{ created: ReadonlySet<string>; states: Map<string, ContactState>; found: Answer[] }> {
  const contactIDs = [...new Set(members.map(({ contactID }) => contactID))];
  const places = members.flatMap(({ idempotency }) => idempotency ?? []);
  const [{ created, states }, stored, found] = await Promise.all([
    lockContacts(session, contactIDs),
    readNumbers(session, contactIDs),
    findAnswers(session, places, now),
  ]);
  for (const { contactID, numbers } of stored) {
    const state = states.get(contactID);
    if (state) states.set(contactID, { ...state, numbers });
  }
  return { created, states, found };
}

/** Decides one write: a kept answer, or a new one with its change. When it throws, the group is as it was before. */
export function decideOnce<Outcome>(
  { contacts, findAnswer, keepAnswer }: Group,
  contactID: string,
  decide: (state: ContactState) => Decision<Outcome>,
  idempotency: Idempotency | undefined,
): WriteResult<Outcome> {
  const earlier = idempotency && findAnswer(idempotency);
  if (earlier && earlier.fingerprint !== idempotency?.fingerprint) return { kind: "keyReused" };
  if (earlier) return { kind: "replayed", outcome: JSON.parse(earlier.outcome) };
  const { change, outcome, final } = decide(contacts.state(contactID));
  const answer = idempotency && final ? { ...idempotency, outcome: JSON.stringify(outcome ?? null) } : undefined;
  if (change) contacts.apply(contactID, change);
  if (answer) keepAnswer(answer);
  return { kind: "decided", outcome };
}

async function attemptAll(members: readonly GroupMember[], group: Group): Promise<(() => void)[]> {
  const replies: (() => void)[] = [];
  let turnEnds = performance.now() + longestTurn;
  for (const member of members) {
    if (performance.now() > turnEnds) {
      await nextTurn();
      turnEnds = performance.now() + longestTurn;
    }
    replies.push(member.attempt(group));
  }
  return replies;
}

function createAnswers(found: readonly Answer[]): Pick<Group, "findAnswer" | "keepAnswer"> & { kept: Answer[] } {
  const placeOf = ({ scope, key }: Idempotency): string => JSON.stringify([scope, key]);
  const answers = new Map(found.map((answer) => [placeOf(answer), answer]));
  const kept: Answer[] = [];
  return {
    kept,
    findAnswer: (place) => answers.get(placeOf(place)),
    keepAnswer(answer) {
      answers.set(placeOf(answer), answer);
      kept.push(answer);
    },
  };
}
