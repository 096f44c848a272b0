// The statements on phone numbers, each for all contacts of a group, and the conversion between rows and values.
import { fromColumnsStoredPhoneNumberDTO } from "../../../generated/members.ts";
import type { Member } from "../../../runtime/member.ts";
import { numberAssignments, numberColumns, numberMembers, numberWidth, toSqlType } from "../number-columns.ts";
import type { ContactState, StoredPhoneNumber } from "../phone-number-store.ts";
import { plainArray, textArray } from "./array-literals.ts";
import type { ContactColumns } from "./contact-rows.ts";
import { insertRows } from "./insert-rows.ts";
import type { Session, Statement } from "./session.ts";
import { sqlTypes } from "./sql-types.ts";

export interface ContactNumber {
  readonly contactID: string;
  readonly number: StoredPhoneNumber;
}

export interface ContactNumbers {
  readonly contactID: string;
  /** In the order of their PhoneNumberID. */
  readonly numbers: readonly StoredPhoneNumber[];
}

type NumberColumns = [phoneNumberID: number, ...unknown[]];

const readOne: Statement = {
  name: "read contact",
  text: `SELECT next_phone_number_id, version, known, ${numberColumns} FROM contacts LEFT JOIN phone_numbers USING (contact_id)
    WHERE contact_id = $1 ORDER BY phone_number_id`,
};

/** One statement, so that the contact and its numbers are of one moment without a transaction around a plain read. */
export async function readContact(session: Session, contactID: string): Promise<ContactState> {
  type Row = [...ContactColumns, ...(NumberColumns | [phoneNumberID: null])];
  const { rows } = await session.query<Row>(readOne, [contactID]);
  const numbers = rows.flatMap(([, , , ...rest]) =>
    hasNumber(rest) ? [fromColumnsStoredPhoneNumberDTO(rest, 0)] : [],
  );
  const [next = 1, version = 0, known = false] = rows[0] ?? [];
  return { numbers, nextPhoneNumberID: Number(next), version: Number(version), known };
}

const readAll: Statement = {
  name: "read numbers",
  text: `SELECT ${numberColumns}, contact_id FROM phone_numbers WHERE contact_id = ANY ($1::text[]) ORDER BY phone_number_id`,
};

/** The numbers of the contacts that have some. */
export async function readNumbers(session: Session, contactIDs: readonly string[]): Promise<ContactNumbers[]> {
  const { rows } = await session.query<NumberColumns>(readAll, [textArray(contactIDs)]);
  const found = new Map<string, StoredPhoneNumber[]>();
  for (const row of rows) {
    const contactID = row[numberWidth] as string;
    const numbers = found.get(contactID);
    if (numbers) numbers.push(fromColumnsStoredPhoneNumberDTO(row, 0));
    else found.set(contactID, [fromColumnsStoredPhoneNumberDTO(row, 0)]);
  }
  return [...found].map(([contactID, numbers]) => ({ contactID, numbers }));
}

const remove: Statement = {
  name: "remove numbers",
  text: `DELETE FROM phone_numbers
    WHERE (contact_id, phone_number_id) IN (SELECT * FROM unnest($1::text[], $2::int4[]))
      AND contact_id = ANY ($1::text[])`,
};

export async function removeNumbers(
  session: Session,
  gone: readonly { readonly contactID: string; readonly phoneNumberID: number }[],
): Promise<void> {
  if (gone.length === 0) return;
  const contactIDs = textArray(gone.map(({ contactID }) => contactID));
  await session.query(remove, [contactIDs, plainArray(gone.map(({ phoneNumberID }) => phoneNumberID))]);
}

const placeholders = numberMembers.map((member, index) => `$${index + 2}::${toSqlType(member, sqlTypes)}[]`).join(", ");

const columns = `contact_id, ${numberColumns}`;
const onConflict = `ON CONFLICT (contact_id, phone_number_id) DO UPDATE SET ${numberAssignments}`;

const upsert: Statement = {
  name: "upsert numbers",
  text: `INSERT INTO phone_numbers (${columns})
    SELECT * FROM unnest($1::text[], ${placeholders}) AS sent (${columns})
    ORDER BY is_primary, contact_id, phone_number_id ${onConflict}`,
};

/** Stores the numbers, the primary ones last: the index allows one at any moment, so the old one goes first. */
export async function upsertNumbers(
  session: Session,
  numbers: readonly ContactNumber[],
  isDistributed: boolean,
): Promise<void> {
  if (numbers.length === 0) return;
  if (isDistributed) return insertNumbers(session, numbers);
  await session.query(upsert, [
    textArray(numbers.map(({ contactID }) => contactID)),
    ...numberMembers.map((member) => toArrayLiteral(member, numbers)),
  ]);
}

async function insertNumbers(session: Session, numbers: readonly ContactNumber[]): Promise<void> {
  const inOrder = [...numbers].sort((one, other) => Number(one.number.IsPrimary) - Number(other.number.IsPrimary));
  await insertRows(session, {
    into: `phone_numbers (${columns})`,
    types: ["text", ...numberMembers.map((member) => toSqlType(member, sqlTypes))],
    rows: inOrder.map(({ contactID, number }) => [contactID, ...numberMembers.map(({ get }) => get(number) ?? null)]),
    clauses: onConflict,
  });
}

function toArrayLiteral({ type, get }: Member<StoredPhoneNumber>, numbers: readonly ContactNumber[]): string {
  const values = numbers.map(({ number }) => get(number) ?? null);
  return type === "string" ? textArray(values as (string | null)[]) : plainArray(values as (number | boolean | null)[]);
}

function hasNumber(columns: NumberColumns | [phoneNumberID: null]): columns is NumberColumns {
  return columns[0] !== null;
}
