// Reads a contact with many numbers over several turns of the event loop: in one it would block all other callers.
import { setImmediate as nextTurn } from "node:timers/promises";
import type { ContactState, StoredPhoneNumber } from "../phone-number-store.ts";
import { type ContactRows, longContact } from "./contact-rows.ts";

export type ReadLong = (contactID: string) => Promise<ContactState>;

/** How often to begin again when the contact changes meanwhile, before it is read in one turn. */
export const maxAttempts = 3;
/** Parts of short texts share a turn. */
const charactersPerTurn = 64 * 1024;
/** How many contacts are read at a time, because half of one holds memory; others wait. */
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

/** Runs at most that much work at a time, in the order of the calls. */
function createLimit(limit: number): <Result>(work: () => Promise<Result>) => Promise<Result> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running < limit) running++;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running--;
      else next();
    }
  };
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

function countCharacters(numbers: readonly StoredPhoneNumber[]): number {
  return numbers.reduce((sum, { PhoneNumber, Notes }) => sum + PhoneNumber.length + (Notes?.length ?? 0), 0);
}
