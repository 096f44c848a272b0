// Marks contacts as known (rule 10) from a file of their ids, one a line.
import type { PhoneNumberStore } from "../storage/phone-number-store.ts";
import { linesOf } from "./formats/lines.ts";
import type { Rejection } from "./import.ts";
import { contactIDExpectation, isContactID } from "./validate-contact.ts";

export interface KnownContactsTally {
  readonly contacts: number;
  /** Those that were not known before. */
  readonly added: number;
  readonly rejected: number;
}

export interface KnownContactsOptions {
  readonly text: AsyncIterable<string>;
  readonly store: Pick<PhoneNumberStore, "addKnownContacts">;
  readonly reject: (rejection: Rejection) => void;
  readonly onMarked?: (tally: KnownContactsTally) => void;
}

const batch = 2_000;

/** Empty lines are passed over. @throws BrokenFile, StoreUnavailable; doing it again does no harm. */
export async function markKnownContacts({ text, store, reject, onMarked }: KnownContactsOptions) {
  let tally: KnownContactsTally = { contacts: 0, added: 0, rejected: 0 };
  let waiting: string[] = [];
  const mark = async () => {
    const added = await store.addKnownContacts(waiting);
    tally = { ...tally, contacts: tally.contacts + waiting.length, added: tally.added + added };
    waiting = [];
    onMarked?.(tally);
  };
  for await (const { line, text: contactID } of linesOf(text)) {
    if (contactID === "") continue;
    if (isContactID(contactID)) waiting.push(contactID);
    else {
      reject({ line, reason: `contactID: ${contactIDExpectation(contactID)}` });
      tally = { ...tally, rejected: tally.rejected + 1 };
    }
    if (waiting.length === batch) await mark();
  }
  await mark();
  return tally;
}
