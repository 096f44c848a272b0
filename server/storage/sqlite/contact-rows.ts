// The statements on one contact and its numbers, and the conversion between rows and the port's values.
import type { ContactChange, ContactState, StoredPhoneNumber } from "../phone-number-store.ts";
import { type Database, prepareArrays } from "./driver.ts";

export interface ContactRows {
  read(contactID: string): ContactState;
  /** Writes the change and raises the contact's version by one, in the caller's transaction. */
  apply(contactID: string, change: ContactChange): void;
  /** Marks the contact as known. Returns whether it was unknown. */
  markKnown(contactID: string): boolean;
}

type NumberColumns = [
  phoneNumberID: number,
  entityID: number,
  contactInfoTypeID: number,
  phoneNumber: string,
  isPrimary: number,
  isTextActive: number,
  contactInfoName: string | null,
  contactInfoCategory: string | null,
  notes: string | null,
];
type NumberRow = [next: number, version: number, known: number, ...NumberColumns];
type EmptyRow = [next: number, version: number, known: number, phoneNumberID: null];
export type ContactRow = NumberRow | EmptyRow;

export const columns = `phone_number_id, entity_id, contact_info_type_id, phone_number, is_primary, is_text_active,
  contact_info_name, contact_info_category, notes`;

const times = (count: number, row: string): string => Array(count).fill(row).join(", ");

/** Inserts or updates that many contacts: each has an id, the id of its next number, and known as 0 or 1. */
export function upsertContactsStatement(contacts: number): string {
  return `INSERT INTO contacts (contact_id, next_phone_number_id, version, known) VALUES ${times(contacts, "(?, ?, 1, ?)")}
    ON CONFLICT (contact_id) DO UPDATE SET next_phone_number_id = excluded.next_phone_number_id, version = version + 1,
      known = max(known, excluded.known)`;
}

/** Inserts or updates that many numbers: each has its contact's id and then `columns`. */
export function upsertNumbersStatement(numbers: number): string {
  return `INSERT INTO phone_numbers (contact_id, ${columns}) VALUES ${times(numbers, "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")}
    ON CONFLICT (contact_id, phone_number_id) DO UPDATE SET entity_id = excluded.entity_id,
      contact_info_type_id = excluded.contact_info_type_id, phone_number = excluded.phone_number,
      is_primary = excluded.is_primary, is_text_active = excluded.is_text_active,
      contact_info_name = excluded.contact_info_name, contact_info_category = excluded.contact_info_category,
      notes = excluded.notes`;
}

/** Prepares the statements for contacts and their numbers. */
export function createContactRows(db: Database): ContactRows {
  // One statement, so that the contact and its numbers are of one moment without a transaction around a plain read.
  const select = prepareArrays<[string], ContactRow>(
    db,
    `SELECT next_phone_number_id, version, known, ${columns} FROM contacts LEFT JOIN phone_numbers USING (contact_id)
     WHERE contact_id = ? ORDER BY phone_number_id`,
  );
  const upsertContact = db.prepare<[string, number, number]>(upsertContactsStatement(1));
  const upsertNumber = db.prepare<[string, ...NumberColumns]>(upsertNumbersStatement(1));
  const markKnown = db.prepare<[string]>(
    `INSERT INTO contacts (contact_id, next_phone_number_id, version, known) VALUES (?, 1, 0, 1)
     ON CONFLICT (contact_id) DO UPDATE SET known = 1 WHERE known = 0`,
  );
  const remove = db.prepare<[string, number]>("DELETE FROM phone_numbers WHERE contact_id = ? AND phone_number_id = ?");
  return {
    read: (contactID) => toState(select.all(contactID)),
    markKnown: (contactID) => markKnown.run(contactID).changes > 0,
    apply(contactID, { removed, upserted, nextPhoneNumberID, known = false }) {
      upsertContact.run(contactID, nextPhoneNumberID, known ? 1 : 0);
      for (const id of removed) remove.run(contactID, id);
      // Primary numbers last, because the index allows one at any moment.
      for (const number of upserted) if (!number.IsPrimary) upsertNumber.run(contactID, ...toColumns(number));
      for (const number of upserted) if (number.IsPrimary) upsertNumber.run(contactID, ...toColumns(number));
    },
  };
}

/** The contact that these rows describe. */
export function toState(rows: readonly ContactRow[]): ContactState {
  const numbers: StoredPhoneNumber[] = [];
  for (const row of rows) if (hasNumber(row)) numbers.push(toNumber(row));
  return { numbers, nextPhoneNumberID: rows[0]?.[0] ?? 1, version: rows[0]?.[1] ?? 0, known: rows[0]?.[2] === 1 };
}

function hasNumber(row: ContactRow): row is NumberRow {
  return row[3] !== null;
}

function toNumber(row: NumberRow): StoredPhoneNumber {
  return {
    PhoneNumberID: row[3],
    EntityID: row[4],
    ContactInfoTypeID: row[5],
    PhoneNumber: row[6],
    IsPrimary: row[7] === 1,
    IsTextActive: row[8] === 1,
    ContactInfoName: row[9],
    ContactInfoCategory: row[10],
    Notes: row[11],
  };
}

/** The number's values in the order of `columns`. */
export function toColumns(number: StoredPhoneNumber): NumberColumns {
  return [
    number.PhoneNumberID,
    number.EntityID,
    number.ContactInfoTypeID,
    number.PhoneNumber,
    number.IsPrimary ? 1 : 0,
    number.IsTextActive ? 1 : 0,
    number.ContactInfoName ?? null,
    number.ContactInfoCategory ?? null,
    number.Notes ?? null,
  ];
}
