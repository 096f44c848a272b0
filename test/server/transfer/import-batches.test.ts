// Batches of an import: how many are in progress, what they add up to, and where a run begins and ends.
import { setImmediate as turn } from "node:timers/promises";
import { expect, it } from "vitest";
import { createUpdateRules } from "../../../server/phone-numbers/comparison-key.ts";
import { openSqliteStore } from "../../../server/storage/sqlite/sqlite-store.ts";
import { type Batch, startBatch } from "../../../server/transfer/batch.ts";
import { csv } from "../../../server/transfer/formats/csv.ts";
import { RecordRefused } from "../../../server/transfer/formats/file-format.ts";
import { ndjson } from "../../../server/transfer/formats/ndjson.ts";
import { type ImportTally, importContacts, type Rejection } from "../../../server/transfer/import.ts";
import { readBatches } from "../../../server/transfer/read-batches.ts";
import {
  createDryRun,
  createTakeContacts,
  type TakeContacts,
  type TakenContact,
} from "../../../server/transfer/take-batch.ts";
import { chunksOf } from "./files.ts";

function createBatch(contactID: string, weight = 2): Batch {
  const batch = startBatch();
  batch.add({
    contactID,
    line: 1,
    trace: undefined,
    nextPhoneNumberID: undefined,
    phoneNumbers: [{ PhoneNumber: "5" }],
  });
  return { ...batch.end(), weight };
}

async function* each<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  yield* items;
}

const taken: TakenContact = { added: 1, updated: 0, unchanged: 0, impossible: [{ index: 0, kind: "tooShort" }] };
const common = { place: ndjson.place, reject: () => undefined };

it("batches wait while those in progress have 16,384 rows", async () => {
  const batches = Array.from({ length: 10 }, (_, index) => createBatch(`C${index}`, 8_192));
  const waiting: (() => void)[] = [];
  const take: TakeContacts = () => new Promise((resolve) => waiting.push(() => resolve([taken])));
  const importing = importContacts({ ...common, batches: each(batches), take });
  for (let time = 0; time < 20; time++) await turn();
  expect(waiting.length).toBe(3);
  for (let index = 0; index < batches.length; index++) {
    waiting[index]?.();
    for (let time = 0; time < 5; time++) await turn();
  }
  expect(await importing).toMatchObject({ records: 10, added: 10 });
});

it("impossible numbers of all batches are counted and named", async () => {
  const warned: string[] = [];
  const warn = ({ line, reason }: { line: number; reason: string }) => warned.push(`${line}: ${reason}`);
  const batches = each([createBatch("A"), createBatch("B")]);
  const tally = await importContacts({ ...common, batches, take: async () => [taken], warn });
  expect(tally.impossible).toEqual({ tooShort: 2 });
  expect(warned.length).toBe(2);
  expect(warned[0]).toContain("too short");
});

it("an impossible number is listed at its line and place in the file", async () => {
  const rows = "contactID,PhoneNumber\nA,5551234\nA,1\nA,5551235\nA,2\n";
  const list = [{ PhoneNumber: "5551234" }, { PhoneNumber: "n/a" }];
  const warned: Rejection[] = [];
  for (const [format, text] of [
    [csv, rows],
    [ndjson, `\n${JSON.stringify({ contactID: "A", PhoneNumbers: list })}`],
  ] as const) {
    const store = openSqliteStore({ file: ":memory:" });
    await importContacts({
      ...common,
      place: format.place,
      batches: readBatches(format, chunksOf(text, 1_000)),
      take: createTakeContacts({ store, rules: createUpdateRules() }),
      warn: (warning) => warned.push(warning),
    });
    await store.close();
  }
  expect(warned).toEqual([
    { line: 3, reason: "PhoneNumber: stored, but not a possible phone number (too short)" },
    { line: 5, reason: "PhoneNumber: stored, but not a possible phone number (too short)" },
    {
      line: 2,
      reason: "/PhoneNumbers/1/PhoneNumber: stored, but not a possible phone number (without a digit)",
    },
  ]);
});

