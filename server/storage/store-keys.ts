// The keys of a store: the contacts of all tenants, and the check that ids are well-formed Unicode.
import type { Idempotency, PhoneNumberStore } from "./phone-number-store.ts";

/** Neither a contactID nor a tenant's name can contain a control character, so the key is unambiguous. */
const separator = "\u001f";

/**
 * The key of a contact. The tenant without a name has the contactIDs themselves. One function for all, so that a token
 * cannot reach what is not its tenant's (OWASP API1:2023): the keys differ, whatever the operation.
 */
export function contactKey(tenant: string | undefined, contactID: string): string {
  return tenant === undefined ? contactID : `${separator}${tenant}${separator}${contactID}`;
}

/** The contactID of a tenant's key; undefined: the key is another tenant's. */
export function toContactID(tenant: string | undefined, key: string): string | undefined {
  const before = contactKey(tenant, "");
  const isOwn = tenant === undefined ? !key.startsWith(separator) : key.startsWith(before);
  return isOwn ? key.slice(before.length) : undefined;
}

const loneSurrogate = /\p{Surrogate}/u;

/**
 * The store, for every adapter, with its ids checked before they reach it: stored as UTF-8, two ill-formed ones could
 * become one. It throws a TypeError for an ill-formed id.
 */
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
