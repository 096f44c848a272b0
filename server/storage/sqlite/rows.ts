// The statements, and what goes between rows and the port's values. Every call belongs inside the caller's transaction.
import {
  fromNumberColumns,
  numberAssignments,
  numberColumns,
  numberWidth,
  toNumberColumns,
} from "../number-columns.ts";
import type { ContactChange, ContactState, StoredPhoneNumber } from "../phone-number-store.ts";
import { type Database, prepareArrays, type Value } from "./driver.ts";

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

type NumberRow = [next: number, version: number, known: number, phoneNumberID: number, ...Value[]];
type EmptyRow = [next: number, version: number, known: number, phoneNumberID: null];
export type ContactRow = NumberRow | EmptyRow;

const times = (count: number, row: string): string => Array(count).fill(row).join(", ");

/** Writes so many contacts, each with its id, next number's id and whether it is known; there or not. */
export function raiseStatement(contacts: number): string {
  return `INSERT INTO contacts (contact_id, next_phone_number_id, version, known) VALUES ${times(contacts, "(?, ?, 1, ?)")}
    ON CONFLICT (contact_id) DO UPDATE SET next_phone_number_id = excluded.next_phone_number_id, version = version + 1,
      known = max(known, excluded.known)`;
}

const oneNumber = `(?${", ?".repeat(numberWidth)})`;

/** Writes so many numbers, each with its contact's id and its columns; there or not. */
export function upsertStatement(numbers: number): string {
  return `INSERT INTO phone_numbers (contact_id, ${numberColumns}) VALUES ${times(numbers, oneNumber)}
    ON CONFLICT (contact_id, phone_number_id) DO UPDATE SET ${numberAssignments}`;
}

/** Prepares the statements for contacts and their numbers. */
export function createContactRows(db: Database): ContactRows {
  // One statement, so that the contact and its numbers are of one moment without a transaction around a plain read.
  const select = prepareArrays<[string], ContactRow>(
    db,
    `SELECT next_phone_number_id, version, known, ${numberColumns} FROM contacts LEFT JOIN phone_numbers USING (contact_id)
     WHERE contact_id = ? ORDER BY phone_number_id`,
  );
  const raise = db.prepare<[string, number, number]>(raiseStatement(1));
  const upsert = db.prepare<[string, ...Value[]]>(upsertStatement(1));
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
      for (const number of upserted) if (!number.IsPrimary) upsert.run(contactID, ...toNumberColumns(number));
      for (const number of upserted) if (number.IsPrimary) upsert.run(contactID, ...toNumberColumns(number));
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
  for (const row of rows) if (hasNumber(row)) numbers.push(fromNumberColumns(row, 3));
  return { numbers, nextPhoneNumberID: rows[0]?.[0] ?? 1, version: rows[0]?.[1] ?? 0, known: rows[0]?.[2] === 1 };
}

function hasNumber(row: ContactRow): row is NumberRow {
  return row[3] !== null;
}
