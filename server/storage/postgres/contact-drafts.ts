// The contacts of one group as its writes change them, one after the other, before anything is written.
import type { ContactChange, ContactState, StoredPhoneNumber } from "../phone-number-store.ts";
import type { ContactHeader } from "./contact-rows.ts";
import type { ContactNumber } from "./number-rows.ts";

export interface ContactDrafts {
  /** The contact as the writes before have left it. */
  state(contactID: string): ContactState;
  /** @throws Error when the contact would have two primary numbers; then nothing is changed. */
  apply(contactID: string, change: ContactChange): void;
  /** What there is to write, once for the whole group. */
  outcome(): DraftOutcome;
}

export interface DraftOutcome {
  readonly removed: readonly { readonly contactID: string; readonly phoneNumberID: number }[];
  readonly upserted: readonly ContactNumber[];
  readonly changed: readonly ContactHeader[];
}

interface Touched {
  readonly upserted: Map<number, StoredPhoneNumber>;
  readonly removed: Set<number>;
}

/** Starts from the contacts as they are stored. */
export function createContactDrafts(stored: ReadonlyMap<string, ContactState>): ContactDrafts {
  const states = new Map(stored);
  const touched = new Map<string, Touched>();

  const state = (contactID: string): ContactState => {
    const found = states.get(contactID);
    if (found === undefined) throw new Error("The contact is not part of this group");
    return found;
  };

  return {
    state,
    apply(contactID, change) {
      states.set(contactID, after(state(contactID), change));
      const { upserted, removed } = touched.get(contactID) ?? { upserted: new Map(), removed: new Set() };
      for (const id of change.removed) {
        upserted.delete(id);
        removed.add(id);
      }
      for (const number of change.upserted) upserted.set(number.PhoneNumberID, number);
      touched.set(contactID, { upserted, removed });
    },
    outcome() {
      const each = [...touched];
      return {
        removed: each.flatMap(([contactID, { removed }]) =>
          [...removed].map((phoneNumberID) => ({ contactID, phoneNumberID })),
        ),
        upserted: each.flatMap(([contactID, { upserted }]) =>
          [...upserted.values()].map((number) => ({ contactID, number })),
        ),
        changed: each.map(([contactID]) => ({ contactID, ...state(contactID) })),
      };
    },
  };
}

function after(
  before: ContactState,
  { removed, upserted, nextPhoneNumberID, known = false }: ContactChange,
): ContactState {
  const rows = new Map(before.numbers.map((number) => [number.PhoneNumberID, number]));
  for (const id of removed) rows.delete(id);
  for (const number of upserted) rows.set(number.PhoneNumberID, number);
  const numbers = [...rows.values()].sort((one, other) => one.PhoneNumberID - other.PhoneNumberID);
  // The index would refuse only what the group ends with, and this must fail even if a later write mends it.
  if (numbers.filter(({ IsPrimary }) => IsPrimary).length > 1) {
    throw new Error("A contact has at most one primary number");
  }
  return { numbers, nextPhoneNumberID, version: before.version + 1, known: before.known || known };
}
