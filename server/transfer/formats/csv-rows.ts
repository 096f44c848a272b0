// Reads and writes CSV as RFC 4180 has it, row by row; bare and quoted fields stay apart, since null depends on it.
import { BrokenFile, refuseEndless } from "./file-format.ts";

/** Undefined: nothing is written there. Null: a bare \N. A quoted field is always text, be it empty or \N. */
export type Field = string | null | undefined;

export interface Row {
  /** Where it starts, from 1. */
  readonly line: number;
  readonly fields: readonly Field[];
  /** What breaks RFC 4180 in it, if anything does. The row ends where it would have ended without. */
  readonly mistake: string | undefined;
}

interface Reading {
  /** Before a field, in a bare one, inside quotes, or behind a quote inside quotes. */
  state: "start" | "bare" | "quoted" | "quote";
  field: string;
  fields: Field[];
  mistake: string | undefined;
  line: number;
  rowLine: number;
  /** Characters of the row in earlier chunks. */
  length: number;
  readonly special: RegExp;
}

const nullField = "\\N";
const toQuote = /[",\r\n]/;

/**
 * The rows of the text, those of a chunk together, without empty lines. A row ends with a line feed, or a carriage return and a line feed.
 * @throws BrokenFile when a quoted field is not closed
 */
export async function* csvRows(text: AsyncIterable<string>): AsyncGenerator<readonly Row[]> {
  const reading: Reading = {
    state: "start",
    field: "",
    fields: [],
    mistake: undefined,
    line: 1,
    rowLine: 1,
    length: 0,
    special: /[",\n]/g,
  };
  for await (const chunk of text) {
    const rows: Row[] = [];
    let rowStart = 0;
    for (let index = 0; index < chunk.length; ) {
      index = readOn(chunk, index, reading);
      if (chunk[index - 1] !== "\n" || reading.state !== "start") continue;
      takeRow(reading, rows);
      rowStart = index;
    }
    yield rows;
    reading.length = (rowStart > 0 ? 0 : reading.length) + chunk.length - rowStart;
    refuseEndless(reading.length, reading.rowLine);
  }
  if (reading.state === "quoted") {
    throw new BrokenFile(`line ${reading.rowLine}: a quoted field of the row that starts here is not closed`);
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
  reading.rowLine = reading.line;
  reading.fields = [];
  reading.mistake = undefined;
  if (fields.length > 1 || fields[0] !== undefined || mistake !== undefined) rows.push({ line, fields, mistake });
}

/** Reads up to the next thing that matters, and answers where to go on. */
function readOn(chunk: string, index: number, reading: Reading): number {
  if (reading.state === "quoted") return readQuoted(chunk, index, reading);
  if (reading.state === "quote") return readBehindQuote(chunk, index, reading);
  reading.special.lastIndex = index;
  const end = reading.special.exec(chunk)?.index ?? chunk.length;
  if (end > index) {
    reading.field += chunk.slice(index, end);
    reading.state = "bare";
  }
  if (chunk[end] === '"' && reading.state === "start") reading.state = "quoted";
  else if (chunk[end] === '"') {
    reading.field += '"';
    reading.mistake ??= "a quote is expected only around a whole field";
  } else if (end < chunk.length) separate(chunk[end], reading);
  return Math.min(end + 1, chunk.length);
}

function readQuoted(chunk: string, index: number, reading: Reading): number {
  const quote = chunk.indexOf('"', index);
  const end = quote < 0 ? chunk.length : quote;
  const part = chunk.slice(index, end);
  for (let at = part.indexOf("\n"); at >= 0; at = part.indexOf("\n", at + 1)) reading.line++;
  reading.field += part;
  if (quote < 0) return end;
  reading.state = "quote";
  return end + 1;
}

/** A second quote stands for one; a comma or the end of the line ends the field; anything else is a mistake. */
function readBehindQuote(chunk: string, index: number, reading: Reading): number {
  const character = chunk[index];
  if (character === '"') {
    reading.field += '"';
    reading.state = "quoted";
  } else if (character === "," || character === "\n") separate(character, reading);
  else if (character !== "\r") {
    reading.mistake ??= "a comma or the end of the line is expected behind a closing quote";
    reading.state = "bare";
  }
  return index + 1;
}

function separate(character: string | undefined, reading: Reading): void {
  if (character === "\n") {
    reading.line++;
    if (reading.state === "bare" && reading.field.endsWith("\r")) reading.field = reading.field.slice(0, -1);
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
