// The statements on one contact and its numbers, and the conversion between rows and the port's values.
import { fromColumnsStoredPhoneNumberDTO, toColumnsStoredPhoneNumberDTO } from "../../../generated/members.ts";
import { numberAssignments, numberColumns, numberMembers, numberWidth } from "../number-columns.ts";
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

/** `numbers` is a JSON array with an array of columns for each number. */
export type ContactRow = [next: number, version: number, known: number, numbers: string];

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

/** A contact with this many numbers is read in parts of as many: at maximum length they are 1 MB, read in 7 ms. */
export const longContact = 64;

/** A fraction as JSON with all its digits; some versions of SQLite write only 15. */
export function toJsonNumber(column: string): string {
  return `iif(${column} IS NULL, NULL, json(printf('%!.17g', ${column})))`;
}

const jsonColumns = numberMembers
  .map(({ column, type }) => (type === "number" ? toJsonNumber(column) : column))
  .join(", ");

/**
 * The columns of a ContactRow, in a SELECT from contacts. The numbers are one text, because node:sqlite takes 0.3 µs for each
 * value of a row. The limit is not a parameter: SQLite would prepare the statement again for each value, which takes as
 * long as running it.
 */
export function contactColumns({ after = "", limit = "" } = {}): string {
  return `next_phone_number_id, version, known, (SELECT json_group_array(json_array(${jsonColumns})) FROM
    (SELECT ${numberColumns} FROM phone_numbers WHERE phone_numbers.contact_id = contacts.contact_id ${after}
      ORDER BY phone_number_id ${limit}))`;
}

/** One statement, so that the contact and its numbers are of one moment without a transaction around a plain read. */
function selectStatement(options: { after?: string; limit?: string } = {}): string {
  return `SELECT ${contactColumns(options)} FROM contacts WHERE contact_id = ?`;
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
    read: (contactID) => toState(select.get(contactID)),
    readShort(contactID) {
      const state = toState(selectShort.get(contactID));
      return state.numbers.length < longContact ? state : undefined;
    },
    readPart: (contactID, after) => toState(selectPart.get(after, contactID)),
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

/** The contact of a row; without one, a contact that was never written. */
export function toState(row: readonly [...ContactRow, ...unknown[]] | undefined): ContactState {
  if (row === undefined) return { numbers: [], nextPhoneNumberID: 1, version: 0, known: false };
  const [nextPhoneNumberID, version, known, json] = row;
  const columns = JSON.parse(json) as readonly (readonly Value[])[];
  const numbers = columns.map((values) => fromColumnsStoredPhoneNumberDTO(values, 0));
  return { numbers, nextPhoneNumberID, version, known: known === 1 };
}
