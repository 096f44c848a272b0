// Reads a contact with many numbers over several turns of the event loop: in one it would block all other callers.
import { setImmediate as nextTurn } from "node:timers/promises";
import { createLimit } from "../../limit.ts";
import { numberMembers } from "../number-columns.ts";
import type { ContactState, StoredPhoneNumber } from "../phone-number-store.ts";
import { type ContactRows, longContact } from "./contact-rows.ts";

export type ReadLong = (contactID: string) => Promise<ContactState>;

/** Attempts before a contact that keeps changing is read in one turn. */
export const maxAttempts = 3;
/** Parts of short texts share a turn. */
const charactersPerTurn = 64 * 1024;
/** Maximum contacts being read, because each holds memory; others wait. */
export const maxReading = 4;

/** Creates the function that reads a contact as it was at one moment. */
export function createLongReader(contacts: Pick<ContactRows, "read" | "readPart">): ReadLong {
  const inTurn = createLimit(maxReading);
  return (contactID) =>
    inTurn(async () => {
      for (let attempt = 0; attempt < maxAttempts; attempt++) {
        const state = await readParts(contacts, contactID);
        if (state !== undefined) return state;
      }
      return contacts.read(contactID);
    });
}

/** Undefined when the contact changed while it was being read. */
async function readParts(
  contacts: Pick<ContactRows, "readPart">,
  contactID: string,
): Promise<ContactState | undefined> {
  const numbers: StoredPhoneNumber[] = [];
  let version: number | undefined;
  let characters = 0;
  for (;;) {
    const part = contacts.readPart(contactID, numbers.at(-1)?.PhoneNumberID ?? 0);
    version ??= part.version;
    if (part.version !== version) return undefined;
    numbers.push(...part.numbers);
    if (part.numbers.length < longContact) return { ...part, numbers };
    characters += countCharacters(part.numbers);
    if (characters < charactersPerTurn) continue;
    characters = 0;
    await nextTurn();
  }
}

const texts = numberMembers.filter(({ type }) => type === "string");

function countCharacters(numbers: readonly StoredPhoneNumber[]): number {
  let count = 0;
  for (const number of numbers) for (const { get } of texts) count += String(get(number) ?? "").length;
  return count;
}
