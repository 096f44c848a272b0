// Simple decisions for tests of stores, and of nothing but stores.
import type { ContactChange, ContactState, Decision } from "../../../server/storage/phone-number-store.ts";
import { number } from "../phone-numbers/contact.ts";

/** A change that stores these numbers. */
export function storing(...upserted: ContactChange["upserted"]): ContactChange {
  const greatest = Math.max(0, ...upserted.map(({ PhoneNumberID }) => PhoneNumberID));
  return { upserted, removed: [], nextPhoneNumberID: greatest + 1 };
}

/** Decides for the change, whatever is stored. */
export function deciding(change: ContactChange | undefined): () => Decision<string> {
  return () => ({ change, outcome: "done", final: true });
}

/** Decides for one more number under the contact's next id, and returns that id. */
export function adding(state: ContactState): Decision<number> {
  const id = state.nextPhoneNumberID;
  return { change: storing(number({ PhoneNumberID: id, PhoneNumber: String(id) })), outcome: id, final: true };
}
