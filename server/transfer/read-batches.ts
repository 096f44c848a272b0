// Reads a file's records, decodes and validates them, and yields them in batches.
import { type Batch, startBatch } from "./batch.ts";
import { type FileFormat, type FileRecord, type ReadOptions, RecordRefused } from "./formats/file-format.ts";
import { type ImportedContact, validateContact } from "./validate-contact.ts";

/** The size of a batch: a commit covers many, and none delays other writers. */
const batchWeight = 512;

/** The records after the first `skip`, which are found but not decoded. @throws BrokenFile after the records before the break */
export async function* readBatches(
  format: FileFormat,
  text: AsyncIterable<string>,
  skip = 0,
  options: ReadOptions = {},
): AsyncGenerator<Batch> {
  let batch = startBatch();
  let found = 0;
  let broken: { readonly error: unknown } | undefined;
  try {
    for await (const record of format.read(text, options)) {
      if (found++ < skip) continue;
      batch.add(readRecord(record, format));
      if (batch.weight() < batchWeight) continue;
      yield batch.end();
      batch = startBatch();
    }
  } catch (error) {
    broken = { error };
  }
  // When the file breaks off, the records before the break still count.
  if (batch.weight() > 0) yield batch.end();
  if (broken) throw broken.error;
}

function readRecord(record: FileRecord, { place }: FileFormat): ImportedContact | RecordRefused {
  try {
    return validateContact(record.decode(), record.line, place);
  } catch (error) {
    if (!(error instanceof RecordRefused)) throw error;
    return error;
  }
}
