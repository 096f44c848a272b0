// Looks many contacts up and writes them with few statements: what an import needs, many rows in each of them.
import type { ContactChange } from "../phone-number-store.ts";
import { type Database, prepareArrays, type Statement, type Value } from "./driver.ts";
import { raiseStatement, toColumns, upsertStatement } from "./rows.ts";

export interface ManyContactRows {
  /** The contacts that are stored. */
  present(contactIDs: readonly string[]): Set<string>;
  /** Writes the changes, which remove nothing, and raises each contact's version by one. */
  apply(changes: ReadonlyMap<string, ContactChange>): void;
}

type Values = readonly Value[];

/** Rows of one statement: with more of them it gets no faster. */
const rowsTogether = 32;
const contactWidth = 3;
const numberWidth = 10;

/** Prepares the statements. Every call belongs inside the caller's transaction. */
export function createManyContactRows(db: Database): ManyContactRows {
  const find = prepareArrays<Values, [contactID: string]>(
    db,
    `SELECT contact_id FROM contacts WHERE contact_id IN (${"?, ".repeat(rowsTogether - 1)}?)`,
  );
  const raise = prepareBoth(db, raiseStatement);
  const upsert = prepareBoth(db, upsertStatement);
  return {
    present(contactIDs) {
      const found = new Set<string>();
      for (let start = 0; start < contactIDs.length; start += rowsTogether) {
        const some: Value[] = contactIDs.slice(start, start + rowsTogether);
        while (some.length < rowsTogether) some.push(null);
        for (const [contactID] of find.all(...some)) found.add(contactID);
      }
      return found;
    },
    apply(changes) {
      const contacts: Value[] = [];
      const numbers: Value[] = [];
      for (const [contactID, { upserted, nextPhoneNumberID, known }] of changes) {
        contacts.push(contactID, nextPhoneNumberID, known ? 1 : 0);
        // The old primary goes before the new one comes: the index allows one at any moment.
        for (const number of upserted) if (!number.IsPrimary) numbers.push(contactID, ...toColumns(number));
        for (const number of upserted) if (number.IsPrimary) numbers.push(contactID, ...toColumns(number));
      }
      runTogether(raise, contacts, contactWidth);
      runTogether(upsert, numbers, numberWidth);
    },
  };
}

interface Both {
  readonly many: Statement<Values, unknown>;
  readonly one: Statement<Values, unknown>;
}

function prepareBoth(db: Database, statement: (rows: number) => string): Both {
  return { many: db.prepare<Values>(statement(rowsTogether)), one: db.prepare<Values>(statement(1)) };
}

/** As many rows at once as there are, and the rest one by one. */
function runTogether({ many, one }: Both, values: Values, width: number): void {
  let start = 0;
  for (const end = values.length - width * rowsTogether; start <= end; start += width * rowsTogether) {
    many.run(...values.slice(start, start + width * rowsTogether));
  }
  for (; start < values.length; start += width) one.run(...values.slice(start, start + width));
}
