// Takes the records of a file, many at a time, with more of them under way; their results are in the file's order.
import { type FileRecord, RecordRefused } from "./record.ts";
import type { TakeContacts, Taken, TakenCounts } from "./take-contact.ts";
import { type ImportedContact, refusedAt, validateContact } from "./validate-contact.ts";

/** What has become of the records so far; all of it is on disk, and nothing behind it counts. */
export interface ImportTally extends TakenCounts {
  readonly records: number;
  readonly rejected: number;
}

export interface Rejection {
  readonly line: number;
  readonly reason: string;
}

export interface ImportOptions {
  readonly records: AsyncIterable<FileRecord>;
  readonly take: TakeContacts;
  readonly reject: (rejection: Rejection) => void;
  /** Called after each record with the tally up to it. */
  readonly onSettled?: (tally: ImportTally) => void;
  /** Goes on behind these; the records they stand for are found and not decoded. */
  readonly from?: ImportTally;
  /** Aborted: no further record is taken, and those under way are waited for. */
  readonly signal?: AbortSignal | undefined;
  /** The most phone numbers whose writes are under way. Default 4096. */
  readonly numbersUnderWay?: number;
}

export const emptyTally: ImportTally = { records: 0, added: 0, updated: 0, unchanged: 0, rejected: 0 };

type Settled = TakenCounts | RecordRefused | { readonly failure: unknown };

/** Records that are taken together, in the file's order. */
interface Batch {
  readonly entries: (ImportedContact | RecordRefused)[];
  weight: number;
}

interface UnderWay {
  readonly settled: Promise<readonly Settled[]>;
  readonly weight: number;
}

/** A batch goes to the store when it has so much: a commit is worth many of them, and none holds up other writers. */
const batchWeight = 512;

/** Imports the records. @throws BrokenFile, StoreUnavailable; the tally that was told last is what holds then. */
export async function importContacts(options: ImportOptions): Promise<ImportTally> {
  const { records, take, signal, from = emptyTally, numbersUnderWay = 4096 } = options;
  const underWay: UnderWay[] = [];
  const settling = createSettling(options, from);
  let batch: Batch = { entries: [], weight: 0 };
  let weight = 0;
  let found = 0;
  const startBatch = () => {
    if (batch.entries.length === 0) return;
    weight += batch.weight;
    underWay.push({ settled: takeBatch(batch, take), weight: batch.weight });
    batch = { entries: [], weight: 0 };
  };
  const settleOne = async () => {
    const next = underWay.shift();
    weight -= next?.weight ?? 0;
    for (const settled of (await next?.settled) ?? []) settling.settle(settled);
  };
  try {
    for await (const record of records) {
      if (found++ < from.records) continue;
      if (signal?.aborted) break;
      const entry = read(record);
      batch.entries.push(entry);
      batch.weight += entry instanceof RecordRefused ? 1 : entry.phoneNumbers.length + 1;
      if (batch.weight >= Math.min(batchWeight, numbersUnderWay)) startBatch();
      while (weight > numbersUnderWay) await settleOne();
    }
  } finally {
    // When the file breaks off, what stands before the break is settled all the same.
    startBatch();
    while (underWay.length > 0) await settleOne();
  }
  return settling.tally();
}

function read(record: FileRecord): ImportedContact | RecordRefused {
  try {
    return validateContact(record.decode(), record.line);
  } catch (error) {
    if (!(error instanceof RecordRefused)) throw error;
    return error;
  }
}

/** Never rejects: what the store threw is in the place of the first record that it may be about. */
async function takeBatch({ entries }: Batch, take: TakeContacts): Promise<readonly Settled[]> {
  const contacts = entries.filter((entry): entry is ImportedContact => !(entry instanceof RecordRefused));
  let taken: readonly Taken[];
  try {
    taken = await take(contacts);
  } catch (failure) {
    return [{ failure }];
  }
  let next = 0;
  return entries.map((entry) => {
    if (entry instanceof RecordRefused) return entry;
    const result = taken[next++];
    if (result === undefined) return { failure: new Error("the store answered for fewer contacts than it was given") };
    return "code" in result ? refusedAt(entry.place(result.pointer), result.expected) : result;
  });
}

function createSettling({ reject, onSettled }: ImportOptions, from: ImportTally) {
  let tally = from;
  let failed: { readonly failure: unknown } | undefined;
  return {
    tally: () => tally,
    /** @throws what the store threw; nothing behind that is counted. */
    settle(settled: Settled): void {
      if (failed) return;
      if ("failure" in settled) {
        failed = settled;
        throw settled.failure;
      }
      if (settled instanceof RecordRefused) {
        reject({ line: settled.line, reason: settled.message });
        tally = { ...tally, records: tally.records + 1, rejected: tally.rejected + 1 };
      } else tally = sum(tally, settled);
      onSettled?.(tally);
    },
  };
}

function sum(tally: ImportTally, { added, updated, unchanged }: TakenCounts): ImportTally {
  return {
    records: tally.records + 1,
    added: tally.added + added,
    updated: tally.updated + updated,
    unchanged: tally.unchanged + unchanged,
    rejected: tally.rejected,
  };
}
