// Runs texts through the file formats, in chunks of any size.

import { createUpdateRules } from "../../../server/phone-numbers/comparison-key.ts";
import type { PhoneNumberStore } from "../../../server/storage/phone-number-store.ts";
import { exportText } from "../../../server/transfer/export.ts";
import type { FileFormat, FileRecord, ReadOptions } from "../../../server/transfer/formats/file-format.ts";
import { type ImportTally, importContacts, type Rejection } from "../../../server/transfer/import.ts";
import { readBatches } from "../../../server/transfer/read-batches.ts";
import { createTakeContacts } from "../../../server/transfer/take-batch.ts";

/** The text in chunks of `size` characters. */
export async function* chunksOf(text: string, size = 7): AsyncGenerator<string> {
  for (let start = 0; start < text.length; start += size) yield text.slice(start, start + size);
}

export async function recordsOf(format: FileFormat, text: string, size?: number): Promise<FileRecord[]> {
  const records: FileRecord[] = [];
  for await (const record of format.read(chunksOf(text, size))) records.push(record);
  return records;
}

/** Imports the text into the store. */
export async function importText(
  store: PhoneNumberStore,
  format: FileFormat,
  text: string,
  size?: number,
  options: ReadOptions = {},
): Promise<{ tally: ImportTally; rejections: Rejection[]; warnings: Rejection[]; notes: string[] }> {
  const rejections: Rejection[] = [];
  const warnings: Rejection[] = [];
  const notes: string[] = [];
  const tally = await importContacts({
    batches: readBatches(format, chunksOf(text, size), 0, { note: (note) => notes.push(note), ...options }),
    place: format.place,
    take: createTakeContacts({ store, rules: createUpdateRules({ maxNumbersPerContact: 100_000 }) }),
    reject: (rejection) => rejections.push(rejection),
    warn: (warning) => warnings.push(warning),
  });
  return { tally, rejections, warnings, notes };
}

export async function exported(store: PhoneNumberStore, format: FileFormat): Promise<string> {
  let text = "";
  for await (const piece of exportText(store.contacts(), format)) text += piece;
  return text;
}
