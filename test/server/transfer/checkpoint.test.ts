// The state file of an import: whose it is, what it says, and whether the input is still the same.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { expect, it } from "vitest";
import {
  hashInput,
  nameImport,
  readCheckpoint,
  removeCheckpoint,
  writeCheckpoint,
} from "../../../server/transfer/checkpoint.ts";
import { temporaryFile } from "../storage/temporary-file.ts";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const tally = { records: 3, added: 1, updated: 2, unchanged: 0, rejected: 4, impossible: { letters: 1 } };
const importing = nameImport("csv", "{}", "sqlite:a", "acme");
const state = { importing, tally, consumed: { bytes: 5, sha256: sha256("12345") }, rejectBytes: 7, reportBytes: 8 };

async function* chunksOf(...texts: readonly string[]) {
  for (const text of texts) yield Buffer.from(text);
}

async function readAll(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  let text = "";
  for await (const chunk of bytes) text += Buffer.from(chunk).toString();
  return text;
}

it("a state file is read as it was written, and removed when the import is done", () => {
  const file = temporaryFile();
  writeCheckpoint(file, state);
  expect(readCheckpoint(file, importing)).toEqual(state);
  removeCheckpoint(file);
  removeCheckpoint(file);
  expect(existsSync(file)).toBe(false);
});

it("an import without a state file starts at the beginning", () => {
  const nothing = { records: 0, added: 0, updated: 0, unchanged: 0, rejected: 0, impossible: {} };
  const fresh = {
    importing,
    tally: nothing,
    consumed: { bytes: 0, sha256: sha256("") },
    rejectBytes: 0,
    reportBytes: 0,
  };
  expect(readCheckpoint(undefined, importing)).toEqual(fresh);
  expect(readCheckpoint(temporaryFile(), importing)).toEqual(fresh);
});

it.each([
  ["format", ["json", "{}", "sqlite:a", "acme"]],
  ["reading", ["csv", "[]", "sqlite:a", "acme"]],
  ["database", ["csv", "{}", "sqlite:b", "acme"]],
  ["tenant", ["csv", "{}", "sqlite:a", ""]],
  ["border between them", ["csv", "{}", "sqlite:aacme", ""]],
])("a state file of another %s is refused and not changed", (_what, parts) => {
  const file = temporaryFile();
  writeCheckpoint(file, state);
  const before = readFileSync(file, "utf8");
  expect(() => readCheckpoint(file, nameImport(...parts))).toThrow(
    `${file} is the state file of another import: remove the state file to import again from the start`,
  );
  expect(readFileSync(file, "utf8")).toBe(before);
});

it.each([
  ["no JSON", "{"],
  ["null", "null"],
  ["a negative count", JSON.stringify({ ...state, tally: { ...tally, added: -1 } })],
  ["a count that is not an integer", JSON.stringify({ ...state, tally: { ...tally, records: 1.5 } })],
  ["a missing count", JSON.stringify({ ...state, tally: { ...tally, rejected: undefined } })],
  ["a kind's count that is a text", JSON.stringify({ ...state, tally: { ...tally, impossible: { letters: "1" } } })],
  ["a negative size", JSON.stringify({ ...state, rejectBytes: -1 })],
  ["a missing size", JSON.stringify({ ...state, reportBytes: undefined })],
  ["no digest", JSON.stringify({ ...state, consumed: { bytes: 5 } })],
])("a file with %s is not a state file", (_what, text) => {
  const file = temporaryFile();
  writeFileSync(file, text);
  expect(() => readCheckpoint(file, importing)).toThrow(`${file} is not the state file of an import`);
});

it("an import continues with an input that begins like the earlier one, whatever its chunks, and reports the progress", async () => {
  for (const chunks of [["1234567"], ["12345", "67"], ["1", "2345", "6", "7"]]) {
    const { bytes, consumed } = hashInput(chunksOf(...chunks), state.consumed);
    expect(await readAll(bytes)).toBe("1234567");
    expect(consumed(chunks.length)).toEqual({ bytes: 7, sha256: sha256("1234567") });
    expect(consumed(0)).toEqual(state.consumed);
  }
});

it.each([
  ["differs in its first byte", ["02345", "67"]],
  ["differs in its last byte of them", ["1234", "0", "67"]],
  ["ends before", ["1234"]],
  ["is empty", []],
])("an import refuses an input that %s before it reads records", async (_what, chunks) => {
  const { bytes, consumed } = hashInput(chunksOf(...chunks), state.consumed);
  let given = "";
  const reading = async () => {
    for await (const chunk of bytes) given += Buffer.from(chunk).toString();
  };
  await expect(reading()).rejects.toThrow(
    "the input differs in its first 5 bytes from the input of the earlier run: remove the state file to import again from the start, which is safe: numbers that are already stored stay unchanged",
  );
  expect(given).toBe("");
  expect(() => consumed(1)).toThrow("the input differs in its first 5 bytes");
});

it("an import that continues reads the input up to the last 2 MiB of the earlier run before it knows that they are the same", async () => {
  const megabyte = Buffer.alloc(1024 * 1024, "x");
  const edited = Buffer.from(megabyte);
  edited[edited.length - 1] = 0;
  const sha256 = createHash("sha256")
    .update(Buffer.concat(Array(5).fill(megabyte)))
    .digest("hex");
  async function* chunks() {
    yield* [megabyte, megabyte, megabyte, megabyte, edited, megabyte];
  }
  const { bytes } = hashInput(chunks(), { bytes: 5 * megabyte.length, sha256 });
  let given = 0;
  const reading = async () => {
    for await (const chunk of bytes) given += chunk.length;
  };
  await expect(reading()).rejects.toThrow("the input differs in its first 5242880 bytes");
  expect(given).toBe(3 * megabyte.length);
});
