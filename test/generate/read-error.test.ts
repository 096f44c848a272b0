// Places and names in messages: lines and columns, bounds, what is safe to repeat, and which name was meant.
import { describe, expect, it } from "vitest";
import { lineAndColumn, quoteName, ReadError, resembling, shortened, unknownName } from "../../runtime/read-error.ts";

it("an error says where and what, and whether the syntax is broken", () => {
  const error = new ReadError("/1", "a list is expected");
  expect(error).toMatchObject({ name: "ReadError", where: "/1", expected: "a list is expected", malformed: false });
  expect(error.message).toBe("/1: a list is expected");
  expect(new ReadError("", "a list is expected").message).toBe("a list is expected");
  expect(new ReadError("", "JSON", true).malformed).toBe(true);
});

it.each([
  ["", 0, "line 1, column 1"],
  ["ab", 0, "line 1, column 1"],
  ["ab", 2, "line 1, column 3"],
  ["a\nb", 1, "line 1, column 2"],
  ["a\nb", 2, "line 2, column 1"],
  ["a\n\nbc", 4, "line 3, column 2"],
])("offset of %j at %s is %s", (text, offset, place) => {
  expect(lineAndColumn(text, offset)).toBe(place);
});

describe("a long name", () => {
  it("is cut, and never inside a character", () => {
    expect(shortened("x".repeat(64))).toBe("x".repeat(64));
    expect(shortened("x".repeat(65))).toBe(`${"x".repeat(64)}…`);
    expect(shortened(`${"x".repeat(63)}\u{1F600}y`)).toBe(`${"x".repeat(63)}…`);
    expect(shortened(`${"x".repeat(62)}\u{1F600}y`)).toBe(`${"x".repeat(62)}\u{1F600}…`);
    expect(shortened(`\u{1F600}${"x".repeat(64)}`)).toBe(`\u{1F600}${"x".repeat(62)}…`);
    expect(shortened("abc", 2)).toBe("ab…");
  });

  it("is quoted as far as it is shown", () => {
    expect(quoteName("abc", 2)).toBe('"ab…"');
    expect(quoteName("abc")).toBe('"abc"');
  });
});

it.each([
  ["\u0000", "\uFFFD"],
  ["\u001f", "\uFFFD"],
  [" ", " "],
  ["~", "~"],
  ["\u007f", "\uFFFD"],
  ["\u009f", "\uFFFD"],
  ["\u00a0", "\u00a0"],
  ["\uFFFD", "\uFFFD"],
  ["\uFFFE", "\uFFFD"],
  ["\uFFFF", "\uFFFD"],
  ["\uD800", "\uFFFD"],
  ["\u{1F600}", "\u{1F600}"],
  ["\n\n", "\uFFFD\uFFFD"],
])("%j is shown as %j", (name, shown) => {
  expect(quoteName(`a${name}b`)).toBe(`"a${shown}b"`);
});

describe("the name that was meant", () => {
  const known = ["PhoneNumber", "PhoneNumberID", "Notes", "IsPrimary"];
  it.each([
    ["phonenumber", "PhoneNumber"],
    ["PHONENUMBERID", "PhoneNumberID"],
    ["PhoneNumberI", "PhoneNumber"],
    ["PhoneNumbrID", "PhoneNumberID"],
    ["Note", "Notes"],
    ["Nodes", "Notes"],
    ["Ntoes", "Notes"],
    ["XXotes", "Notes"],
    ["otes", "Notes"],
    ["Isprimry", "IsPrimary"],
    ["XXXtes", undefined],
    ["No", undefined],
    ["", undefined],
    ["EntityID", undefined],
  ])("by %j is %s", (name, expected) => {
    expect(resembling(name, known)).toBe(expected);
  });

  it("is not looked for where the name is too long", () => {
    const long = "x".repeat(64);
    expect(resembling(`${long}`, [`${long}y`])).toBe(`${long}y`);
    expect(resembling(`${long}x`, [`${long}y`])).toBe(undefined);
    expect(resembling("", ["a", "ab", "abc"])).toBe("a");
  });

  it("is told, else all that are known", () => {
    expect(unknownName("member", "note", known)).toBe('unknown member "note"; did you mean "Notes"?');
    expect(unknownName("element", "x\n", ["a", "b"])).toBe('unknown element "x\uFFFD"; did you mean "a"?');
    expect(unknownName("element", "xyzzy", ["a", "b"])).toBe('unknown element "xyzzy"; expected one of a, b');
  });
});
