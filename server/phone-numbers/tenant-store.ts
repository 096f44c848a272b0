// One tenant's part of a store, for work on all of its contacts: import and export.
import type { PhoneNumberStore, StoredContact } from "../storage/phone-number-store.ts";
import { contactKey, toContactID } from "../storage/store-keys.ts";

/** The store as if there were no other tenants. Undefined: the tenant without a name. Closing it closes the store. */
export function storeOfTenant(store: PhoneNumberStore, tenant: string | undefined): PhoneNumberStore {
  return {
    ...store,
    read: (contactID) => store.read(contactKey(tenant, contactID)),
    write: (contactID, decide, idempotency) => store.write(contactKey(tenant, contactID), decide, idempotency),
    writeMany: (contactIDs, decide) =>
      store.writeMany(
        contactIDs.map((contactID) => contactKey(tenant, contactID)),
        decide,
      ),
    addKnownContacts: (contactIDs) =>
      store.addKnownContacts(contactIDs.map((contactID) => contactKey(tenant, contactID))),
    contacts: () => contactsOf(store, tenant),
  };
}

async function* contactsOf(store: PhoneNumberStore, tenant: string | undefined): AsyncGenerator<StoredContact> {
  for await (const contact of store.contacts()) {
    const contactID = toContactID(tenant, contact.contactID);
    if (contactID !== undefined) yield { ...contact, contactID };
  }
}
