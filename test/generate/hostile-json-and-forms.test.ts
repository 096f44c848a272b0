// Feeds hostile input to the JSON and form readers: they refuse it in bounded time and report the place.
import { describe, expect, it } from "vitest";
import { bodySchemas } from "../../generated/codecs.ts";
import { form, json, million, refusal } from "./hostile-bodies.ts";

const { validate } = bodySchemas.ArrayOfPhoneNumberDTO;

describe("JSON", () => {
  it.each([
    ["lists", "[", "]"],
    ["objects", '{"a":', "}"],
  ])("nested 100,000 deep in %s", (_title, open, close) => {
    const depth = 100_000;
    const inner = open === "[" ? "" : "1";
    const value = json.read(open.repeat(depth) + inner + close.repeat(depth));
    expect(validate(value)).toBe(false);
    expect(refusal(json, open.repeat(depth))).toBe(
      `line 1, column ${depth * open.length + 1}: the JSON is not well-formed`,
    );
    expect(validate(json.read(`[{"Notes":${open.repeat(depth)}${inner}${close.repeat(depth)}}]`))).toBe(false);
  });

  it.each<[string, string]>([
    ["", "line 1, column 1"],
    ["[1,]", "line 1, column 4"],
    ["[1\n 2]", "line 2, column 2"],
    ['{"a" 1}', "line 1, column 6"],
    ['{"a":}', "line 1, column 6"],
    ['{"a":1,}', "line 1, column 8"],
    ["{a:1}", "line 1, column 2"],
    ["[1]]", "line 1, column 4"],
    ["[1}", "line 1, column 3"],
    ["1,2", "line 1, column 2"],
    ["[] []", "line 1, column 4"],
    ["[01]", "line 1, column 3"],
    ["[1.]", "line 1, column 4"],
    ["[tru]", "line 1, column 5"],
    ["[NaN]", "line 1, column 2"],
    ["// x\n[]", "line 1, column 1"],
    ["[] /* x */", "line 1, column 4"],
    ['["\u0001"]', "line 1, column 3"],
    ['["\\x"]', "line 1, column 4"],
    ['["a', "line 1, column 4"],
    ["[\u00A01]", "line 1, column 2"],
    ["\uFEFF[]", "line 1, column 1"],
    ["[1,\r\n2,,]", "line 2, column 3"],
  ])("%j is not well-formed there", (text, where) => {
    expect(refusal(json, text)).toBe(`${where}: the JSON is not well-formed`);
  });

  it.each(["\u0000", "\u0008", "\uFFFE"])(
    "the character %j as an escape is read, and refused by the validator",
    (Notes) => {
      expect(validate(json.read(JSON.stringify([{ Notes }])))).toBe(false);
    },
  );

  it.each(["\uD800", "a\uDC00", "\uDC00\uD800"])("half of a surrogate pair in %j is refused while reading", (Notes) => {
    expect(refusal(json, JSON.stringify([{ Notes }]))).toMatch(
      /^line 1, column 1[23]: half of a surrogate pair is not valid Unicode text$/,
    );
  });
});

describe("a form", () => {
  it.each<[string, string, string]>([
    ["100,000 unknown keys", Array.from({ length: 100_000 }, (_, n) => `[0].x${n}=1`).join("&"), "unknown member"],
    [
      "100,000 items, more than the list may have",
      Array.from({ length: 100_000 }, (_, n) => `[${n}].Notes=1`).join("&"),
      "at most 1000 items",
    ],
    ["the index 999999999", "[999999999].Notes=x", "at most 1000 items"],
    ["the index 2^53", "[9007199254740992].Notes=x", "at most 1000 items"],
    ["the index 2^32-1", "[4294967295].Notes=x", "at most 1000 items"],
    ["the last index allowed, with a gap", "[999].Notes=x", "[0]: the list has a gap"],
    ["a negative index", "[-1].Notes=x", "name its item by number"],
    ["an index with a leading zero", "[00].Notes=x", "name its item by number"],
    ["an index of 4 MB", `[${"1".repeat(4 * million)}].Notes=x`, "at most 1000 items"],
    ["a member of 4 MB", `[0].${"N".repeat(4 * million)}=x`, "unknown member"],
    ["4 MB of brackets", `${"[0]".repeat(million)}=x`, "unknown member"],
    ["4 MB of dots", `[0]${".".repeat(4 * million)}=x`, "name a member"],
    ["a percent-encoding that is not UTF-8", "[0].Notes=%FF%FE", "not valid UTF-8"],
    ["an overlong encoding", "[0].Notes=%C0%80", "not valid UTF-8"],
    ["half a character", "[0].Notes=%ED%A0%80", "not valid UTF-8"],
    ["a percent sign alone", "[0].Notes=100%", "not valid UTF-8"],
    ["an integer in a long run of spaces", `[0].EntityID=1${"+".repeat(million)}x`, "must be an integer"],
    ["no key", "=5", "name its item by number"],
    ["an un-indexed key", "PhoneNumber=5", "name its item by number"],
    ["an index after a name", "list[0].PhoneNumber=5", "name its item by number"],
    ["an empty index", "[][PhoneNumber]=5", "name its item by number"],
  ])("the reader refuses a form with %s", (_title, text, expected) => {
    expect(refusal(form, text)).toContain(expected);
  });

  it("a form of a million separators is read as empty in linear time", () => {
    expect(validate(form.read("&".repeat(4 * million)))).toBe(false);
  });
});
