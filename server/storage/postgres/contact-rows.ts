// The statements on contacts, each for all contacts of a group.
import type { ContactState } from "../phone-number-store.ts";
import { plainArray, textArray } from "./array-literals.ts";
import { insertRows } from "./insert-rows.ts";
import type { Session, Statement } from "./session.ts";

export interface ContactHeader {
  readonly contactID: string;
  readonly nextPhoneNumberID: number;
  readonly version: number;
  readonly known: boolean;
}

/** What is BIGINT in a table comes as text. */
export type ContactColumns = [next: string, version: string, known: boolean];

/** Opens a cursor over all contacts in the order of their ids' bytes, whatever the database's collation. */
export async function declareAllContacts(session: Session): Promise<void> {
  const text = `DECLARE all_contacts NO SCROLL CURSOR FOR
    SELECT contact_id, next_phone_number_id, version, known FROM contacts ORDER BY contact_id COLLATE "C"`;
  await session.query({ text });
}

/** The next contacts of the cursor, without their numbers. */
export async function fetchContacts(session: Session, limit: number): Promise<ContactHeader[]> {
  const text = `FETCH ${limit} FROM all_contacts`;
  const { rows } = await session.query<[string, ...ContactColumns]>({ text });
  return rows.map(([contactID, next, version, known]) => {
    return { contactID, nextPhoneNumberID: Number(next), version: Number(version), known };
  });
}

const makeMissing: Statement = {
  name: "make missing contacts",
  text: `INSERT INTO contacts (contact_id, next_phone_number_id, version)
    SELECT id, 1, 0 FROM unnest($1::text[]) AS wanted (id) ORDER BY id
    ON CONFLICT (contact_id) DO NOTHING RETURNING contact_id`,
};
const lock: Statement = {
  name: "lock contacts",
  text: `SELECT contact_id, next_phone_number_id, version, known FROM contacts WHERE contact_id = ANY ($1::text[])
    ORDER BY contact_id FOR UPDATE`,
};

/**
 * Makes the contacts that are missing and locks them all; returns the ones that it made. First all that is missing in
 * ascending order, then all locks in ascending order: whoever keeps to that waits for others in one direction only.
 */
export async function lockContacts(
  session: Session,
  contactIDs: readonly string[],
  isDistributed: boolean,
): Promise<{ created: ReadonlySet<string>; states: Map<string, ContactState> }> {
  const values = [textArray(contactIDs)];
  const [created, locked] = await Promise.all([
    isDistributed ? insertMissing(session, contactIDs) : session.query<[string]>(makeMissing, values),
    session.query<[string, ...ContactColumns]>(lock, values),
  ]);
  const states = locked.rows.map(([id, next, version, known]): [string, ContactState] => {
    return [id, { numbers: [], nextPhoneNumberID: Number(next), version: Number(version), known }];
  });
  return { created: new Set(created.rows.map(([id]) => id)), states: new Map(states) };
}

async function insertMissing(session: Session, contactIDs: readonly string[]): Promise<{ readonly rows: [string][] }> {
  const rows = await insertRows<[string]>(session, {
    into: "contacts (contact_id, next_phone_number_id, version)",
    types: ["text", "bigint", "bigint"],
    rows: [...contactIDs].sort().map((contactID) => [contactID, 1, 0]),
    clauses: "ON CONFLICT (contact_id) DO NOTHING RETURNING contact_id",
  });
  return { rows };
}

const update: Statement = {
  name: "update contacts",
  text: `UPDATE contacts SET next_phone_number_id = sent.next, version = sent.version, known = sent.known
    FROM unnest($1::text[], $2::bigint[], $3::bigint[], $4::boolean[]) AS sent (id, next, version, known)
    WHERE contact_id = sent.id AND contact_id = ANY ($1::text[])`,
};

export async function updateContacts(session: Session, contacts: readonly ContactHeader[]): Promise<void> {
  if (contacts.length === 0) return;
  await session.query(update, [
    textArray(contacts.map(({ contactID }) => contactID)),
    plainArray(contacts.map(({ nextPhoneNumberID }) => nextPhoneNumberID)),
    plainArray(contacts.map(({ version }) => version)),
    plainArray(contacts.map(({ known }) => known)),
  ]);
}

/** Removes contacts that this transaction made and then had nothing to write for. */
export async function removeContacts(session: Session, contactIDs: readonly string[]): Promise<void> {
  if (contactIDs.length === 0) return;
  const text = "DELETE FROM contacts WHERE contact_id = ANY ($1::text[])";
  await session.query({ name: "remove contacts", text }, [textArray(contactIDs)]);
}

/** Marks contacts that are locked as known, and returns how many were not. */
export async function markKnown(session: Session, contactIDs: readonly string[]): Promise<number> {
  const text = "UPDATE contacts SET known = TRUE WHERE contact_id = ANY ($1::text[]) AND NOT known";
  return (await session.query({ name: "mark known", text }, [textArray(contactIDs)])).rowCount ?? 0;
}
