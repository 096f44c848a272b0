// Property: whatever the fast form reader takes, the other reads to the same value; and it takes what the writer writes.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bodySchemas, type Codec } from "../../generated/codecs.ts";
import { readFastArrayOfPhoneNumberDTOForm as readFast } from "../../generated/fast-path/form.ts";
import { readArrayOfPhoneNumberDTOForm as readAny } from "../../generated/form-readers.ts";
import { decodeFormText } from "../../runtime/form-key.ts";
import { arbitraryOf } from "./arbitrary-values.ts";

const form = bodySchemas.ArrayOfPhoneNumberDTO.codecs["application/x-www-form-urlencoded"] as Codec<unknown>;
const values = arbitraryOf("ArrayOfPhoneNumberDTO", { empty: false });

const pieces = fc.constantFrom(
  ...[
    "",
    "a",
    "5",
    "+",
    "%20",
    "%2B",
    "%2b",
    "%41",
    "%00",
    "%7F",
    "%C3%A9",
    "%c3%a9",
    "%F0%9F%98%80",
    "é",
    "😀",
    "\uD83D",
  ],
  ...[
    "%",
    "%4",
    "%4G",
    "%G4",
    "%80",
    "%C3",
    "%C3%28",
    "%ED%A0%80",
    "%FF",
    "=",
    "&",
    "&&",
    ";",
    "[",
    "]",
    ".",
    "\r\n",
    " ",
  ],
);
const texts = fc.array(pieces, { maxLength: 4 }).map((parts) => parts.join(""));
const integers = fc.constantFrom(
  ...[
    "1",
    "2",
    "007",
    "2147483647",
    "+1",
    "%2B1",
    "-1",
    "-0",
    " 1 ",
    "1%20",
    "%31",
    "9".repeat(15),
    "1234567890123456789",
  ],
  ...["9".repeat(41), "1.0", "x", "", "1=1"],
);
const booleans = fc.constantFrom(
  "true",
  "false",
  "True",
  "False",
  "TRUE",
  "tRue",
  "true+",
  "%74rue",
  "1",
  "on",
  "",
  "truex",
);
const members: readonly (readonly [string, fc.Arbitrary<string>])[] = [
  ["EntityID", integers],
  ["PhoneNumberID", integers],
  ["IsPrimary", booleans],
  ["PhoneNumber", texts],
  ["Notes", texts],
];
const odd = ["Note", "notes", "PhoneNumberI", "Notes.x", "Notes[0]", "", "N%6Ftes", "Not+es"].map(
  (name) => [name, texts] as const,
);
const styles: readonly ((index: string, name: string) => string)[] = [
  (index, name) => `[${index}].${name}`,
  (index, name) => `[${index}][${name}]`,
  (index, name) => `%5B${index}%5D.${name}`,
  (index, name) => `%5B${index}%5D%5B${name}%5D`,
  (index, name) => `%5b${index}%5d.${name}`,
];
const member = fc.oneof(
  { weight: 15, arbitrary: fc.constantFrom(...members) },
  { weight: 1, arbitrary: fc.constantFrom(...odd) },
);
const indexes = fc.oneof(
  { weight: 8, arbitrary: fc.constant([0, 1, 2].map(String)) },
  {
    weight: 1,
    arbitrary: fc.array(fc.constantFrom("0", "1", "00", "2", "999", "1000", "x", "", "-1", "+1"), { maxLength: 3 }),
  },
);
const item = fc.uniqueArray(
  member.chain(([name, content]) => fc.tuple(fc.constant(name), content)),
  { minLength: 1, maxLength: 4, selector: ([name]) => name },
);

/** Forms of every style: most of them right, many a little wrong. */
const forms = fc
  .tuple(
    fc.constantFrom(...styles),
    fc.array(item, { maxLength: 3 }),
    indexes,
    fc.constantFrom("", "", "", "", "&", "&&", "[0].Notes", "=", "&[1]"),
  )
  .chain(([style, items, numbers, end]) => {
    const pairs = items.flatMap((list, at) =>
      list.map(([name, value]) => `${style(numbers[at] ?? "0", name)}=${value}`),
    );
    const shuffled = fc.shuffledSubarray(pairs, { minLength: pairs.length });
    return fc
      .oneof({ weight: 4, arbitrary: fc.constant(pairs) }, { weight: 1, arbitrary: shuffled })
      .map((all) => all.join("&") + end);
  });

