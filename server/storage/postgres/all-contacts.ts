// Reads all contacts of one moment, on a separate connection, so that writes continue meanwhile.
import type { StoredContact } from "../phone-number-store.ts";
import { declareAllContacts, fetchContacts } from "./contact-rows.ts";
import { mapPostgresError } from "./error-mapping.ts";
import { readNumbers } from "./number-rows.ts";
import { type ConnectionOptions, createLoneClient } from "./open-database.ts";
import { createSession } from "./session.ts";

/** Contacts that come with one round trip. */
const batch = 500;

/** Streams the contacts. A repeatable-read transaction sees one moment for as long as it lasts. */
export async function* readAllContacts(options: ConnectionOptions): AsyncGenerator<StoredContact> {
  const client = createLoneClient(options);
  const session = createSession(client, false);
  try {
    await client.connect();
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    await declareAllContacts(session);
    for (;;) {
      const contacts = await fetchContacts(session, batch);
      const contactIDs = contacts.map(({ contactID }) => contactID);
      const numbers = new Map(
        (await readNumbers(session, contactIDs)).map((found) => [found.contactID, found.numbers]),
      );
      for (const contact of contacts) yield { ...contact, numbers: numbers.get(contact.contactID) ?? [] };
      if (contacts.length < batch) return;
    }
  } catch (error) {
    throw mapPostgresError(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}
