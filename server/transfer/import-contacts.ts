// Takes the records of a file one after the other: many writes under way at once, their results in the file's order.
import { type FileRecord, RecordRefused } from "./record.ts";
import type { TakeContact, TakenCounts } from "./take-contact.ts";
import { refusedAt, validateContact } from "./validate-contact.ts";

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
  readonly take: TakeContact;
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

interface UnderWay {
  readonly settled: Promise<Settled>;
  readonly weight: number;
}

/** Imports the records. @throws BrokenFile, StoreUnavailable; the tally that was told last is what holds then. */
export async function importContacts(options: ImportOptions): Promise<ImportTally> {
  const { records, take, signal, from = emptyTally, numbersUnderWay = 4096 } = options;
  const underWay: UnderWay[] = [];
  const settling = createSettling(options, from);
  let weight = 0;
  let found = 0;
  const settleOne = async () => {
    const next = underWay.shift();
    weight -= next?.weight ?? 0;
    if (next) settling.settle(await next.settled);
  };
  try {
    for await (const record of records) {
      if (found++ < from.records) continue;
      if (signal?.aborted) break;
      const started = startTaking(record, take);
      underWay.push(started);
      weight += started.weight;
      while (weight > numbersUnderWay) await settleOne();
    }
  } finally {
    // When the file breaks off, what stands before the break is settled all the same.
    while (underWay.length > 0) await settleOne();
  }
  return settling.tally();
}

function startTaking(record: FileRecord, take: TakeContact): UnderWay {
  try {
    const contact = validateContact(record.decode(), record.line);
    const settled = take(contact).then(
      (taken): Settled => ("code" in taken ? refusedAt(contact.place(taken.pointer), taken.expected) : taken),
      (failure: unknown): Settled => ({ failure }),
    );
    return { settled, weight: contact.phoneNumbers.length + 1 };
  } catch (error) {
    if (!(error instanceof RecordRefused)) throw error;
    return { settled: Promise.resolve(error), weight: 1 };
  }
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
