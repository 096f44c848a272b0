// The statements on one contact and its numbers, and the conversion between rows and the port's values.
import { fromColumnsStoredPhoneNumberDTO, toColumnsStoredPhoneNumberDTO } from "../../../generated/members.ts";
import { numberAssignments, numberColumns, numberWidth } from "../number-columns.ts";
import type { ContactChange, ContactState, StoredPhoneNumber } from "../phone-number-store.ts";
import { type Database, prepareArrays, type Value } from "./driver.ts";

export interface ContactRows {
  read(contactID: string): ContactState;
  /** The contact if it has fewer than `longContact` numbers. */
  readShort(contactID: string): ContactState | undefined;
  /** The contact with only the first `longContact` of its numbers whose id is above `after`. */
  readPart(contactID: string, after: number): ContactState;
  /** `state` with the current `known`; undefined if the version of the contact has changed. */
  refresh(contactID: string, state: ContactState): ContactState | undefined;
  /** Writes the change and raises the contact's version by one, in the caller's transaction. */
  apply(contactID: string, change: ContactChange): void;
  /** Marks the contact as known. Returns whether it was unknown. */
  markKnown(contactID: string): boolean;
}

type NumberRow = [next: number, version: number, known: number, phoneNumberID: number, ...Value[]];
type EmptyRow = [next: number, version: number, known: number, phoneNumberID: null, ...Value[]];
export type ContactRow = NumberRow | EmptyRow;

const times = (count: number, row: string): string => Array(count).fill(row).join(", ");

/** Inserts or updates that many contacts: each has an id, the id of its next number, and known as 0 or 1. */
export function upsertContactsStatement(contacts: number): string {
  return `INSERT INTO contacts (contact_id, next_phone_number_id, version, known) VALUES ${times(contacts, "(?, ?, 1, ?)")}
    ON CONFLICT (contact_id) DO UPDATE SET next_phone_number_id = excluded.next_phone_number_id, version = version + 1,
      known = max(known, excluded.known)`;
}

const oneNumber = `(?${", ?".repeat(numberWidth)})`;

/** Inserts or updates that many numbers: each has its contact's id and then `numberColumns`. */
export function upsertNumbersStatement(numbers: number): string {
  return `INSERT INTO phone_numbers (contact_id, ${numberColumns}) VALUES ${times(numbers, oneNumber)}
    ON CONFLICT (contact_id, phone_number_id) DO UPDATE SET ${numberAssignments}`;
}

/** A contact with this many numbers is read in parts of as many: at maximum length they are 1 MB, read in 5 ms. */
export const longContact = 64;

/**
 * One statement, so that the contact and its numbers are of one moment without a transaction around a plain read. The
 * limit is not a parameter: SQLite would prepare the statement again for each value, which takes as long as running it.
 */
function selectStatement({ after = "", limit = "" } = {}): string {
  return `SELECT next_phone_number_id, version, known, ${numberColumns} FROM contacts
    LEFT JOIN phone_numbers ON phone_numbers.contact_id = contacts.contact_id ${after}
    WHERE contacts.contact_id = ? ORDER BY phone_number_id ${limit}`;
}

/** Prepares the statements for contacts and their numbers. */
export function createContactRows(db: Database): ContactRows {
  const limit = `LIMIT ${longContact}`;
  const select = prepareArrays<[string], ContactRow>(db, selectStatement());
  const selectShort = prepareArrays<[string], ContactRow>(db, selectStatement({ limit }));
  const selectPart = prepareArrays<[after: number, contactID: string], ContactRow>(
    db,
    selectStatement({ after: "AND phone_number_id > ?", limit }),
  );
  const selectHead = prepareArrays<[string], [version: number, known: number]>(
    db,
    "SELECT version, known FROM contacts WHERE contact_id = ?",
  );
  const upsertContact = db.prepare<[string, number, number]>(upsertContactsStatement(1));
  const upsertNumber = db.prepare<[string, ...Value[]]>(upsertNumbersStatement(1));
  const markKnown = db.prepare<[string]>(
    `INSERT INTO contacts (contact_id, next_phone_number_id, version, known) VALUES (?, 1, 0, 1)
     ON CONFLICT (contact_id) DO UPDATE SET known = 1 WHERE known = 0`,
  );
  const remove = db.prepare<[string, number]>("DELETE FROM phone_numbers WHERE contact_id = ? AND phone_number_id = ?");
  const upsertRow = (contactID: string, number: StoredPhoneNumber): void => {
    upsertNumber.run(contactID, ...toColumnsStoredPhoneNumberDTO(number));
  };
  return {
    read: (contactID) => toState(select.all(contactID)),
    readShort(contactID) {
      const rows = selectShort.all(contactID);
      return rows.length < longContact ? toState(rows) : undefined;
    },
    readPart: (contactID, after) => toState(selectPart.all(after, contactID)),
    refresh(contactID, state) {
      const [version = 0, known = 0] = selectHead.get(contactID) ?? [];
      return version === state.version ? { ...state, known: known === 1 } : undefined;
    },
    markKnown: (contactID) => markKnown.run(contactID).changes > 0,
    apply(contactID, { removed, upserted, nextPhoneNumberID, known = false }) {
      upsertContact.run(contactID, nextPhoneNumberID, known ? 1 : 0);
      for (const id of removed) remove.run(contactID, id);
      // Primary numbers last, because the index allows one at any moment.
      for (const number of upserted) if (!number.IsPrimary) upsertRow(contactID, number);
      for (const number of upserted) if (number.IsPrimary) upsertRow(contactID, number);
    },
  };
}

/** The contact that these rows describe. */
export function toState(rows: readonly ContactRow[]): ContactState {
  const numbers: StoredPhoneNumber[] = [];
  for (const row of rows) if (hasNumber(row)) numbers.push(fromColumnsStoredPhoneNumberDTO(row, 3));
  return { numbers, nextPhoneNumberID: rows[0]?.[0] ?? 1, version: rows[0]?.[1] ?? 0, known: rows[0]?.[2] === 1 };
}

function hasNumber(row: ContactRow): row is NumberRow {
  return row[3] !== null;
}
