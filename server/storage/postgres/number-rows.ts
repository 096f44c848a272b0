// The statements on phone numbers, each for all the contacts of a group at once, and what goes between rows and values.
import type { ContactState, StoredPhoneNumber } from "../phone-number-store.ts";
import { plainArray, textArray } from "./array-literals.ts";
import type { ContactColumns } from "./contact-rows.ts";
import type { Session, Statement } from "./session.ts";

export interface ContactNumber {
  readonly contactID: string;
  readonly number: StoredPhoneNumber;
}

export interface ContactNumbers {
  readonly contactID: string;
  /** In the order of their PhoneNumberID. */
  readonly numbers: readonly StoredPhoneNumber[];
}

type NumberColumns = [
  phoneNumberID: number,
  entityID: number,
  contactInfoTypeID: number,
  phoneNumber: string,
  isPrimary: boolean,
  isTextActive: boolean,
  contactInfoName: string | null,
  contactInfoCategory: string | null,
  notes: string | null,
];

const columns = `phone_number_id, entity_id, contact_info_type_id, phone_number, is_primary, is_text_active,
  contact_info_name, contact_info_category, notes`;

const readOne: Statement = {
  name: "read contact",
  text: `SELECT next_phone_number_id, version, known, ${columns} FROM contacts LEFT JOIN phone_numbers USING (contact_id)
    WHERE contact_id = $1 ORDER BY phone_number_id`,
};

/** One statement, so that the contact and its numbers are of one moment without a transaction around a plain read. */
export async function readContact(session: Session, contactID: string): Promise<ContactState> {
  type Row = [...ContactColumns, ...(NumberColumns | [phoneNumberID: null])];
  const { rows } = await session.query<Row>(readOne, [contactID]);
  const numbers = rows.flatMap(([, , , ...rest]) => (hasNumber(rest) ? [toNumber(rest)] : []));
  const [next = 1, version = 0, known = false] = rows[0] ?? [];
  return { numbers, nextPhoneNumberID: Number(next), version: Number(version), known };
}

const readAll: Statement = {
  name: "read numbers",
  text: `SELECT ${columns}, contact_id FROM phone_numbers WHERE contact_id = ANY ($1::text[]) ORDER BY phone_number_id`,
};

/** The numbers of the contacts that have some. */
export async function readNumbers(session: Session, contactIDs: readonly string[]): Promise<ContactNumbers[]> {
  const { rows } = await session.query<[...NumberColumns, string]>(readAll, [textArray(contactIDs)]);
  const found = new Map<string, StoredPhoneNumber[]>();
  for (const row of rows) {
    const contactID = row[9];
    const numbers = found.get(contactID);
    if (numbers) numbers.push(toNumber(row));
    else found.set(contactID, [toNumber(row)]);
  }
  return [...found].map(([contactID, numbers]) => ({ contactID, numbers }));
}

const remove: Statement = {
  name: "remove numbers",
  text: `DELETE FROM phone_numbers
    WHERE (contact_id, phone_number_id) IN (SELECT * FROM unnest($1::text[], $2::integer[]))`,
};

export async function removeNumbers(
  session: Session,
  gone: readonly { readonly contactID: string; readonly phoneNumberID: number }[],
): Promise<void> {
  if (gone.length === 0) return;
  const contactIDs = textArray(gone.map(({ contactID }) => contactID));
  await session.query(remove, [contactIDs, plainArray(gone.map(({ phoneNumberID }) => phoneNumberID))]);
}

const upsert: Statement = {
  name: "upsert numbers",
  text: `INSERT INTO phone_numbers (contact_id, ${columns})
    SELECT * FROM unnest($1::text[], $2::integer[], $3::integer[], $4::integer[], $5::text[], $6::boolean[],
      $7::boolean[], $8::text[], $9::text[], $10::text[]) AS sent (contact_id, ${columns})
    ORDER BY is_primary, contact_id, phone_number_id
    ON CONFLICT (contact_id, phone_number_id) DO UPDATE SET entity_id = excluded.entity_id,
      contact_info_type_id = excluded.contact_info_type_id, phone_number = excluded.phone_number,
      is_primary = excluded.is_primary, is_text_active = excluded.is_text_active,
      contact_info_name = excluded.contact_info_name, contact_info_category = excluded.contact_info_category,
      notes = excluded.notes`,
};

/** Stores the numbers, the primary ones last: the index allows one at any moment, so the old one goes first. */
export async function upsertNumbers(session: Session, numbers: readonly ContactNumber[]): Promise<void> {
  if (numbers.length === 0) return;
  const plain = (member: (number: StoredPhoneNumber) => number | boolean): string =>
    plainArray(numbers.map(({ number }) => member(number)));
  const text = (member: (number: StoredPhoneNumber) => string | null | undefined): string =>
    textArray(numbers.map(({ number }) => member(number) ?? null));
  await session.query(upsert, [
    textArray(numbers.map(({ contactID }) => contactID)),
    plain((number) => number.PhoneNumberID),
    plain((number) => number.EntityID),
    plain((number) => number.ContactInfoTypeID),
    text((number) => number.PhoneNumber),
    plain((number) => number.IsPrimary),
    plain((number) => number.IsTextActive),
    text((number) => number.ContactInfoName),
    text((number) => number.ContactInfoCategory),
    text((number) => number.Notes),
  ]);
}

function hasNumber(columns: NumberColumns | [phoneNumberID: null]): columns is NumberColumns {
  return columns[0] !== null;
}

function toNumber(row: readonly [...NumberColumns, ...unknown[]]): StoredPhoneNumber {
  return {
    PhoneNumberID: row[0],
    EntityID: row[1],
    ContactInfoTypeID: row[2],
    PhoneNumber: row[3],
    IsPrimary: row[4],
    IsTextActive: row[5],
    ContactInfoName: row[6],
    ContactInfoCategory: row[7],
    Notes: row[8],
  };
}
