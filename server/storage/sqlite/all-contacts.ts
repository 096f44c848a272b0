// Reads all contacts of one moment, on a separate connection, so that writes continue meanwhile.
import { setImmediate as nextTurn } from "node:timers/promises";
import { type StoredContact, StoreUnavailable } from "../phone-number-store.ts";
import { type ContactRow, contactColumns, toState } from "./contact-rows.ts";
import { type Database, iterateRows, openConnection, prepareArrays, type Statement } from "./driver.ts";
import { mapSqliteError } from "./error-mapping.ts";

type Row = [...ContactRow, contactID: string];

/** Contacts after which the event loop gets its turn. */
const contactsPerTurn = 256;

/** Streams the contacts of `db`. The log grows in the meantime, because the snapshot needs it. */
export async function* readAllContacts(db: Database): AsyncGenerator<StoredContact> {
  if (!db.isOpen) throw new StoreUnavailable("The store is closed");
  const file = db.location();
  const snapshot = file === null ? undefined : openConnection(file, { mode: "read" });
  try {
    let count = 0;
    // One statement sees one moment for as long as it runs. A database in memory has no second connection.
    const rows = snapshot ? iterateRows(selectAll(snapshot)) : selectAll(db).all();
    for (const row of rows) {
      yield { contactID: row[4], ...toState(row) };
      if (++count % contactsPerTurn === 0) await nextTurn();
    }
  } catch (error) {
    throw mapSqliteError(error);
  } finally {
    snapshot?.close();
  }
}

function selectAll(db: Database): Statement<[], Row> {
  return prepareArrays(db, `SELECT ${contactColumns()}, contact_id FROM contacts ORDER BY contact_id`);
}
