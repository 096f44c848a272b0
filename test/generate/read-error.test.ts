// Places and names in messages: lines and columns, bounds, what is safe to repeat, and which name was meant.
import { describe, expect, it } from "vitest";
import { lineAndColumn, quoteName, ReadError, resembling, unknownName } from "../../runtime/read-error.ts";

it("a read error reports place, problem and whether the syntax is broken", () => {
  const error = new ReadError("/1", "must be a list");
  expect(error).toMatchObject({ name: "ReadError", where: "/1", expected: "must be a list", malformed: false });
  expect(error.message).toBe("/1: must be a list");
  expect(new ReadError("", "must be a list").message).toBe("must be a list");
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

describe("a name that a caller sent", () => {
  it.each(["PhoneNumber", "a", "_a1", "x".repeat(64), "line_1234"])(
    "is repeated when it looks like a name: %s",
    (name) => {
      expect(quoteName(name)).toBe(`"${name}"`);
    },
  );

  it.each([
    "+44 20 7946 0999",
    "2079460999",
    "a2079460999",
    "_20794",
    "tel_555_0100",
    "x".repeat(65),
    "a b",
    "a-b",
    "a.b",
    "",
    "\u00e9",
    "a\u0000b",
    "a\uD800",
    "1a",
  ])("a text from a caller that does not look like a name is not repeated: %j", (name) => {
    expect(quoteName(name)).toBe("(not shown)");
  });
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
  ])("the suggestion for %j is %s", (name, expected) => {
    expect(resembling(name, known)).toBe(expected);
  });

  it("no similar name is suggested for a long one", () => {
    const long = "x".repeat(64);
    expect(resembling(`${long}`, [`${long}y`])).toBe(`${long}y`);
    expect(resembling(`${long}x`, [`${long}y`])).toBe(undefined);
    expect(resembling("", ["a", "ab", "abc"])).toBe("a");
  });

  it("a similar name is suggested, else all known ones", () => {
    expect(unknownName("member", "note", known)).toBe('unknown member "note"; did you mean "Notes"?');
    expect(unknownName("element", "x\n", ["a", "b"])).toBe('unknown element (not shown); did you mean "a"?');
    expect(unknownName("element", "xyzzy", ["a", "b"])).toBe('unknown element "xyzzy"; expected one of a, b');
  });
});
