// Holds the comparison key against shapes of numbers that people and programs really write.
import { describe, expect, test } from "vitest";
import { createUpdateRules } from "../../../server/phone-numbers/comparison-key.ts";

/** Each line: the default region, and texts that are one and the same number. */
const same: readonly [region: string, ...texts: string[]][] = [
  ["", "+44 20 7946 0000", "+442079460000", "+44 (0)20 7946 0000", "+44-20-7946-0000", "tel:+44-20-7946-0000"],
  ["", "+44 20 7946 0000", "+٤٤ ٢٠ ٧٩٤٦ ٠٠٠٠", "+۴۴۲۰۷۹۴۶۰۰۰۰", "＋４４２０７９４６００００"],
  ["", "+44 20 7946 0000", "\u202a+44\u00a020\u00a07946\u00a00000\u202c", " +44\t20 7946\u20110000 ", "442079460000"],
  ["", "(555) 123-4567", "555-123-4567", "555.123.4567", "555 123 4567", "5551234567", "Tel. 555 123 4567"],
  ["", "555 123 4567 x12", "5551234567 ext. 12", "5551234567 ext12", "555-123-4567 #12", "555 123 4567 extension 12"],
  ["", "555 123 4567 x12", "5551234567 X 12", "5551234567;ext=12", "5551234567 +ext 12", "555123４567 x１2"],
  ["", "+1 800 356 9377", "+1 800 FLOWERS", "+1-800-flowers"],
  ["US", "800 356 9377", "1-800-FLOWERS", "+18003569377", "(800) 356-9377", "011 1 800 356 9377"],
  ["US", "800 356 9377 x12", "1-800-FLOWERS ext. 12", "+1 800 356 9377,12", "8003569377 +ext 12"],
  ["US", "800 356 9377 x12", "tel:+1-800-356-9377;ext=12", "+1 800 356 9377 доб. 12"],
  ["GB", "020 7946 0000", "+44 20 7946 0000", "0044 20 7946 0000", "٠٢٠٧٩٤٦٠٠٠٠"],
  [
    "GB",
    "020 7946 0000",
    "\u202a020 7946 0000\u202c",
    "020\u200b7946\u200b0000",
    "\ufeff020\u20037946\u00a0\u00a00000",
  ],
  ["IT", "06 1234 5678", "+39 06 1234 5678"],
  ["", "5", " 5 ", "٥", "۵", "５"],
  ["", "n/a", " N/A ", "n/a\u2003"],
  ["", "ΣΑΣ", "σας", "σασ"],
];

const extensions = [
  ...[
    ",12",
    ",,12",
    ", 12",
    ";12",
    ";ext=12",
    "x12",
    " x 12",
    " x12#",
    " #12",
    "~12",
    " ext 12",
    " ext. 12",
    " extn:12",
  ],
  ...[
    " extension 12",
    " extensión 12",
    " xtn 12",
    " xt 12",
    " anexo 12",
    " доб. 12",
    " int 12",
    " 12#",
    "-12#",
    ", ext 12",
    " +ext 12",
  ],
];

test.each(extensions)("an extension written as %j is the same with a default region and without", (written) => {
  for (const [region, number] of [
    ["", "555 123 4567"],
    ["", "+1 800 356 9377"],
    ["US", "800 356 9377"],
    ["US", "+1 800 356 9377"],
    ["GB", "020 7946 0000"],
  ] as const) {
    const keyOf = createUpdateRules({ defaultRegion: region }).comparisonKey;
    expect([region, keyOf(number + written)]).toEqual([region, keyOf(`${number} x12`)]);
    expect(keyOf(number + written)).toMatch(/x12$/);
  }
});

/** Each line: the default region, and two texts that are not the same number. */
const different: readonly [region: string, one: string, other: string][] = [
  ["", "555 123 4567", "555 123 4568"],
  ["", "555 123 4567", "555 123 4567 x1"],
  ["", "555 123 4567 x12", "555 123 4567 12"],
  ["", "555 123 4567 x12", "555 123 4567 x012"],
  ["", "020 7946 0000", "+44 20 7946 0000"],
  ["", "1-800-FLOWERS", "1-800-FLORIST"],
  ["", "1-800-FLOWERS", "1-800"],
  ["US", "1-800-FLOWERS", "1-800-FLORIST"],
  ["", "5", "6"],
  ["", "n/a", "none"],
  ["", "text:5", "text"],
  ["", "५", "६"],
  ["", "Box 4", "box"],
  ["GB", "020 7946 0000", "020 7946 0000 x1"],
];

describe("comparison key", () => {
  test.each(same)("in region %j, %j is the same number as the others of its line", (region, first, ...others) => {
    const key = createUpdateRules({ defaultRegion: region }).comparisonKey;
    expect(others.map((text) => [text, key(text)])).toEqual(others.map((text) => [text, key(first)]));
  });

  test.each(different)("in region %j, %j is not the same number as %j", (region, one, other) => {
    const key = createUpdateRules({ defaultRegion: region }).comparisonKey;
    expect(key(one)).not.toBe(key(other));
  });

  test("a text without digits never has the key of a number", () => {
    const key = createUpdateRules().comparisonKey;
    expect(key("n/a")).toMatch(/^text:/);
    for (const text of ["5", "x5", "ext. 5", "#5", "text 5", "+44 20 7946 0000"])
      expect(key(text)).not.toMatch(/^text:/);
  });

  test("the comparison key does not depend on earlier calls", () => {
    const key = createUpdateRules({ defaultRegion: "US" }).comparisonKey;
    const fresh = (text: string) => createUpdateRules({ defaultRegion: "US" }).comparisonKey(text);
    const texts = ["", "5", "5", "+1 800 356 9377", "", "n/a", "+1 800 356 9377"];
    expect(texts.map(key)).toEqual(texts.map(fresh));
  });

  test("an unknown region is refused immediately", () => {
    for (const region of ["XX", "gb", "GBR"])
      expect(() => createUpdateRules({ defaultRegion: region })).toThrow(`${region} is not a known region`);
  });
});

describe("possible numbers", () => {
  const possible: readonly [region: string, text: string][] = [
    ["", "+44 20 7946 0000"],
    ["", "020 7946 0000"],
    ["", "1-800-FLOWERS"],
    ["", "911"],
    ["", "555 123 4567 +ext 12"],
    ["US", "(555) 123-4567 x9"],
    ["US", "1-800-FLOWERS"],
  ];
  test.each(possible)("in region %j, %j is a possible number", (region, text) => {
    expect(createUpdateRules({ defaultRegion: region }).isPossible(text)).toBe(true);
  });

  const impossible: readonly [region: string, text: string][] = [
    ["", "sample string 4"],
    ["", "n/a"],
    ["", "5"],
    ["", "123456789012345678"],
    ["", "+44 1"],
    ["", "+999 12345"],
    ["US", "555-1234"],
    ["GB", "5"],
  ];
  test.each(impossible)("in region %j, %j is not a possible number", (region, text) => {
    expect(createUpdateRules({ defaultRegion: region }).isPossible(text)).toBe(false);
  });
});

test("a text longer than any number is not parsed, since libphonenumber takes quadratic time on long runs", () => {
  const key = createUpdateRules({ defaultRegion: "US" }).comparisonKey;
  const padded = (dashes: number) => key(`800${"-".repeat(dashes)}3569377`);
  // The country code is what parsing adds; 64 characters are the most that are parsed.
  expect(padded(54)).toBe("18003569377");
  expect(padded(55)).toBe("8003569377");
});
