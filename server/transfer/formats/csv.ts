// CSV: one number per row, under the contract's member names. Consecutive rows of one contact are one list.
import { membersStoredPhoneNumberDTO } from "../../../generated/members.ts";
import { parseFormBoolean, parseInteger, parseNumber } from "../../../runtime/lexical.ts";
import { unknownName } from "../../../runtime/read-error.ts";
import { delimiterName, readBeginning } from "./csv-header.ts";
import { type CsvMapping, mappedColumns, memberNames, members, ownColumns } from "./csv-mapping.ts";
import { csvRows, type Field, type Row, writeCsvRow } from "./csv-rows.ts";
import {
  BrokenFile,
  type DecodedContact,
  type ExportedContact,
  type FileFormat,
  type FileRecord,
  maxListLength,
  type Place,
  type ReadOptions,
  RecordRefused,
  type Traced,
} from "./file-format.ts";

export const csv: FileFormat = {
  read: readRecords,
  place: toPlace,
  frame: { start: writeCsvRow(ownColumns), between: "", end: "" },
  write: writeContact,
};

/** For a spreadsheet's eyes, not for an import: a field that could run as a formula begins with an apostrophe. */
export const csvForSpreadsheets: FileFormat = {
  ...csv,
  write: (contact) => writeContact(contact, (field) => (/^[=+\-@\t\r]/.test(field) ? `'${field}` : field)),
};

/** Google writes several values into one field. */
const valueSeparator = " ::: ";

/** Consecutive rows that name one contact. */
interface Group {
  readonly contactID: Field;
  readonly rows: Row[];
}

interface Columns {
  readonly names: readonly string[];
  readonly options: ReadOptions;
}

type Item = Record<string, unknown>;

async function* readRecords(text: AsyncIterable<string>, options: ReadOptions = {}): AsyncGenerator<FileRecord> {
  const { mapping, delimiter: given } = options;
  const beginning = await readBeginning(text, mapping ? mappedColumns(mapping) : ownColumns, given);
  const { delimiter } = beginning;
  if (delimiter !== ",") options.note?.(`separator: ${delimiterName(delimiter)}`);
  let columns: Columns | undefined;
  let group: Group | undefined;
  for await (const rows of csvRows(beginning.text, beginning)) {
    for (const row of rows) {
      if (columns === undefined) {
        columns = { names: readHeader(row, delimiter, mapping), options };
        continue;
      }
      const contactID = row.fields[columns.names.indexOf(mapping?.contactID ?? "contactID")];
      if (group !== undefined && (group.contactID !== contactID || group.rows.length === maxListLength)) {
        yield toRecord(group, columns);
        group = undefined;
      }
      if (group === undefined) group = { contactID, rows: [row] };
      else group.rows.push(row);
    }
  }
  if (columns === undefined) throw new BrokenFile("line 1: the header with the column names is missing");
  if (group !== undefined) yield toRecord(group, columns);
}

function readHeader({ fields, line, mistake }: Row, delimiter: string, mapping: CsvMapping | undefined) {
  const refuse = (reason: string): never => {
    throw new BrokenFile(`line ${line}: ${reason}`);
  };
  const names = fields.slice(0, lastField(fields) + 1).map((field) => field ?? "");
  const used = mapping === undefined ? names : mappedColumns(mapping);
  const unknown = mapping === undefined ? names.find((name) => !ownColumns.includes(name)) : undefined;
  const repeated = names.find((name, index) => used.includes(name) && names.indexOf(name) !== index);
  const missing = (mapping === undefined ? ["contactID"] : used).find((name) => !names.includes(name));
  const separator = `the separator is a ${delimiterName(delimiter)}`;
  if (mistake !== undefined) refuse(mistake);
  if (unknown !== undefined) refuse(`${unknownName("column", unknown, ownColumns)} (${separator})`);
  if (repeated !== undefined) refuse(`the column ${repeated} must not be repeated`);
  if (missing !== undefined) refuse(`the column ${missing} is missing (${separator})`);
  return names;
}

/** Spreadsheets write empty columns and fields after the last used one. */
function lastField(fields: readonly Field[]): number {
  return fields.findLastIndex((field) => field !== undefined);
}

function toRecord({ contactID, rows }: Group, columns: Columns): FileRecord {
  return { line: rows[0]?.line ?? 0, decode: () => decodeGroup(contactID, rows, columns) };
}

