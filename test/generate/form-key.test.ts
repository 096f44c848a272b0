// Parsing of forms and their keys, step by step (wire rules F1 to F4).
import { describe, expect, it } from "vitest";
import { createFormKey, formKeyOf, notInAForm, parseForm, refuseGaps } from "../../runtime/form-key.ts";

describe("a form", () => {
  it.each<[string, [string, string][]]>([
    ["", []],
    ["&&", []],
    ["a=b", [["a", "b"]]],
    ["a", [["a", ""]]],
    ["a=", [["a", ""]]],
    ["=b", [["", "b"]]],
    ["a=b=c", [["a", "b=c"]]],
    [
      "a=b&&c=d&",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    ["a+b=c+d+e", [["a b", "c d e"]]],
    ["%61%2B=%2b%20", [["a+", "+ "]]],
    ["%C3%A9=é", [["é", "é"]]],
  ])("parses the form %j", (text, pairs) => {
    expect(parseForm(text)).toEqual(pairs.map(([key, value]) => ({ key, value })));
  });

  it.each([
    ["a=b&%FF=c", "pair 2: the percent-encoding is not valid UTF-8"],
    ["%", "pair 1: the percent-encoding is not valid UTF-8"],
    ["a=%zz", '"a": the percent-encoding is not valid UTF-8'],
  ])("%j is malformed: %s", (text, message) => {
    expect(() => parseForm(text)).toThrow(expect.objectContaining({ message, malformed: true }));
  });
});

function walk(key: string, value = "") {
  const cursor = createFormKey();
  cursor.start({ key: "[9].before", value: "before" });
  cursor.index(10);
  cursor.start({ key, value });
  return cursor;
}

describe("a key", () => {
  it.each(["[0].Name", "[0][Name]"])("%s goes to a member of an item", (text) => {
    const key = walk(text, " 7 ");
    expect([key.index(1), key.member()]).toEqual([0, "Name"]);
    key.end();
    expect([key.text(), key.integer(), key.number()]).toEqual([" 7 ", 7, 7]);
    expect(() => key.boolean()).toThrow(`"${text}": must be true or false`);
  });

  it.each(["Name.Sub", "Name[Sub]"])("%s goes to a member of a member", (text) => {
    const key = walk(text, "TRUE");
    expect([key.member(), key.member()]).toEqual(["Name", "Sub"]);
    key.end();
    expect(key.boolean()).toBe(true);
    expect(() => key.integer()).toThrow(`"${text}": must be an integer`);
    expect(() => key.number()).toThrow(`"${text}": must be a number`);
  });

  it("a key may name any item below the limit", () => {
    expect(walk("[12].x").index(13)).toBe(12);
    expect(walk("[10]").index(11)).toBe(10);
    expect(() => walk("[12].x").index(12)).toThrow('"[12].x": the list must have at most 12 items');
  });

  it("a repeated key names the next item, as long as the list may have one", () => {
    const next = (key: string, limit: number, length: number) => {
      const cursor = walk(key);
      cursor.member();
      return cursor.indexOrNext(limit, length);
    };
    expect([next("Tags", 3, 0), next("Tags", 3, 2), next("Tags[1]", 3, 2), next("Tags[2]", 3, 0)]).toEqual([
      0, 2, 1, 2,
    ]);
    expect(() => next("Tags", 3, 3)).toThrow('"Tags": the list must have at most 3 items');
    expect(() => next("Tags.x", 3, 0)).toThrow("the key must name its item by number");
  });

  const byNumber = 'the key must name its item by number, as in "[0].Name" or "[0][Name]"';
  it.each([
    "Name",
    "[].x",
    "[x].y",
    "[01].x",
    "[-1].x",
    "[0.5].x",
    "[1e1]",
    "[ 1]",
    "[0",
    "0]",
    "",
    ".0",
    "x[0]",
    "[1[2]]",
    "[0x]",
    "[x0]",
  ])("%j names no item", (text) => {
    expect(() => walk(text).index(100)).toThrow(byNumber);
  });

  it.each([
    ["__RequestVerificationToken", "this key of ASP.NET MVC is not in the contract: leave it out"],
    ["__VIEWSTATE", "this key of ASP.NET is not in the contract: leave it out"],
    ["X-Requested-With", "this key of jQuery is not in the contract: leave it out"],
    ["_", "this key of jQuery is not in the contract: leave it out"],
    ["X-HTTP-Method-Override", "overriding the method is not supported: send the request with that method"],
    ["_method", "overriding the method is not supported: send the request with that method"],
  ])("%s, which a framework adds, is refused with what to do", (text, expected) => {
    expect(() => walk(text).index(100)).toThrow(`"${text}": ${expected}`);
  });

  it("a key of more than 200 characters is not shown", () => {
    const key = `x[0]${`.${"x".repeat(48)}`.repeat(4)}`;
    expect(key.length).toBe(200);
    expect(() => walk(key).index(100)).toThrow(`"${key}": the key must`);
    expect(() => walk(`${key}y`).index(100)).toThrow(/^a key \(not shown\): the key must/);
  });

  const byName = 'the key must name a member, as in "[0].Name" or "[0][Name]"';
  it.each([
    "[0]",
    "[0].",
    "[0][]",
    "[0][a.b]",
    "[0][a[b]]",
    "[0]Name",
    "[0]..Name",
    "[0].]",
    "[0].Name]",
    "[0][Name",
    "[0].[Name]",
  ])("%j names no member of its item", (text) => {
    const key = walk(text);
    expect(key.index(1)).toBe(0);
    expect(() => key.member()).toThrow(byName);
  });

  it.each(["", "[Name]", "]", "."])("%j names no member", (text) => {
    expect(() => walk(text).member()).toThrow(byName);
  });

  it("a key may begin with a dot, and a name ends at a bracket or a dot", () => {
    expect(walk(".Name").member()).toBe("Name");
    expect(walk("Name[x]").member()).toBe("Name");
    expect(walk("Name.x").member()).toBe("Name");
    expect(() => walk("Name]x").member()).toThrow(byName);
  });

  it("a key ends where the contract does", () => {
    const key = walk("Name.Sub");
    key.member();
    expect(() => key.end()).toThrow('"Name.Sub": the key has more steps than the contract allows');
  });

  it("an unknown or repeated form key is named", () => {
    const key = walk("Note");
    key.member();
    expect(key.unknown(["Notes"]).message).toBe('"Note": unknown member "Note"; did you mean "Notes"?');
    expect(key.repeated().message).toBe('"Note": the key must not be repeated');
  });
});

describe("a list", () => {
  it("a list has no gaps", () => {
    expect(() => refuseGaps([], "x")).not.toThrow();
    expect(() => refuseGaps([1, null, 0], "x")).not.toThrow();
    const sparse: unknown[] = [];
    sparse[1] = 1;
    expect(() => refuseGaps(sparse, "x")).toThrow("x[0]: the list has a gap: no key has this index");
    expect(() => refuseGaps([1, undefined], "")).toThrow("[1]: the list has a gap");
  });
});

it.each([
  ["", "the body"],
  ["/1", "[1]"],
  ["/12/PhoneNumberID", "[12].PhoneNumberID"],
  ["/a/b/1", "a.b[1]"],
  ["/a1", "a1"],
  ["/1a", "1a"],
])("the key of %j is %j", (pointer, key) => {
  expect(formKeyOf(pointer)).toBe(key);
});

it("a value that no form can carry is reported", () => {
  expect(notInAForm("null")).toBeInstanceOf(RangeError);
  expect(notInAForm("null").message).toBe("a form cannot carry null: send JSON or XML");
});
