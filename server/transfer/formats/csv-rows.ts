// Reads and writes CSV (RFC 4180) row by row. Distinguishes bare and quoted fields, because null depends on it.
import { BrokenFile, refuseEndless } from "./file-format.ts";

/** Undefined: nothing is written there. Null: a bare \N. A quoted field is always text, be it empty or \N. */
export type Field = string | null | undefined;

export interface Row {
  /** Where it starts, from 1. */
  readonly line: number;
  readonly fields: readonly Field[];
  /** How the row breaks RFC 4180. It still ends at its end of line. */
  readonly mistake: string | undefined;
}

export interface RowsOptions {
  readonly delimiter: string;
  /** The line of the text's first character. */
  readonly firstLine: number;
}

interface Reading {
  /** Before a field, in a bare one, inside quotes, or after a quote inside quotes. */
  state: "start" | "bare" | "quoted" | "quote";
  field: string;
  fields: Field[];
  mistake: string | undefined;
  line: number;
  rowLine: number;
  /** Characters of the row in earlier chunks. */
  length: number;
  rowEnded: boolean;
  /** A line feed after a carriage return belongs to the same end of line, even in the next chunk. */
  afterReturn: boolean;
  readonly delimiter: string;
  readonly special: RegExp;
}

const nullField = "\\N";
const toQuote = /[",\r\n]/;

/**
 * The rows of the text, those of a chunk together, without rows of empty or blank fields only. A row ends with LF, CR LF
 * or CR.
 * @throws BrokenFile when a quoted field is not closed
 */
export async function* csvRows(
  text: AsyncIterable<string>,
  { delimiter, firstLine }: RowsOptions = { delimiter: ",", firstLine: 1 },
): AsyncGenerator<readonly Row[]> {
  const reading: Reading = {
    state: "start",
    field: "",
    fields: [],
    mistake: undefined,
    line: firstLine,
    rowLine: firstLine,
    length: 0,
    rowEnded: false,
    afterReturn: false,
    delimiter,
    special: new RegExp(`["\\r\\n${delimiter.replace(/[\\\]^-]/, "\\$&")}]`, "g"),
  };
  for await (const chunk of text) {
    const rows: Row[] = [];
    let rowStart = 0;
    for (let index = 0; index < chunk.length; ) {
      index = readOn(chunk, index, reading);
      if (!reading.rowEnded) continue;
      takeRow(reading, rows);
      rowStart = index;
    }
    yield rows;
    reading.length = (rowStart > 0 ? 0 : reading.length) + chunk.length - rowStart;
    refuseEndless(reading.length, reading.rowLine);
  }
  if (reading.state === "quoted") {
    throw new BrokenFile(`line ${reading.rowLine}: a quoted field in the row that starts here is not closed`);
  }
  if (reading.length > 0) {
    endField(reading);
    const rows: Row[] = [];
    takeRow(reading, rows);
    yield rows;
  }
}

function takeRow(reading: Reading, rows: Row[]): void {
  const { rowLine: line, fields, mistake } = reading;
  reading.rowEnded = false;
  reading.rowLine = reading.line;
  reading.fields = [];
  reading.mistake = undefined;
  if (mistake !== undefined || !fields.every(isBlank)) rows.push({ line, fields, mistake });
}

/** A quoted "" says something: the empty text. */
const isBlank = (field: Field) => field === undefined || (field !== null && field !== "" && field.trim() === "");

/** Reads up to the next special character, and returns where to go on. */
function readOn(chunk: string, index: number, reading: Reading): number {
  const isSecondOfLineEnd = reading.afterReturn && chunk[index] === "\n";
  reading.afterReturn = false;
  if (isSecondOfLineEnd) return index + 1;
  if (reading.state === "quoted") return readQuoted(chunk, index, reading);
  if (reading.state === "quote") return readAfterQuote(chunk, index, reading);
  reading.special.lastIndex = index;
  const end = reading.special.exec(chunk)?.index ?? chunk.length;
  if (end > index) {
    reading.field += chunk.slice(index, end);
    reading.state = "bare";
  }
  if (chunk[end] === '"' && reading.state === "start") reading.state = "quoted";
  else if (chunk[end] === '"') {
    reading.field += '"';
    reading.mistake ??= "a quote is allowed only around a whole field";
  } else if (end < chunk.length) separate(chunk[end], reading);
  return Math.min(end + 1, chunk.length);
}

function readQuoted(chunk: string, index: number, reading: Reading): number {
  const quote = chunk.indexOf('"', index);
  const end = quote < 0 ? chunk.length : quote;
  const part = chunk.slice(index, end);
  const counted = reading.field.endsWith("\r") && part.startsWith("\n") ? part.slice(1) : part;
  reading.line += counted.match(/\r\n?|\n/g)?.length ?? 0;
  reading.field += part;
  if (quote < 0) return end;
  reading.state = "quote";
  return end + 1;
}

/** A second quote stands for one; the delimiter or the end of the line ends the field; anything else is a mistake. */
function readAfterQuote(chunk: string, index: number, reading: Reading): number {
  const character = chunk[index];
  if (character === '"') {
    reading.field += '"';
    reading.state = "quoted";
  } else if (character === reading.delimiter || character === "\n" || character === "\r") separate(character, reading);
  else {
    reading.mistake ??= "a closing quote must be followed by the separator or the end of the line";
    reading.state = "bare";
  }
  return index + 1;
}

function separate(character: string | undefined, reading: Reading): void {
  if (character !== reading.delimiter) {
    reading.line++;
    reading.rowEnded = true;
    reading.afterReturn = character === "\r";
  }
  endField(reading);
}

function endField(reading: Reading): void {
  const { field, state } = reading;
  reading.fields.push(state === "quote" ? field : field === "" ? undefined : field === nullField ? null : field);
  reading.field = "";
  reading.state = "start";
}

/** One row with its end of line. What would read back as something else is quoted. */
export function writeCsvRow(fields: readonly (Field | number | boolean)[]): string {
  return `${fields.map(writeField).join(",")}\r\n`;
}

function writeField(field: Field | number | boolean): string {
  if (field === undefined) return "";
  if (field === null) return nullField;
  if (typeof field !== "string") return String(field);
  return field === "" || field === nullField || toQuote.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}
