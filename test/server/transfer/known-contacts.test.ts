// Contacts marked as known from a file of ids: in batches, with the count so far and the lines that are refused.
import { expect, it } from "vitest";
import { type KnownContactsTally, markKnownContacts } from "../../../server/transfer/known-contacts.ts";

async function* textOf(lines: readonly string[]): AsyncGenerator<string> {
  yield lines.join("\n");
}

it("ids are marked in batches of 2000, and each batch reports the count so far", async () => {
  const batches: number[] = [];
  const refused: unknown[] = [];
  const reported: KnownContactsTally[] = [];
  const tally = await markKnownContacts({
    text: textOf([" A", "", ...Array.from({ length: 2_001 }, (_, index) => `C${index}`)]),
    store: { addKnownContacts: async (ids) => batches.push(ids.length) },
    reject: (rejection) => refused.push(rejection),
    onMarked: (marked) => reported.push(marked),
  });
  expect(batches).toEqual([2_000, 1]);
  expect(refused).toEqual([{ line: 1, reason: expect.stringMatching(/^contactID: must have at most 128 characters/) }]);
  expect(reported).toEqual([
    { contacts: 2_000, added: 1, rejected: 1 },
    { contacts: 2_001, added: 3, rejected: 1 },
  ]);
  expect(tally).toEqual(reported[1]);
});

it("a line end is not part of an id, even one that is cut off at the end of the file", async () => {
  const marked: string[] = [];
  const addKnownContacts = async (ids: readonly string[]) => marked.push(...ids);
  const text = textOf(["A\r", "B\r"]);
  const tally = await markKnownContacts({ text, store: { addKnownContacts }, reject: () => expect.unreachable() });
  expect([marked, tally.contacts]).toEqual([["A", "B"], 2]);
});
