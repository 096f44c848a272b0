// Writes many contacts in several transactions of the commit queue, with few statements in each.
import type { ContactChange, ContactState, DecideOfMany } from "../phone-number-store.ts";
import type { CommitQueue } from "./commit-queue.ts";
import type { ContactBatchRows } from "./contact-batch-rows.ts";
import { type ContactRows, toState } from "./contact-rows.ts";

/** Contacts of one transaction: few, so that an import never delays a write for long. */
export const importLimit = 500;

const empty: ContactState = toState(undefined);

/** See PhoneNumberStore.writeMany. */
export async function writeMany<Outcome>(
  queue: CommitQueue,
  rows: ContactRows,
  batchRows: ContactBatchRows,
  contactIDs: readonly string[],
  decide: DecideOfMany<Outcome>,
): Promise<Outcome[]> {
  const turns: Promise<Outcome[]>[] = [];
  // At least one transaction, so that a closed store refuses an empty import too.
  for (let start = 0; start === 0 || start < contactIDs.length; start += importLimit) {
    const turn = contactIDs.slice(start, start + importLimit);
    // One savepoint for all: what fails is the database, or a decision that no caller of this expects.
    turns.push(queue.run(() => writeTurn(rows, batchRows, turn, (state, index) => decide(state, start + index))));
  }
  const [first = [], ...others] = await Promise.all(turns);
  return first.concat(...others);
}

function writeTurn<Outcome>(
  rows: ContactRows,
  batchRows: ContactBatchRows,
  contactIDs: readonly string[],
  decide: DecideOfMany<Outcome>,
): Outcome[] {
  const present = batchRows.present(contactIDs);
  const waiting = new Map<string, ContactChange>();
  const writeWaiting = (): void => {
    batchRows.apply(waiting);
    for (const contactID of waiting.keys()) present.add(contactID);
    waiting.clear();
  };
  const outcomes = contactIDs.map((contactID, index) => {
    if (waiting.has(contactID)) writeWaiting();
    // Their numbers are read one contact at a time: all of a turn's could be more than fits into memory.
    const { change, outcome } = decide(present.has(contactID) ? rows.read(contactID) : empty, index);
    if (change && change.removed.length > 0) {
      present.add(contactID);
      rows.apply(contactID, change);
    } else if (change) waiting.set(contactID, change);
    return outcome;
  });
  batchRows.apply(waiting);
  return outcomes;
}
