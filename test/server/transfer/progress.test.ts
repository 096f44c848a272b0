// The progress of a transfer: its words, its rate, its time left, and how often it prints.
import { expect, it } from "vitest";
import { addCounts, describeImpossible, impossibleKind } from "../../../server/transfer/impossible-number.ts";
import { createProgress, progressText } from "../../../server/transfer/progress.ts";

const state = { contacts: 120_000, before: 20_000, rejected: 3, bytes: 430, totalBytes: 1_000 };

it.each([
  [state, 10_000, "43 %, 120000 contacts, 10000/s, 0:14 left, 3 rejected"],
  [{ ...state, rejected: 0 }, 600_000, "43 %, 120000 contacts, 167/s, 13:16 left"],
  [{ ...state, totalBytes: undefined }, 10_000, "120000 contacts, 10000/s, 3 rejected"],
  [{ ...state, totalBytes: 0 }, 10_000, "120000 contacts, 10000/s, 3 rejected"],
  [{ ...state, bytes: 0, contacts: 20_000 }, 0, "0 %, 20000 contacts, 0/s, 3 rejected"],
  [{ ...state, bytes: 999, rejected: 0 }, 1_000, "99 %, 120000 contacts, 100000/s, 0:01 left"],
  [{ ...state, bytes: 2_000, rejected: 0 }, 1_000, "100 %, 120000 contacts, 100000/s, 0:00 left"],
])("%j after %i ms is %s", (given, elapsedMs, text) => {
  expect(progressText(given, elapsedMs)).toBe(text);
});

function printing(isScreen: boolean) {
  let now = 5_000;
  const printed: string[] = [];
  const progress = createProgress({ report: (text) => printed.push(text), isScreen, clock: () => now });
  return {
    printed,
    progress,
    updateAt(ms: number) {
      now = 5_000 + ms;
      progress.update({ contacts: ms, before: 0, rejected: 0, bytes: 1, totalBytes: 2 });
    },
  };
}

it("a screen gets one line, written over five times a second, and its end once", () => {
  const { printed, progress, updateAt } = printing(true);
  for (const ms of [0, 199, 200, 399, 400]) updateAt(ms);
  const bar = "\r\u001B[K[==========          ] 50 %, ";
  expect(printed).toEqual([`${bar}200 contacts, 1000/s, 0:01 left`, `${bar}400 contacts, 1000/s, 0:01 left`]);
  progress.end();
  progress.end();
  expect(printed.slice(2)).toEqual(["\n"]);
});

it("a log gets a line every ten seconds, and nothing at the end", () => {
  const { printed, progress, updateAt } = printing(false);
  for (const ms of [9_999, 10_000, 19_999, 20_000]) updateAt(ms);
  progress.end();
  expect(printed).toEqual(["50 %, 10000 contacts, 1000/s, 0:10 left\n", "50 %, 20000 contacts, 1000/s, 0:20 left\n"]);
});

it.each([
  ["123456", "tooShort"],
  ["1234567", "other"],
  ["123456789012345", "other"],
  ["1234567890123456", "tooLong"],
  ["-", "noDigits"],
  ["call me", "noDigits"],
  ["ask 5551234", "letters"],
  ["1x2345678", "other"],
  ["4,42E+11", "scientific"],
])("%s is %s", (text, kind) => {
  expect(impossibleKind(text)).toBe(kind);
});

it("kinds are summed, and the three most common are named", () => {
  expect(addCounts({ letters: 1, tooLong: 2 }, { letters: 3, other: 1 })).toEqual({ letters: 4, tooLong: 2, other: 1 });
  expect(describeImpossible({})).toBe("");
  expect(describeImpossible({ noDigits: 1 })).toBe(
    "1 imported value is not a possible phone number: 1 without a digit",
  );
  expect(describeImpossible({ other: 1, tooShort: 5, letters: 2, tooLong: 3 })).toBe(
    "11 imported values are not possible phone numbers: 5 too short, 3 too long, 2 with words in them",
  );
});
