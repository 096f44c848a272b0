// One JSON array of contacts, split into its items without reading the whole file. Not stream-json: it hands over values,
// and a refused item needs its text for line and column, the rules of numbers (7.0 but not 7.5) and reading on after it.

import { BrokenFile, type FileFormat, type FileRecord, refuseEndless } from "./file-format.ts";
import { decodeJsonContact, placeInJson, writeJsonContact } from "./json-contact.ts";

export const jsonArray: FileFormat = {
  read: readRecords,
  place: placeInJson,
  frame: { start: "[\n", between: ",\n", end: "\n]\n" },
  write: writeJsonContact,
};

interface Cut {
  /** What of the item has been seen in earlier chunks. */
  item: string;
  /** The line in which the item starts. */
  itemLine: number;
  itemColumn: number;
  line: number;
  /** Positions in the file: of the chunk, and of the line's first character. */
  base: number;
  lineStart: number;
  /** 0 before the array, 1 in it, more in an item; -1 after it. */
  depth: number;
  inItem: boolean;
  inString: boolean;
  escaped: boolean;
  items: number;
}

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const lineFeed = 0x0a;

async function* readRecords(text: AsyncIterable<string>): AsyncGenerator<FileRecord> {
  const cut: Cut = {
    item: "",
    itemLine: 1,
    itemColumn: 1,
    line: 1,
    base: 0,
    lineStart: 0,
    depth: 0,
    inItem: false,
    inString: false,
    escaped: false,
    items: 0,
  };
  for await (const chunk of text) {
    yield* cutChunk(chunk, cut);
    refuseEndless(cut.item.length, cut.itemLine);
  }
  if (cut.depth >= 0) throw new BrokenFile(`line ${cut.line}: the file must be a complete JSON array`);
}

/** Only brackets, strings and commas matter here; whether an item is JSON is seen when it is decoded. */
function* cutChunk(chunk: string, cut: Cut): Generator<FileRecord> {
  let start = 0;
  for (let index = 0; index < chunk.length; index++) {
    const code = chunk.charCodeAt(index);
    if (code === lineFeed) startLine(index + 1, cut);
    if (cut.inString) passString(code, cut);
    else if (isSpace(code)) continue;
    else if (cut.depth <= 0) enter(code, cut);
    else if (cut.depth === 1 && (code === comma || isClosing(code))) {
      if (cut.inItem) cut.item += chunk.slice(start, index);
      yield* endItem(code, cut);
    } else {
      if (!cut.inItem) {
        start = index;
        startItem(index, cut);
      }
      if (code === quote) cut.inString = true;
      else if (isOpening(code)) cut.depth++;
      else if (isClosing(code)) cut.depth--;
    }
  }
  if (cut.inItem) cut.item += chunk.slice(start);
  cut.base += chunk.length;
}

function startLine(index: number, cut: Cut): void {
  cut.line++;
  cut.lineStart = cut.base + index;
}

function startItem(index: number, cut: Cut): void {
  cut.inItem = true;
  cut.itemLine = cut.line;
  cut.itemColumn = cut.base + index - cut.lineStart + 1;
}

function passString(code: number, cut: Cut): void {
  if (cut.escaped) cut.escaped = false;
  else if (code === backslash) cut.escaped = true;
  else if (code === quote) cut.inString = false;
}

function enter(code: number, cut: Cut): void {
  if (cut.depth < 0) throw new BrokenFile(`line ${cut.line}: nothing may follow the array`);
  if (code !== 0x5b) throw new BrokenFile(`line ${cut.line}: must be a JSON array of contacts`);
  cut.depth = 1;
}

function* endItem(code: number, cut: Cut): Generator<FileRecord> {
  const { item, itemLine: line, itemColumn: column, inItem } = cut;
  if (!inItem && (code === comma || cut.items > 0)) throw new BrokenFile(`line ${cut.line}: must be a contact`);
  if (inItem) {
    cut.items++;
    yield { line, decode: () => decodeJsonContact(item, line, column) };
  }
  cut.item = "";
  cut.inItem = false;
  if (code !== comma) cut.depth = -1;
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === lineFeed || code === 0x0d || code === 0x09;
}

function isOpening(code: number): boolean {
  return code === 0x5b || code === 0x7b;
}

function isClosing(code: number): boolean {
  return code === 0x5d || code === 0x7d;
}
