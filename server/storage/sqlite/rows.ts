// The statements, and what goes between rows and the port's values. Every call belongs inside the caller's transaction.
import type { ContactChange, ContactState, StoredPhoneNumber } from "../phone-number-store.ts";
import { type Database, prepareArrays } from "./driver.ts";

export interface ContactRows {
  read(contactID: string): ContactState;
  /** Writes the change and raises the contact's version by one. */
  apply(contactID: string, change: ContactChange): void;
  /** Marks the contact as known, and answers whether it was not. */
  markKnown(contactID: string): boolean;
}

export interface IdempotencyRecord {
  readonly fingerprint: string;
  /** JSON */
  readonly outcome: string;
}

export interface IdempotencyRows {
  find(scope: string, key: string, now: number): IdempotencyRecord | undefined;
  keep(scope: string, key: string, record: IdempotencyRecord, expiresAt: number): void;
  /** Removes up to `limit` records that have expired, and answers how many. */
  sweep(now: number, limit: number): number;
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

/** Writes so many contacts, each with its id, next number's id and whether it is known; there or not. */
export function raiseStatement(contacts: number): string {
  return `INSERT INTO contacts (contact_id, next_phone_number_id, version, known) VALUES ${times(contacts, "(?, ?, 1, ?)")}
    ON CONFLICT (contact_id) DO UPDATE SET next_phone_number_id = excluded.next_phone_number_id, version = version + 1,
      known = max(known, excluded.known)`;
}

/** Writes so many numbers, each with its contact's id and its columns; there or not. */
export function upsertStatement(numbers: number): string {
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
  const raise = db.prepare<[string, number, number]>(raiseStatement(1));
  const upsert = db.prepare<[string, ...NumberColumns]>(upsertStatement(1));
  const mark = db.prepare<[string]>(
    `INSERT INTO contacts (contact_id, next_phone_number_id, version, known) VALUES (?, 1, 0, 1)
     ON CONFLICT (contact_id) DO UPDATE SET known = 1 WHERE known = 0`,
  );
  const remove = db.prepare<[string, number]>("DELETE FROM phone_numbers WHERE contact_id = ? AND phone_number_id = ?");
  return {
    read: (contactID) => toState(select.all(contactID)),
    markKnown: (contactID) => mark.run(contactID).changes > 0,
    apply(contactID, { removed, upserted, nextPhoneNumberID, known = false }) {
      raise.run(contactID, nextPhoneNumberID, known ? 1 : 0);
      for (const id of removed) remove.run(contactID, id);
      // The old primary goes before the new one comes: the index allows one at any moment.
      for (const number of upserted) if (!number.IsPrimary) upsert.run(contactID, ...toColumns(number));
      for (const number of upserted) if (number.IsPrimary) upsert.run(contactID, ...toColumns(number));
    },
  };
}

/** Prepares the statements for the answers that are kept under an idempotency key. */
export function createIdempotencyRows(db: Database): IdempotencyRows {
  const select = db.prepare<[string, string, number], IdempotencyRecord>(
    "SELECT fingerprint, outcome FROM idempotency WHERE scope = ? AND key = ? AND expires_at > ?",
  );
  const replace = db.prepare<[string, string, string, string, number]>(
    "REPLACE INTO idempotency (scope, key, fingerprint, outcome, expires_at) VALUES (?, ?, ?, ?, ?)",
  );
  const removeExpired = db.prepare<[number, number]>(
    `DELETE FROM idempotency WHERE (scope, key) IN
       (SELECT scope, key FROM idempotency WHERE expires_at <= ? ORDER BY expires_at LIMIT ?)`,
  );
  return {
    find: (scope, key, now) => select.get(scope, key, now),
    keep(scope, key, { fingerprint, outcome }, expiresAt) {
      replace.run(scope, key, fingerprint, outcome, expiresAt);
    },
    sweep: (now, limit) => removeExpired.run(now, limit).changes,
  };
}

/** The contact whose rows these are. */
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

/** The values of a number in the order of `columns`. */
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
