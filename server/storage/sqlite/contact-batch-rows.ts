// The statements on many contacts at a time, for an import: many rows in each statement.
import { toColumnsStoredPhoneNumberDTO } from "../../../generated/members.ts";
import { numberWidth } from "../number-columns.ts";
import type { ContactChange } from "../phone-number-store.ts";
import { upsertContactsStatement, upsertNumbersStatement } from "./contact-rows.ts";
import { type Database, prepareArrays, type Statement, type Value } from "./driver.ts";

export interface ContactBatchRows {
  /** The contacts that are stored. */
  present(contactIDs: readonly string[]): Set<string>;
  /** Writes changes that remove nothing, and raises each contact's version by one. */
  apply(changes: ReadonlyMap<string, ContactChange>): void;
}

type Values = readonly Value[];

/** Rows of one statement: more make it no faster. */
const rowsPerStatement = 32;
const contactWidth = 3;
const rowWidth = numberWidth + 1;

/** Prepares the statements. Every call belongs inside the caller's transaction. */
export function createContactBatchRows(db: Database): ContactBatchRows {
  const find = prepareArrays<Values, [contactID: string]>(
    db,
    `SELECT contact_id FROM contacts WHERE contact_id IN (${"?, ".repeat(rowsPerStatement - 1)}?)`,
  );
  const contactStatements = prepareBoth(db, upsertContactsStatement);
  const numberStatements = prepareBoth(db, upsertNumbersStatement);
  return {
    present(contactIDs) {
      const found = new Set<string>();
      for (let start = 0; start < contactIDs.length; start += rowsPerStatement) {
        const some: Value[] = contactIDs.slice(start, start + rowsPerStatement);
        while (some.length < rowsPerStatement) some.push(null);
        for (const [contactID] of find.all(...some)) found.add(contactID);
      }
      return found;
    },
    apply(changes) {
      const contacts: Value[] = [];
      const numbers: Value[] = [];
      for (const [contactID, { upserted, nextPhoneNumberID, known }] of changes) {
        contacts.push(contactID, nextPhoneNumberID, known ? 1 : 0);
        // Primary numbers last, because the index allows one at any moment.
        for (const number of upserted)
          if (!number.IsPrimary) numbers.push(contactID, ...toColumnsStoredPhoneNumberDTO(number));
        for (const number of upserted)
          if (number.IsPrimary) numbers.push(contactID, ...toColumnsStoredPhoneNumberDTO(number));
      }
      runTogether(contactStatements, contacts, contactWidth);
      runTogether(numberStatements, numbers, rowWidth);
    },
  };
}

interface Both {
  readonly many: Statement<Values, unknown>;
  readonly one: Statement<Values, unknown>;
}

function prepareBoth(db: Database, statement: (rows: number) => string): Both {
  return { many: db.prepare<Values>(statement(rowsPerStatement)), one: db.prepare<Values>(statement(1)) };
}

/** Runs whole statements first, and the remaining rows one by one. */
function runTogether({ many, one }: Both, values: Values, width: number): void {
  let start = 0;
  for (const end = values.length - width * rowsPerStatement; start <= end; start += width * rowsPerStatement) {
    many.run(...values.slice(start, start + width * rowsPerStatement));
  }
  for (; start < values.length; start += width) one.run(...values.slice(start, start + width));
}
