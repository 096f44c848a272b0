// The statements, each for all the contacts of a group at once, and what goes between rows and the port's values.
import type { Pool, PoolClient } from "pg";
import type { ContactState, StoredPhoneNumber } from "../phone-number-store.ts";

export interface ContactHeader {
  readonly contactID: string;
  readonly nextPhoneNumberID: number;
  readonly version: number;
  readonly known: boolean;
}

export interface ContactNumber {
  readonly contactID: string;
  readonly number: StoredPhoneNumber;
}

export interface ContactNumbers {
  readonly contactID: string;
  /** In the order of their PhoneNumberID. */
  readonly numbers: readonly StoredPhoneNumber[];
}

/** A pool, or a connection. */
export interface Queryable {
  query<Row extends unknown[]>(config: { text: string; values: unknown[]; rowMode: "array" }): Promise<{ rows: Row[] }>;
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
/** What is BIGINT in a table comes as text. */
type ContactColumns = [next: string, version: string, known: boolean];

const columns = `phone_number_id, entity_id, contact_info_type_id, phone_number, is_primary, is_text_active,
  contact_info_name, contact_info_category, notes`;

async function query<Row extends unknown[]>(
  client: Queryable,
  text: string,
  values: readonly unknown[],
): Promise<Row[]> {
  return (await client.query<Row>({ text, values: [...values], rowMode: "array" })).rows;
}

/** One statement, so that the contact and its numbers are of one moment without a transaction around a plain read. */
export async function readContact(pool: Pool, contactID: string): Promise<ContactState> {
  type Row = [...ContactColumns, ...(NumberColumns | [phoneNumberID: null])];
  const rows = await query<Row>(
    pool,
    `SELECT next_phone_number_id, version, known, ${columns} FROM contacts LEFT JOIN phone_numbers USING (contact_id)
     WHERE contact_id = $1 ORDER BY phone_number_id`,
    [contactID],
  );
  const numbers = rows.flatMap(([, , , ...rest]) => (hasNumber(rest) ? [toNumber(rest)] : []));
  const [next = 1, version = 0, known = false] = rows[0] ?? [];
  return { numbers, nextPhoneNumberID: Number(next), version: Number(version), known };
}

/** Opens a cursor over all contacts in the order of their ids' bytes, whatever the database's collation. */
export async function declareAllContacts(client: Queryable): Promise<void> {
  await query(
    client,
    `DECLARE all_contacts NO SCROLL CURSOR FOR
     SELECT contact_id, next_phone_number_id, version, known FROM contacts ORDER BY contact_id COLLATE "C"`,
    [],
  );
}

/** The next contacts of the cursor, without their numbers. */
export async function fetchContacts(client: Queryable, limit: number): Promise<ContactHeader[]> {
  const rows = await query<[string, ...ContactColumns]>(client, `FETCH ${limit} FROM all_contacts`, []);
  return rows.map(([contactID, next, version, known]) => {
    return { contactID, nextPhoneNumberID: Number(next), version: Number(version), known };
  });
}

/**
 * Makes the contacts that are missing and locks them all; answers the ones that it made. First all that is missing in
 * ascending order, then all locks in ascending order: whoever keeps to that waits for others in one direction only.
 */
export async function lockContacts(
  client: PoolClient,
  contactIDs: readonly string[],
): Promise<{ created: ReadonlySet<string>; states: Map<string, ContactState> }> {
  const created = await query<[string]>(
    client,
    `INSERT INTO contacts (contact_id, next_phone_number_id, version)
     SELECT id, 1, 0 FROM unnest($1::text[]) AS wanted (id) ORDER BY id
     ON CONFLICT (contact_id) DO NOTHING RETURNING contact_id`,
    [contactIDs],
  );
  const locked = await query<[string, ...ContactColumns]>(
    client,
    `SELECT contact_id, next_phone_number_id, version, known FROM contacts WHERE contact_id = ANY ($1::text[])
     ORDER BY contact_id FOR UPDATE`,
    [contactIDs],
  );
  const states = locked.map(([id, next, version, known]): [string, ContactState] => {
    return [id, { numbers: [], nextPhoneNumberID: Number(next), version: Number(version), known }];
  });
  return { created: new Set(created.map(([id]) => id)), states: new Map(states) };
}

/** The numbers of the contacts that have some. */
export async function readNumbers(client: Queryable, contactIDs: readonly string[]): Promise<ContactNumbers[]> {
  const rows = await query<[string, ...NumberColumns]>(
    client,
    `SELECT contact_id, ${columns} FROM phone_numbers WHERE contact_id = ANY ($1::text[]) ORDER BY phone_number_id`,
    [contactIDs],
  );
  const found = new Map<string, StoredPhoneNumber[]>();
  for (const [contactID, ...row] of rows) {
    const numbers = found.get(contactID);
    if (numbers) numbers.push(toNumber(row));
    else found.set(contactID, [toNumber(row)]);
  }
  return [...found].map(([contactID, numbers]) => ({ contactID, numbers }));
}

export async function removeNumbers(
  client: PoolClient,
  gone: readonly { readonly contactID: string; readonly phoneNumberID: number }[],
): Promise<void> {
  if (gone.length === 0) return;
  await query(
    client,
    `DELETE FROM phone_numbers
     WHERE (contact_id, phone_number_id) IN (SELECT * FROM unnest($1::text[], $2::integer[]))`,
    [gone.map(({ contactID }) => contactID), gone.map(({ phoneNumberID }) => phoneNumberID)],
  );
}

/** Stores the numbers, the primary ones last: the index allows one at any moment, so the old one goes first. */
export async function upsertNumbers(client: PoolClient, numbers: readonly ContactNumber[]): Promise<void> {
  if (numbers.length === 0) return;
  const rows = numbers.map(({ number }) => toColumns(number));
  const column = (index: number): unknown[] => rows.map((row) => row[index]);
  await query(
    client,
    `INSERT INTO phone_numbers (contact_id, ${columns})
     SELECT * FROM unnest($1::text[], $2::integer[], $3::integer[], $4::integer[], $5::text[], $6::boolean[],
       $7::boolean[], $8::text[], $9::text[], $10::text[]) AS sent (contact_id, ${columns})
     ORDER BY is_primary, contact_id, phone_number_id
     ON CONFLICT (contact_id, phone_number_id) DO UPDATE SET entity_id = excluded.entity_id,
       contact_info_type_id = excluded.contact_info_type_id, phone_number = excluded.phone_number,
       is_primary = excluded.is_primary, is_text_active = excluded.is_text_active,
       contact_info_name = excluded.contact_info_name, contact_info_category = excluded.contact_info_category,
       notes = excluded.notes`,
    [numbers.map(({ contactID }) => contactID), ...[0, 1, 2, 3, 4, 5, 6, 7, 8].map(column)],
  );
}

export async function updateContacts(client: PoolClient, contacts: readonly ContactHeader[]): Promise<void> {
  if (contacts.length === 0) return;
  await query(
    client,
    `UPDATE contacts SET next_phone_number_id = sent.next, version = sent.version, known = sent.known
     FROM unnest($1::text[], $2::bigint[], $3::bigint[], $4::boolean[]) AS sent (id, next, version, known)
     WHERE contact_id = sent.id`,
    [
      contacts.map(({ contactID }) => contactID),
      contacts.map(({ nextPhoneNumberID }) => nextPhoneNumberID),
      contacts.map(({ version }) => version),
      contacts.map(({ known }) => known),
    ],
  );
}

/** Removes contacts that this transaction made and then had nothing to write for. */
export async function removeContacts(client: PoolClient, contactIDs: readonly string[]): Promise<void> {
  if (contactIDs.length === 0) return;
  await query(client, "DELETE FROM contacts WHERE contact_id = ANY ($1::text[])", [contactIDs]);
}

/** Marks contacts that are locked as known, and answers how many were not. */
export async function markKnown(client: PoolClient, contactIDs: readonly string[]): Promise<number> {
  const text = "UPDATE contacts SET known = TRUE WHERE contact_id = ANY ($1::text[]) AND NOT known";
  return (await client.query(text, [contactIDs])).rowCount ?? 0;
}

function hasNumber(columns: NumberColumns | [phoneNumberID: null]): columns is NumberColumns {
  return columns[0] !== null;
}

function toNumber(row: NumberColumns): StoredPhoneNumber {
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

function toColumns(number: StoredPhoneNumber): NumberColumns {
  return [
    number.PhoneNumberID,
    number.EntityID,
    number.ContactInfoTypeID,
    number.PhoneNumber,
    number.IsPrimary,
    number.IsTextActive,
    number.ContactInfoName ?? null,
    number.ContactInfoCategory ?? null,
    number.Notes ?? null,
  ];
}
