// A contact with many numbers is read over several turns of the event loop, and still as it was at one moment.
import { expect, onTestFinished, test } from "vitest";
import type { ContactState, PhoneNumberStore, StoredPhoneNumber } from "../../../server/storage/phone-number-store.ts";
import { createContactRows, longContact } from "../../../server/storage/sqlite/contact-rows.ts";
import { createLongReader, maxAttempts, maxReading } from "../../../server/storage/sqlite/long-contacts.ts";
import { openDatabase } from "../../../server/storage/sqlite/open-database.ts";
import { openSqliteStore } from "../../../server/storage/sqlite/sqlite-store.ts";
import { number } from "../phone-numbers/contact.ts";
import { deciding, storing } from "./decisions.ts";
import { temporaryFile } from "./temporary-file.ts";

const count = 4 * longContact;
const numbers = (Notes: string, length = count): StoredPhoneNumber[] =>
  Array.from({ length }, (_, index) => number({ PhoneNumberID: index + 1, PhoneNumber: `${index + 1}`, Notes }));
const longText = (first: string) => first.padEnd(4_000, "é");

function openStore(): PhoneNumberStore {
  const store = openSqliteStore({ file: temporaryFile() });
  onTestFinished(() => store.close());
  return store;
}

/** Calls `run`, and counts the turns of the event loop until it has ended. */
async function countTurns(run: () => Promise<unknown>): Promise<number> {
  let [turns, isRunning] = [0, true];
  const ended = run().finally(() => {
    isRunning = false;
  });
  for (; isRunning; turns++) await new Promise(setImmediate);
  await ended;
  return turns;
}

/** A write that changes all numbers. */
const rewriting = (Notes: string) => deciding(storing(...numbers(Notes)));

test("a contact is long from 64 numbers on; four are read at a time, and each three times at most", () => {
  expect([longContact, maxReading, maxAttempts]).toEqual([64, 4, 3]);
});

test.each([longContact - 1, longContact, longContact + 1, 2 * longContact, count])(
  "a contact with %i numbers is read completely, and can be written to",
  async (length) => {
    const store = openStore();
    const stored = numbers("", length);
    await store.write("C", deciding(storing(...stored)));
    const state = await store.read("C");
    expect(state).toEqual({ numbers: stored, nextPhoneNumberID: length + 1, version: 1, known: false });
    const { outcome } = (await store.write("C", (seen) => ({ outcome: seen, final: false }))) as {
      outcome: ContactState;
    };
    expect(outcome).toEqual(state);
  },
);

test("a contact with long texts is read over several turns, and short texts share a turn", async () => {
  const store = openStore();
  await store.write("long", deciding(storing(...numbers(longText("")))));
  await store.write("short", deciding(storing(...numbers(""))));
  expect(await countTurns(() => store.read("long"))).toBeGreaterThanOrEqual(count / longContact);
  expect(await countTurns(() => store.read("short"))).toBeLessThan(count / longContact);
});

test("a contact that changes while it is read is read as it was at one moment", async () => {
  const store = openStore();
  await store.write("C", rewriting(longText("0")));
  let writes = 0;
  let isReading = true;
  const writing = (async () => {
    while (isReading) await store.write("C", rewriting(longText(`${++writes}`)));
  })();
  for (let read = 0; read < 10; read++) {
    const state = await store.read("C");
    expect(new Set(state.numbers.map(({ Notes }) => Notes?.replaceAll("é", "")))).toEqual(
      new Set([`${state.version - 1}`]),
    );
  }
  isReading = false;
  await writing;
  expect(writes).toBeGreaterThan(0);
});

test("concurrent writes to one long contact are all stored", async () => {
  const store = openStore();
  await store.write("C", rewriting(""));
  const raise = (state: ContactState) => ({
    change: { upserted: [], removed: [], nextPhoneNumberID: state.nextPhoneNumberID + 1 },
    outcome: state.version,
    final: true,
  });
  const results = await Promise.all(Array.from({ length: 20 }, () => store.write("C", raise)));
  expect(results.map((result) => "outcome" in result && result.outcome).sort((a, b) => Number(a) - Number(b))).toEqual(
    Array.from({ length: 20 }, (_, index) => index + 1),
  );
  expect(await store.read("C")).toMatchObject({ version: 21, nextPhoneNumberID: count + 21 });
});

test("a write gets what a long contact has become since it was read, or reads it again", () => {
  const db = openDatabase({ file: ":memory:" });
  onTestFinished(() => db.close());
  const contacts = createContactRows(db);
  contacts.apply("C", storing(...numbers("")));
  const state = contacts.read("C");
  expect(contacts.refresh("C", state)).toEqual(state);
  contacts.markKnown("C");
  expect(contacts.refresh("C", state)).toEqual({ ...state, known: true });
  contacts.apply("C", storing(number({ PhoneNumberID: 1, PhoneNumber: "2" })));
  expect(contacts.refresh("C", state)).toBe(undefined);
});

test("a long contact that changes again and again is read in one turn", async () => {
  const whole = { numbers: numbers(""), nextPhoneNumberID: count + 1, version: 99, known: false };
  let version = 0;
  const read = createLongReader({
    read: () => whole,
    readPart: () => ({ ...whole, numbers: whole.numbers.slice(0, longContact), version: ++version }),
  });
  expect(await read("C")).toBe(whole);
  // Two parts of each attempt.
  expect(version).toBe(2 * maxAttempts);
});

test("a limited number of long contacts is read at a time, and a failed read makes room", async () => {
  const reading = new Set<string>();
  let most = 0;
  const read = createLongReader({
    read: () => expect.unreachable(),
    readPart: (contactID, after) => {
      reading.add(contactID);
      most = Math.max(most, reading.size);
      const isLast = after > 0;
      if (isLast) reading.delete(contactID);
      if (isLast && contactID === "C3") throw new Error("away");
      const part = isLast ? [] : numbers(longText(""), longContact);
      return { numbers: part, nextPhoneNumberID: count + 1, version: 1, known: false };
    },
  });
  const results = await Promise.allSettled(Array.from({ length: 5 * maxReading }, (_, index) => read(`C${index}`)));
  expect(results.map(({ status }) => status)).toEqual(
    results.map((_, index) => (index === 3 ? "rejected" : "fulfilled")),
  );
  expect(most).toBe(maxReading);
});
