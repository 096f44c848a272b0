// NDJSON: a contact a line. A line that cannot be read says nothing of the next one.

import type { FileFormat, FileRecord } from "./file-format.ts";
import { decodeJsonContact, placeInJson, writeJsonContact } from "./json-contact.ts";
import { linesOf } from "./lines.ts";

export const ndjson: FileFormat = {
  read: readRecords,
  place: placeInJson,
  frame: { start: "", between: "", end: "" },
  write: (contact) => `${writeJsonContact(contact)}\n`,
};

async function* readRecords(text: AsyncIterable<string>): AsyncGenerator<FileRecord> {
  for await (const { line, text: record } of linesOf(text)) {
    if (record.trim() !== "") yield { line, decode: () => decodeJsonContact(record, line) };
  }
}
