// A store in memory, so that a figure shows the server without a database.
import type { ContactState, PhoneNumberStore } from "../server/storage/phone-number-store.ts";

export function createMemoryStore(): PhoneNumberStore {
  const contacts = new Map<string, ContactState>();
  const empty: ContactState = { numbers: [], nextPhoneNumberID: 1, version: 0, known: false };
  return {
    read: async (contactID) => contacts.get(contactID) ?? empty,
    async write(contactID, decide) {
      const state = contacts.get(contactID) ?? empty;
      const { change, outcome } = decide(state);
      if (change !== undefined) {
        const numbers = new Map(state.numbers.map((number) => [number.PhoneNumberID, number]));
        for (const id of change.removed) numbers.delete(id);
        for (const number of change.upserted) numbers.set(number.PhoneNumberID, number);
        const sorted = [...numbers.values()].sort((a, b) => a.PhoneNumberID - b.PhoneNumberID);
        const next = {
          ...state,
          numbers: sorted,
          nextPhoneNumberID: change.nextPhoneNumberID,
          version: state.version + 1,
          known: state.known || change.known === true,
        };
        contacts.set(contactID, next);
      }
      return { kind: "decided", outcome };
    },
    writeMany: () => Promise.reject(new Error("an import is measured on a database")),
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
