// Refuses ids that are not well-formed Unicode, for every adapter: stored as UTF-8, two of them could become one.
import type { Idempotency, PhoneNumberStore } from "./phone-number-store.ts";

const loneSurrogate = /\p{Surrogate}/u;

/** The store, with its ids checked before they reach it: it throws a TypeError for an ill-formed one. */
export function requireWellFormedIDs(store: PhoneNumberStore): PhoneNumberStore {
  return {
    ...store,
    read: (contactID) => refusal([contactID]) ?? store.read(contactID),
    write: (contactID, decide, idempotency) =>
      refusal([contactID]) ?? refusalOfKey(idempotency) ?? store.write(contactID, decide, idempotency),
    writeMany: (contactIDs, decide) => refusal(contactIDs) ?? store.writeMany(contactIDs, decide),
    addKnownContacts: (contactIDs) => refusal(contactIDs) ?? store.addKnownContacts(contactIDs),
  };
}

function refusal(contactIDs: readonly string[]): Promise<never> | undefined {
  if (!contactIDs.some((contactID) => loneSurrogate.test(contactID))) return undefined;
  return Promise.reject(new TypeError("contactID must be well-formed Unicode"));
}

function refusalOfKey(idempotency: Idempotency | undefined): Promise<never> | undefined {
  if (idempotency === undefined || !loneSurrogate.test(`${idempotency.scope} ${idempotency.key}`)) return undefined;
  return Promise.reject(new TypeError("The idempotency key and its scope must be well-formed Unicode"));
}
