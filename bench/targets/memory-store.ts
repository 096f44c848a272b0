// A store in memory, so that a figure shows the server without a database.
import type { ContactState, PhoneNumberStore, StoredPhoneNumber } from "../../server/storage/phone-number-store.ts";

export function createMemoryStore(): PhoneNumberStore {
  const contacts = new Map<string, ContactState>();
  const empty: ContactState = { numbers: [], nextPhoneNumberID: 1, version: 0, known: false };
  return {
    read: async (contactID) => contacts.get(contactID) ?? empty,
    async write(contactID, decide) {
      const state = contacts.get(contactID) ?? empty;
      const { change, outcome } = decide(state);
      if (change !== undefined) {
        const kept = change.removed.length === 0 ? state.numbers : without(state.numbers, new Set(change.removed));
        const next = {
          ...state,
          numbers: merged(kept, change.upserted),
          nextPhoneNumberID: change.nextPhoneNumberID,
          version: state.version + 1,
          known: state.known || change.known === true,
        };
        contacts.set(contactID, next);
      }
      return { kind: "decided", outcome };
    },
    writeMany: () => Promise.reject(new Error("an import can only be measured on a database")),
    async addKnownContacts(contactIDs) {
      const fresh = [...new Set(contactIDs)].filter((contactID) => contacts.get(contactID)?.known !== true);
      for (const contactID of fresh) contacts.set(contactID, { ...(contacts.get(contactID) ?? empty), known: true });
      return fresh.length;
    },
    load: () => ({ pendingWrites: 0, connections: 0, connectionsInUse: 0, connectionWaiters: 0 }),
    check: async () => undefined,
    async *contacts() {
      const ids = [...contacts.keys()].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
      for (const contactID of ids) yield { contactID, ...(contacts.get(contactID) ?? empty) };
    },
    close: async () => undefined,
  };
}

function without(numbers: readonly StoredPhoneNumber[], removed: ReadonlySet<number>): StoredPhoneNumber[] {
  return numbers.filter(({ PhoneNumberID }) => !removed.has(PhoneNumberID));
}

/** Both are in the order of their ids; of one id, the upserted one stays. */
function merged(
  stored: readonly StoredPhoneNumber[],
  upserted: readonly StoredPhoneNumber[],
): readonly StoredPhoneNumber[] {
  const numbers: StoredPhoneNumber[] = [];
  let next = 0;
  for (const number of upserted) {
    for (let old = stored[next]; old !== undefined && old.PhoneNumberID <= number.PhoneNumberID; old = stored[++next]) {
      if (old.PhoneNumberID < number.PhoneNumberID) numbers.push(old);
    }
    numbers.push(number);
  }
  for (const number of stored.slice(next)) numbers.push(number);
  return numbers;
}
