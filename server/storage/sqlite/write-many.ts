// Writes many contacts in turns of the commit queue: each turn looks its contacts up together, and writes them together.
import type { ContactChange, ContactState, DecideOfMany } from "../phone-number-store.ts";
import type { CommitQueue } from "./commit-queue.ts";
import type { ManyContactRows } from "./many-rows.ts";
import { type ContactRows, toState } from "./rows.ts";

/** Contacts of one turn: small, so that an import never holds up a write for long. */
export const importLimit = 500;

const nothing: ContactState = toState([]);

/** What the port promises of writeMany. */
export async function writeMany<Outcome>(
  queue: CommitQueue,
  rows: ContactRows,
  many: ManyContactRows,
  contactIDs: readonly string[],
  decide: DecideOfMany<Outcome>,
): Promise<Outcome[]> {
  const turns: Promise<Outcome[]>[] = [];
  // At least one turn, so that a closed store refuses an empty import too.
  for (let start = 0; start === 0 || start < contactIDs.length; start += importLimit) {
    const turn = contactIDs.slice(start, start + importLimit);
    // One savepoint for all: what fails is the database, or a decision that no caller of this expects.
    turns.push(queue.run(() => writeTurn(rows, many, turn, (state, index) => decide(state, start + index))));
  }
  const [first = [], ...others] = await Promise.all(turns);
  return first.concat(...others);
}

function writeTurn<Outcome>(
  rows: ContactRows,
  many: ManyContactRows,
  contactIDs: readonly string[],
  decide: DecideOfMany<Outcome>,
): Outcome[] {
  const present = many.present(contactIDs);
  const waiting = new Map<string, ContactChange>();
  const writeWaiting = (): void => {
    many.apply(waiting);
    for (const contactID of waiting.keys()) present.add(contactID);
    waiting.clear();
  };
  const outcomes = contactIDs.map((contactID, index) => {
    if (waiting.has(contactID)) writeWaiting();
    // Their numbers are read one contact at a time: all of a turn's could be more than fits into memory.
    const { change, outcome } = decide(present.has(contactID) ? rows.read(contactID) : nothing, index);
    if (change && change.removed.length > 0) {
      present.add(contactID);
      rows.apply(contactID, change);
    } else if (change) waiting.set(contactID, change);
    return outcome;
  });
  many.apply(waiting);
  return outcomes;
}