/** Forms of the writer with something put in, taken out or both at a random place. */
const damaged = fc.tuple(values, fc.nat(), fc.nat({ max: 3 }), pieces).map(([value, at, removed, inserted]) => {
  const text = form.write(value);
  const start = at % (text.length + 1);
  return text.slice(0, start) + inserted + text.slice(start + removed);
});

describe("the fast form reader", () => {
  it("the fast form reader accepts the writer's output, and agrees with the other reader", () => {
    fc.assert(
      fc.property(values, (value) => {
        const text = form.write(value);
        expect(readFast(text)).toStrictEqual(value);
        expect(readAny(text)).toStrictEqual(value);
      }),
    );
  });

  it("the fast form reader reads integers of any length as exactly as a number can", () => {
    for (const digits of ["0", "123456789012345", "1234567890123456", "9007199254740993", "7".repeat(40)])
      expect(readFast(`[0].EntityID=${digits}`)).toStrictEqual([{ EntityID: Number(digits) }]);
  });

  it("the fast form reader accepts the output of URLSearchParams", () => {
    const text = new URLSearchParams({
      "[0].Notes": "a b&c+d é",
      "[0].IsPrimary": "true",
      "[1].EntityID": "7",
    }).toString();
    expect(readFast(text)).toStrictEqual([{ Notes: "a b&c+d é", IsPrimary: true }, { EntityID: 7 }]);
  });

  it.each([
    ["of every style", forms],
    ["damaged at a random place", damaged],
  ])("the fast form reader reads forms %s like the complete reader, or gives up", (_title, texts) => {
    let taken = 0;
    let runs = 0;
    fc.assert(
      fc.property(texts, (text) => {
        runs++;
        const value = readFast(text);
        if (value === undefined) return;
        taken++;
        expect(value).toStrictEqual(readAny(text));
      }),
      { numRuns: 3_000 },
    );
    // Enough of each, or nothing was compared.
    expect(taken).toBeGreaterThan(runs / 30);
    expect(taken).toBeLessThan(runs * 0.9);
  });

  it.each([
    ["an index that comes late", "[1].Notes=a&[0].Notes=b"],
    ["a gap", "[0].Notes=a&[2].Notes=b"],
    ["an item that comes again", "[0].Notes=a&[1].Notes=b&[0].EntityID=1"],
    ["a member that comes twice", "[0].Notes=a&[0].Notes=b"],
    ["an unknown member", "[0].Note=a"],
    ["a key that goes further", "[0].Notes.x=a"],
    ["a key without a value", "[0].Notes"],
    ["an empty pair", "[0].Notes=a&&[0].EntityID=1"],
    ["an encoding that is not UTF-8", "[0].Notes=%FF"],
    ["an integer that is none", "[0].EntityID=x"],
    ["a boolean that is none", "[0].IsPrimary=on"],
    ["an item beyond the limit", Array.from({ length: 10_001 }, (_, index) => `[${index}].EntityID=1`).join("&")],
    ["nothing", ""],
  ])("the fast form reader gives up on %s", (_title, text) => {
    expect(readFast(text)).toBeUndefined();
  });
});

it("a form's text is decoded as by decodeURIComponent(), except for plus signs", () => {
  const byPlatform = (text: string) => {
    try {
      return decodeURIComponent(text.replaceAll("+", " "));
    } catch {
      return undefined;
    }
  };
  const encoded = fc.oneof(
    texts,
    fc.string().map(encodeURIComponent),
    fc.string({ unit: fc.constantFrom(..."%0123789aAfFgG+x") }),
  );
  fc.assert(
    fc.property(encoded, (text) => {
      expect(decodeFormText(text)).toBe(byPlatform(text));
    }),
    { numRuns: 3_000 },
  );
});
