// Imports the batches of a file, several at a time; their results are in the file's order.
import type { RuleViolation } from "../phone-numbers/update-plan.ts";
import { type Batch, contactAt, type Refusal } from "./batch.ts";
import type { FileFormat } from "./formats/file-format.ts";
import { addCounts, type ImpossibleCounts, impossibleKinds } from "./impossible-number.ts";
import type { ImpossibleItem, TakeContacts, Taken, TakenCounts } from "./take-batch.ts";
import { type ImportedContact, refusedAt } from "./validate-contact.ts";

/** The results of the records so far; all of them are on disk, and nothing after them counts. */
export interface ImportTally extends TakenCounts {
  readonly records: number;
  readonly rejected: number;
  /** Numbers that are stored although they cannot be phone numbers, by what is wrong with them. */
  readonly impossible: ImpossibleCounts;
}

export interface Rejection {
  readonly line: number;
  readonly reason: string;
}

export interface ImportOptions {
  readonly batches: AsyncIterable<Batch>;
  readonly place: FileFormat["place"];
  readonly take: TakeContacts;
  readonly reject: (rejection: Rejection) => void;
  /** Receives the numbers that are stored although they cannot be phone numbers. */
  readonly warn?: (warning: Rejection) => void;
  /** Called after each batch with the tally up to it. */
  readonly onSettled?: (tally: ImportTally) => void;
  /** The results of earlier records: the batches continue after them. */
  readonly from?: ImportTally;
  /** Aborted: no further batch is started, and those in progress finish. */
  readonly signal?: AbortSignal | undefined;
}

export const emptyTally: ImportTally = { records: 0, added: 0, updated: 0, unchanged: 0, rejected: 0, impossible: {} };

/** What has become of a batch; a failure is what the store threw. */
type Settled =
  | {
      readonly counts: TakenCounts;
      readonly rejections: readonly Rejection[];
      readonly warnings: readonly Rejection[];
      readonly impossible: ImpossibleCounts;
      readonly records: number;
    }
  | { readonly failure: unknown };

interface UnderWay {
  readonly settled: Promise<Settled>;
  readonly weight: number;
}

/** Size of the batches in progress: large transactions, but short enough for other writers. */
const weightUnderWay = 16_384;

/** Imports the records. @throws BrokenFile, StoreUnavailable; the last reported tally is then the result. */
export async function importContacts(options: ImportOptions): Promise<ImportTally> {
  const { batches, signal, from = emptyTally } = options;
  const underWay: UnderWay[] = [];
  const settling = createSettling(options, from);
  let weight = 0;
  const settleOne = async () => {
    const next = underWay.shift();
    if (next === undefined) return;
    weight -= next.weight;
    settling.settle(await next.settled);
  };
  try {
    for await (const batch of batches) {
      if (signal?.aborted) break;
      weight += batch.weight;
      underWay.push({ settled: takeBatch(batch, options), weight: batch.weight });
      while (weight > weightUnderWay) await settleOne();
    }
  } finally {
    // When the file breaks off, the records before the break are still settled.
    while (underWay.length > 0) await settleOne();
  }
  return settling.tally();
}

/** Never rejects. */
async function takeBatch(batch: Batch, { take, place }: ImportOptions): Promise<Settled> {
  let taken: readonly Taken[];
  try {
    taken = await take(batch);
  } catch (failure) {
    return { failure };
  }
  if (taken.length < batch.contactIDs.length) {
    return { failure: new Error("the store returned fewer results than it was given contacts") };
  }
  const refused: Refusal[] = [];
  const warnings: Rejection[] = [];
  const counts = { added: 0, updated: 0, unchanged: 0 };
  let impossible: ImpossibleCounts = {};
  for (const [index, result] of taken.entries()) {
    if ("code" in result) refused.push(toRefusal(contactAt(batch, index), index, result, place));
    else {
      counts.added += result.added;
      counts.updated += result.updated;
      counts.unchanged += result.unchanged;
      for (const item of result.impossible) {
        impossible = addCounts(impossible, { [item.kind]: 1 });
        warnings.push(toWarning(contactAt(batch, index), item, place));
      }
    }
  }
  // Those of the file and those of the rules, in the file's order.
  const rejections = [...batch.refusals, ...refused].sort((one, other) => one.behind - other.behind);
  return { counts, rejections, warnings, impossible, records: taken.length + batch.refusals.length };
}

function toWarning(contact: ImportedContact, { index, kind }: ImpossibleItem, place: FileFormat["place"]): Rejection {
  const words = `stored, but not a possible phone number (${impossibleKinds[kind]})`;
  const { line, message: reason } = refusedAt(place(contact, `/${index}/PhoneNumber`), words);
  return { line, reason };
}

function toRefusal(
  contact: ImportedContact,
  behind: number,
  { pointer, expected }: RuleViolation,
  place: FileFormat["place"],
): Refusal {
  const { line, message: reason } = refusedAt(place(contact, pointer), expected);
  return { behind, line, reason };
}

function createSettling({ reject, warn, onSettled }: ImportOptions, from: ImportTally) {
  let tally = from;
  let failed = false;
  return {
    tally: () => tally,
    /** @throws what the store threw, or reject(); nothing after that is counted. */
    settle(settled: Settled): void {
      if (failed) return;
      failed = true;
      if ("failure" in settled) throw settled.failure;
      const { counts, rejections, warnings, impossible, records } = settled;
      for (const { line, reason } of rejections) reject({ line, reason });
      for (const warning of warnings) warn?.(warning);
      failed = false;
      tally = {
        records: tally.records + records,
        added: tally.added + counts.added,
        updated: tally.updated + counts.updated,
        unchanged: tally.unchanged + counts.unchanged,
        rejected: tally.rejected + rejections.length,
        impossible: addCounts(tally.impossible, impossible),
      };
      onSettled?.(tally);
    },
  };
}