it("a dry run says what the import then does, and stores nothing", async () => {
  const store = openSqliteStore({ file: ":memory:" });
  const rules = createUpdateRules();
  const run = async (take: TakeContacts, text: string) => {
    const listed: Rejection[] = [];
    const list = (line: Rejection) => listed.push(line);
    const batches = readBatches(csv, chunksOf(`contactID,PhoneNumber,IsPrimary\n${text}`, 1_000));
    const tally = await importContacts({ place: csv.place, batches, take, reject: list, warn: list });
    return { tally, listed };
  };
  await run(createTakeContacts({ store, rules }), "A,5551234,\n");
  const text = "A,5551234,\nA,1,\nB,5551235,true\nB,5551236,true\nC,n/a,\n";
  const dry = await run(createDryRun({ store, rules }), text);
  expect([(await store.read("A")).version, (await store.read("C")).version]).toEqual([1, 0]);
  expect(dry.tally).toEqual({
    records: 3,
    added: 2,
    updated: 0,
    unchanged: 1,
    rejected: 1,
    impossible: { tooShort: 1, noDigits: 1 },
  });
  expect(dry.listed.map(({ line }) => line)).toEqual([5, 3, 6]);
  expect(await run(createTakeContacts({ store, rules }), text)).toEqual(dry);
  await store.close();
});

it("a continued import adds to the counts of the earlier run", async () => {
  const from = { records: 9, added: 8, updated: 7, unchanged: 6, rejected: 5, impossible: { tooShort: 4, other: 3 } };
  const told: ImportTally[] = [];
  const result: TakenContact = { ...taken, updated: 10, unchanged: 100 };
  const batch = { ...createBatch("A"), refusals: [{ behind: 0, line: 1, reason: "no" }] };
  const ended = await importContacts({
    ...common,
    batches: each([batch]),
    take: async () => [result],
    from,
    onSettled: (tally) => told.push(tally),
  });
  const sum = {
    records: 11,
    added: 9,
    updated: 17,
    unchanged: 106,
    rejected: 6,
    impossible: { tooShort: 5, other: 3 },
  };
  expect([told, ended]).toEqual([[sum], sum]);
  expect(await importContacts({ ...common, batches: each([]), take: async () => [], from })).toEqual(from);
});

it("an interrupted import takes no further batch", async () => {
  const controller = new AbortController();
  const seen: string[] = [];
  const take: TakeContacts = async ({ contactIDs }) => {
    seen.push(...contactIDs);
    controller.abort();
    return [taken];
  };
  const batches = each([createBatch("A"), createBatch("B")]);
  const tally = await importContacts({ ...common, batches, take, signal: controller.signal });
  expect([seen, tally.records]).toEqual([["A"], 1]);
});

it("a batch ends at 512 rows", async () => {
  const list = [1, 2, 3].map((PhoneNumberID) => ({ PhoneNumberID, PhoneNumber: "5" }));
  const text = Array.from({ length: 300 }, (_, index) =>
    JSON.stringify({ contactID: `C${index}`, PhoneNumbers: list }),
  );
  const weights: number[] = [];
  for await (const { weight } of readBatches(ndjson, chunksOf(text.join("\n"), 1_000))) weights.push(weight);
  expect(weights).toEqual([512, 512, 176]);
});

it("a resumed import begins with the record after the last one", async () => {
  const text = [0, 1, 2, 3, 4].map((index) => `{"contactID":"C${index}","PhoneNumbers":[]}`).join("\n");
  const read: string[] = [];
  for await (const { contactIDs } of readBatches(ndjson, chunksOf(text, 1_000), 2)) read.push(...contactIDs);
  expect(read).toEqual(["C2", "C3", "C4"]);
});

async function readCsv(rows: readonly string[]): Promise<unknown[]> {
  const found: unknown[] = [];
  const text = ["contactID,nextPhoneNumberID,PhoneNumber", ...rows, ""].join("\r\n");
  for await (const record of csv.read(chunksOf(text, 1_000)))
    try {
      found.push(record.decode().nextPhoneNumberID);
    } catch (error) {
      if (!(error instanceof RecordRefused)) throw error;
      found.push(error.message);
    }
  return found;
}

it("the greatest next id in the rows of a contact counts", async () => {
  expect(await readCsv(["A,9,5", "A,4,6", "B,2,5"])).toEqual([9, 2]);
});

it("each of several rows of a contact has a number", async () => {
  expect(await readCsv(["A,,5", "A,,"])).toEqual(["must have a PhoneNumber like the contact's other rows"]);
  expect(await readCsv(["A,7,"])).toEqual([7]);
});
