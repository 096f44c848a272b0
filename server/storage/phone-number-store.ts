// The port to storage: what the phone-number rules need of a store, and what every adapter must promise.
import type { components } from "../../generated/types.ts";
import type { Store } from "./store-state.ts";

export type StoredPhoneNumber = components["schemas"]["StoredPhoneNumberDTO"];

/** All that is stored of one contact. A contact that was never written has no numbers, next id 1 and version 0. */
export interface ContactState {
  /** In the order of their PhoneNumberID. */
  readonly numbers: readonly StoredPhoneNumber[];
  /** The id that the contact's next new number gets. Ids below it are never given out again. */
  readonly nextPhoneNumberID: number;
  /** Goes up by one with every change. */
  readonly version: number;
  /** Rule 10: whether the contact was imported. A write does not make it known. */
  readonly known: boolean;
}

export interface StoredContact extends ContactState {
  readonly contactID: string;
}

export interface ContactChange {
  /** Numbers as they are to be stored, by their PhoneNumberID. At most one of the contact's numbers is primary afterwards. */
  readonly upserted: readonly StoredPhoneNumber[];
  /** PhoneNumberIDs to remove. */
  readonly removed: readonly number[];
  readonly nextPhoneNumberID: number;
  /** Rule 10: true makes the contact known with this change; nothing makes it unknown again. */
  readonly known?: boolean | undefined;
}

export interface Decision<Outcome> {
  /** Undefined: nothing is written, and the version stays. */
  readonly change?: ContactChange | undefined;
  /** What write() returns. Plain data: it is stored as JSON under the idempotency key, if there is one. */
  readonly outcome: Outcome;
  /** Whether a repeat under the same idempotency key gets this outcome; refusals are decided again instead. */
  readonly final: boolean;
}

/** Rule 11: the same key in the same scope is the same request, or a mistake of the caller. */
export interface Idempotency {
  /** Whose key it is: keys of different callers never meet. */
  readonly scope: string;
  readonly key: string;
  /** Digest of the request. */
  readonly fingerprint: string;
}

/** Decides one of many writes that go together, the one of the contact at that index. */
export type DecideOfMany<Outcome> = (
  state: ContactState,
  index: number,
) => Pick<Decision<Outcome>, "change" | "outcome">;

export type WriteResult<Outcome> =
  | { readonly kind: "decided"; readonly outcome: Outcome }
  /** The stored outcome of an earlier write with the same key and fingerprint; decide was not called. */
  | { readonly kind: "replayed"; readonly outcome: Outcome }
  /** The key was used with another fingerprint; decide was not called. */
  | { readonly kind: "keyReused" };

/** Told of each group of writes that was committed: how many, and the seconds that it took, commit included. */
export type OnCommit = (writes: number, seconds: number) => void;

export interface PhoneNumberStore extends Store {
  read(contactID: string): Promise<ContactState>;
  /**
   * Reads the contact, lets `decide` choose and writes its change, all in one transaction, serialised per contact.
   * Resolves only after the commit is on disk; when it rejects, nothing was written, save for a StoreUnavailable that
   * says otherwise. An error that decide throws rejects only this write. `decide` may run several times for one write;
   * only its last run counts. @throws StoreUnavailable when the store cannot write now (busy, full, closed).
   */
  write<Outcome>(
    contactID: string,
    decide: (state: ContactState) => Decision<Outcome>,
    idempotency?: Idempotency,
  ): Promise<WriteResult<Outcome>>;
  /**
   * Does what write() does, for many contacts in as few transactions as does no harm to other writers; a contact that is
   * there twice is written twice, in their order. Returns the outcomes in the same order, once all of them are on disk.
   * When it rejects, each write is stored whole or not at all, and any of them may be. @throws what write() throws
   */
  writeMany<Outcome>(contactIDs: readonly string[], decide: DecideOfMany<Outcome>): Promise<Outcome[]>;
  /** Rule 10: marks these contacts as known, and returns how many were not. In several transactions; safe to repeat. */
  addKnownContacts(contactIDs: readonly string[]): Promise<number>;
  /**
   * Every contact that was written or is known, all of one moment, in ascending order of its id's bytes in UTF-8. What is
   * held in memory does not grow with them. Leaving the loop early lets go. @throws StoreUnavailable
   */
  contacts(): AsyncIterable<StoredContact>;
}

export { type StoreLoad, StoreUnavailable } from "./store-state.ts";
