// Reads all contacts of one moment, on a connection of its own, so that writes go on meanwhile.
import { setImmediate as nextTurn } from "node:timers/promises";
import Database from "better-sqlite3";
import { type StoredContact, StoreUnavailable } from "../phone-number-store.ts";
import { toUnavailable } from "./commit-queue.ts";
import { type ContactRow, columns, toState } from "./rows.ts";

type Row = [...ContactRow, contactID: string];

/** Contacts after which the event loop gets its turn. */
const contactsPerTurn = 256;

/** Streams the contacts of `db`. The log grows while this is under way, since the snapshot holds on to it. */
export async function* readAllContacts(db: Database.Database): AsyncGenerator<StoredContact> {
  if (!db.open) throw new StoreUnavailable("The store is closed");
  const snapshot = openSnapshot(db);
  try {
    let count = 0;
    for (const contact of byContact(selectAll(snapshot))) {
      yield contact;
      if (++count % contactsPerTurn === 0) await nextTurn();
    }
  } catch (error) {
    throw toUnavailable(error);
  } finally {
    snapshot.close();
  }
}

/** One statement sees one moment for as long as it runs. A database in memory has no second connection: it is copied. */
function openSnapshot(db: Database.Database): Database.Database {
  return db.memory ? new Database(db.serialize()) : new Database(db.name, { readonly: true });
}

function selectAll(db: Database.Database): IterableIterator<Row> {
  return db
    .prepare<[], Row>(
      `SELECT next_phone_number_id, version, known, ${columns}, contact_id
       FROM contacts LEFT JOIN phone_numbers USING (contact_id) ORDER BY contact_id, phone_number_id`,
    )
    .raw()
    .iterate();
}

function* byContact(rows: Iterable<Row>): Generator<StoredContact> {
  let contactID = "";
  let own: ContactRow[] = [];
  for (const row of rows) {
    const id = row.at(-1) as string;
    if (own.length > 0 && id !== contactID) {
      yield { contactID, ...toState(own) };
      own = [];
    }
    contactID = id;
    own.push(row as unknown as ContactRow);
  }
  if (own.length > 0) yield { contactID, ...toState(own) };
}
