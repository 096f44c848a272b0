// What is wrong with a text that cannot be a phone number, and how an import sums it up.
import { describe, expect, it } from "vitest";
import { addCounts, describeImpossible, impossibleKind } from "../../../server/transfer/impossible-number.ts";

describe("a text that cannot be a phone number", () => {
  it.each([
    ["123456", "tooShort"],
    ["1234567", "other"],
    ["123456789012345", "other"],
    ["1234567890123456", "tooLong"],
    ["٠١٢٣٤٥٦٧", "other"],
    ["4.9E+11", "scientific"],
    ["--", "noDigits"],
    ["ask at 5551234567", "letters"],
  ])("%j is of the kind %s", (text, kind) => {
    expect(impossibleKind(text)).toBe(kind);
  });
});

describe("the summary of an import", () => {
  it("the summary of an import names the three most frequent kinds", () => {
    const counts = addCounts({ tooShort: 1, tooLong: 2, letters: 3 }, { letters: 1, noDigits: 5 });
    expect(describeImpossible(counts)).toBe(
      "12 imported values are not possible phone numbers: 5 without a digit, 4 with words in them, 2 too long",
    );
  });

  it("the summary of an import says nothing if every number is possible", () => {
    expect(describeImpossible({})).toBe("");
  });
});
