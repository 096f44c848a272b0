// CSV: a phone number a row under the contract's member names; rows of one contact that follow each other are one list.

import { membersPhoneNumberDTO, membersStoredPhoneNumberDTO } from "../../generated/members.ts";
import { parseFormBoolean, parseInteger, parseNumber } from "../../runtime/lexical.ts";
import { unknownName } from "../../runtime/read-error.ts";
import { csvRows, type Field, type Row, writeCsvRow } from "./csv-rows.ts";
import {
  BrokenFile,
  type DecodedContact,
  type ExportedContact,
  type FileFormat,
  type FileRecord,
  type Place,
  RecordRefused,
  type Traced,
} from "./record.ts";

const memberNames = membersStoredPhoneNumberDTO.map(({ name }) => name);
const members = new Map(membersPhoneNumberDTO.map((member) => [member.name, member]));
const columns = ["contactID", "nextPhoneNumberID", ...memberNames];

export const csv: FileFormat = {
  read: readRecords,
  place: placeOf,
  frame: { start: writeCsvRow(columns), between: "", end: "" },
  write: writeContact,
};

/** Rows that follow each other and name one contact. */
interface Group {
  readonly contactID: Field;
  readonly rows: Row[];
}

/** The most items that the contract allows in one list. */
const longestList = 10_000;

async function* readRecords(text: AsyncIterable<string>): AsyncGenerator<FileRecord> {
  let header: readonly string[] | undefined;
  let group: Group | undefined;
  for await (const rows of csvRows(text)) {
    for (const row of rows) {
      if (header === undefined) {
        header = readHeader(row);
        continue;
      }
      const contactID = row.fields[header.indexOf("contactID")];
      if (group !== undefined && (group.contactID !== contactID || group.rows.length === longestList)) {
        yield toRecord(group, header);
        group = undefined;
      }
      if (group === undefined) group = { contactID, rows: [row] };
      else group.rows.push(row);
    }
  }
  if (header === undefined) throw new BrokenFile("line 1: a header with the names of the columns is expected");
  if (group !== undefined) yield toRecord(group, header);
}

function readHeader({ fields, line, mistake }: Row): readonly string[] {
  const names = fields.map((field) => field ?? "");
  const unknown = names.find((name) => !columns.includes(name));
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (mistake !== undefined) throw new BrokenFile(`line ${line}: ${mistake}`);
  if (unknown !== undefined) throw new BrokenFile(`line ${line}: ${unknownName("column", unknown, columns)}`);
  if (repeated !== undefined) throw new BrokenFile(`line ${line}: the column ${repeated} comes more than once`);
  if (!names.includes("contactID")) throw new BrokenFile(`line ${line}: the column contactID is missing`);
  return names;
}

function toRecord({ contactID, rows }: Group, header: readonly string[]): FileRecord {
  const line = rows[0]?.line ?? 0;
  return { line, decode: () => decodeGroup(contactID, rows, header) };
}

function decodeGroup(contactID: Field, rows: readonly Row[], header: readonly string[]): DecodedContact {
  const phoneNumbers: Record<string, unknown>[] = [];
  const lines: number[] = [];
  let nextPhoneNumberID: number | undefined;
  for (const row of rows) {
    const { item, next } = decodeRow(row, header);
    if (next !== undefined) nextPhoneNumberID = Math.max(next, nextPhoneNumberID ?? 1);
    // A row of nothing else stands for a contact without numbers.
    if (item === undefined) {
      if (rows.length > 1) throw new RecordRefused(row.line, "a number is expected, as in the contact's other rows");
      continue;
    }
    phoneNumbers.push(item);
    lines.push(row.line);
  }
  return { contactID, nextPhoneNumberID, phoneNumbers, trace: rows.length > 1 ? lines : undefined };
}

/** The trace is the lines of the items, where there are several. */
function placeOf({ line, trace }: Traced, pointer: string): Place {
  const [, item, member] = pointer.split("/");
  const lines = Array.isArray(trace) ? trace : [];
  return { line: lines[Number(item)] ?? line, where: member ?? "" };
}

/** Without an item where the row has no member of one. */
function decodeRow({ fields, line, mistake }: Row, header: readonly string[]) {
  if (mistake !== undefined) throw new RecordRefused(line, mistake);
  if (fields.length !== header.length) {
    throw new RecordRefused(
      line,
      `${header.length} fields are expected, as in the header, and there are ${fields.length}`,
    );
  }
  let item: Record<string, unknown> | undefined;
  let next: number | undefined;
  for (let index = 0; index < header.length; index++) {
    const name = header[index] ?? "";
    const field = fields[index];
    if (field === undefined || name === "contactID") continue;
    if (name === "nextPhoneNumberID") next = readInteger(name, field, line);
    else {
      item ??= {};
      item[name] = readField(name, field, line);
    }
  }
  return { item, next };
}

function readField(name: string, field: string | null, line: number): unknown {
  const member = members.get(name);
  if (field === null && member?.nullable === true) return null;
  if (member?.type === "integer") return readInteger(name, field, line);
  if (member?.type === "number") return parseNumber(field ?? "") ?? refuse(line, `${name}: a number is expected`);
  if (member?.type === "boolean") {
    return parseFormBoolean(field ?? "") ?? refuse(line, `${name}: true or false is expected`);
  }
  return field;
}

function readInteger(name: string, field: string | null, line: number): number {
  return parseInteger(field ?? "") ?? refuse(line, `${name}: an integer is expected`);
}

function refuse(line: number, reason: string): never {
  throw new RecordRefused(line, reason);
}

function writeContact({ contactID, nextPhoneNumberID, numbers }: ExportedContact): string {
  if (numbers.length === 0) return writeCsvRow([contactID, nextPhoneNumberID, ...memberNames.map(() => undefined)]);
  return numbers
    .map((number, index) =>
      writeCsvRow([
        contactID,
        index === 0 ? nextPhoneNumberID : undefined,
        ...membersStoredPhoneNumberDTO.map(({ get }) => get(number)),
      ]),
    )
    .join("");
}
