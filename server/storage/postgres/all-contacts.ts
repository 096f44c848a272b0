// Reads all contacts of one moment, on a connection of its own, so that writes go on meanwhile.
import type { StoredContact } from "../phone-number-store.ts";
import { toUnavailable } from "./failures.ts";
import { type ConnectionOptions, createLoneClient } from "./open-pool.ts";
import { declareAllContacts, fetchContacts, readNumbers } from "./rows.ts";

/** Contacts that come with one round trip. */
const batch = 500;

/** Streams the contacts. A repeatable-read transaction sees one moment for as long as it lasts. */
export async function* readAllContacts(options: ConnectionOptions): AsyncGenerator<StoredContact> {
  const client = createLoneClient(options);
  try {
    await client.connect();
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    await declareAllContacts(client);
    for (;;) {
      const contacts = await fetchContacts(client, batch);
      const contactIDs = contacts.map(({ contactID }) => contactID);
      const numbers = new Map((await readNumbers(client, contactIDs)).map((found) => [found.contactID, found.numbers]));
      for (const contact of contacts) yield { ...contact, numbers: numbers.get(contact.contactID) ?? [] };
      if (contacts.length < batch) return;
    }
  } catch (error) {
    throw toUnavailable(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}
