// What an import tells of its batches: in the file's order, and nothing that does not hold.
import { expect, it } from "vitest";
import { createUpdateRules } from "../../../server/phone-numbers/comparison-key.ts";
import { openSqliteStore } from "../../../server/storage/sqlite/sqlite-store.ts";
import { ndjson } from "../../../server/transfer/formats/ndjson.ts";
import { type ImportTally, importContacts, type Rejection } from "../../../server/transfer/import.ts";
import { readBatches } from "../../../server/transfer/read-batches.ts";
import { createTakeContacts, type TakeContacts } from "../../../server/transfer/take-batch.ts";
import { chunksOf } from "./files.ts";

const good = (index: number) => `{"contactID":"C${index}","PhoneNumbers":[{"PhoneNumber":"5"}]}`;
const againstContract = '{"contactID":"","PhoneNumbers":[]}';
const againstRules =
  '{"contactID":"R","PhoneNumbers":[{"PhoneNumber":"5","IsPrimary":true},{"PhoneNumber":"6","IsPrimary":true}]}';

async function run(lines: readonly string[], reject: (rejection: Rejection) => void, take?: TakeContacts) {
  const store = openSqliteStore({ file: ":memory:" });
  const told: ImportTally[] = [];
  try {
    const ended = await importContacts({
      batches: readBatches(ndjson, chunksOf(lines.join("\n"), 1_000)),
      place: ndjson.place,
      take: take ?? createTakeContacts({ store, rules: createUpdateRules() }),
      reject,
      onSettled: (tally) => told.push(tally),
    }).catch((error: unknown) => error);
    return { ended, told };
  } finally {
    await store.close();
  }
}

it("an import reports refusals of the reader and of the rules in the file's order", async () => {
  const lines = [good(1), againstRules, againstContract, againstContract, againstRules, good(2), againstRules];
  const rejected: number[] = [];
  const { ended } = await run(lines, ({ line }) => rejected.push(line));
  expect(rejected).toEqual([2, 3, 4, 5, 7]);
  expect(ended).toMatchObject({ records: 7, added: 2, rejected: 5 });
});

it("an import counts nothing from a batch whose refusals could not be reported, or after it", async () => {
  // More than are in flight at the same time, so that others follow.
  const lines = Array.from({ length: 10_000 }, (_, index) => good(index));
  lines[300] = againstContract;
  const { ended, told } = await run(lines, () => {
    throw new Error("the disk is full");
  });
  expect(ended).toEqual(new Error("the disk is full"));
  expect(told.map(({ records }) => records)).toEqual([256]);
});

it("an import counts nothing from a batch that the store has not completed", async () => {
  const take: TakeContacts = async ({ contactIDs }) => {
    return contactIDs.slice(1).map(() => ({ added: 1, updated: 0, unchanged: 0, impossible: [] }));
  };
  const { ended, told } = await run([good(1), good(2)], () => undefined, take);
  expect(ended).toEqual(new Error("the store returned fewer results than it was given contacts"));
  expect(told).toEqual([]);
});