function decodeGroup(contactID: Field, rows: readonly Row[], columns: Columns): DecodedContact {
  const phoneNumbers: Item[] = [];
  const lines: number[] = [];
  let nextPhoneNumberID: number | undefined;
  for (const row of rows) {
    checkRow(row, columns.names, contactID);
    const { items, next } = columns.options.mapping
      ? mapRow(row, columns, columns.options.mapping)
      : readRow(row, columns);
    if (next !== undefined) nextPhoneNumberID = Math.max(next, nextPhoneNumberID ?? 1);
    // A row without a number stands for a contact without numbers.
    if (items.length === 0 && rows.length > 1 && columns.options.mapping === undefined) {
      refuse(row.line, "must have a PhoneNumber like the contact's other rows");
    }
    for (const item of items) {
      phoneNumbers.push(item);
      lines.push(row.line);
    }
  }
  return { contactID, nextPhoneNumberID, phoneNumbers, trace: rows.length > 1 ? lines : undefined };
}

function checkRow({ fields, line, mistake }: Row, names: readonly string[], contactID: Field): void {
  if (mistake !== undefined) refuse(line, mistake);
  if (fields.length < names.length || lastField(fields) >= names.length) {
    refuse(line, `must have ${names.length} fields like the header, not ${fields.length}`);
  }
  if (contactID === undefined) refuse(line, "contactID is empty: repeat it in every row of the contact");
}

function readRow({ fields, line }: Row, { names, options }: Columns): { items: Item[]; next: number | undefined } {
  let item: Item | undefined;
  let next: number | undefined;
  for (let index = 0; index < names.length; index++) {
    const name = names[index] ?? "";
    const field = fields[index];
    if (field === undefined || name === "contactID") continue;
    if (name === "nextPhoneNumberID") next = readInteger(name, field, line);
    else {
      item ??= {};
      item[name] = readField(name, field, line, options);
    }
  }
  return { items: item === undefined ? [] : [item], next };
}

/** A number whose field is empty is not there. */
function mapRow({ fields, line }: Row, { names, options }: Columns, { numbers }: CsvMapping) {
  const items: Item[] = [];
  for (const number of numbers) {
    const item: Item = {};
    for (const [name, source] of Object.entries(number)) {
      const field = typeof source === "string" ? fields[names.indexOf(source)] : undefined;
      if (typeof source !== "string") item[name] = source.value;
      else if (field !== undefined) item[name] = readField(name, field, line, options);
    }
    const { PhoneNumber: text } = item;
    if (typeof text !== "string") continue;
    for (const PhoneNumber of text.split(valueSeparator)) items.push({ ...item, PhoneNumber });
  }
  return { items, next: undefined };
}

/** The trace is the lines of the items, where there are several rows. */
function toPlace({ line, trace }: Traced, pointer: string): Place {
  const [, item, member] = pointer.split("/");
  const lines = Array.isArray(trace) ? trace : [];
  return { line: lines[Number(item)] ?? line, where: member ?? "" };
}

function readField(name: string, field: string | null, line: number, { booleans }: ReadOptions): unknown {
  const member = members.get(name);
  if (field === null && member?.nullable === true) return null;
  if (member?.type === "integer") return readInteger(name, field, line);
  if (member?.type === "number") return parseNumber(field ?? "") ?? refuse(line, `${name}: must be a number`);
  if (member?.type === "boolean") return readBoolean(name, field ?? "", line, booleans);
  return field;
}

/** Spreadsheets write TRUE, FALSE, 1 and 0; others only when they were asked for. */
function readBoolean(name: string, field: string, line: number, booleans: ReadOptions["booleans"]): boolean {
  const text = field.trim().toLowerCase();
  if (text === "1" || text === booleans?.[0].toLowerCase()) return true;
  if (text === "0" || text === booleans?.[1].toLowerCase()) return false;
  const expected = ["true", "false", "1", "0", ...(booleans ?? [])].join(", ");
  return parseFormBoolean(field) ?? refuse(line, `${name}: must be one of ${expected}; see --booleans`);
}

function readInteger(name: string, field: string | null, line: number): number {
  return parseInteger(field ?? "") ?? refuse(line, `${name}: must be an integer`);
}

function refuse(line: number, reason: string): never {
  throw new RecordRefused(line, reason);
}

function writeContact(
  { contactID, nextPhoneNumberID, numbers }: ExportedContact,
  toField: (text: string) => string = (text) => text,
): string {
  const id = toField(contactID);
  if (numbers.length === 0) return writeCsvRow([id, nextPhoneNumberID, ...memberNames.map(() => undefined)]);
  const cell = (value: string | number | boolean | null | undefined) =>
    typeof value === "string" ? toField(value) : value;
  return numbers
    .map((number, index) => {
      const next = index === 0 ? nextPhoneNumberID : undefined;
      return writeCsvRow([id, next, ...membersStoredPhoneNumberDTO.map(({ get }) => cell(get(number)))]);
    })
    .join("");
}
