// Parameters arrive as texts, and are read into the types that the contract declares; other texts stay for the validator.
import { expect, it } from "vitest";
import { type DeclaredParameter, needsReading, readParameters } from "../../runtime/read-parameters.ts";

function read(parameter: Omit<DeclaredParameter, "name" | "in">, given: unknown, place = "query"): unknown {
  const values = given === undefined ? {} : { "x-limit": given };
  readParameters([{ name: "x-limit", in: place, ...parameter }], values);
  return values["x-limit"];
}

it.each<readonly [type: string, text: string, value: unknown]>([
  ["integer", "7", 7],
  ["integer", "-7", -7],
  ["integer", "0", 0],
  ["integer", "9007199254740991", 9_007_199_254_740_991],
  ...["9007199254740992", "+7", "07", "7.0", " 7", "", "0x7", "1e1"].map((text) => ["integer", text, text] as const),
  ["number", "1.5", 1.5],
  ["number", "-1e3", -1_000],
  ["number", "100000000000000.00000000000000000E-10", 10_000],
  ...["1234567890123456", "0.123456789012345678", "1e100", "+1", " 1"].map((text) => ["number", text, text] as const),
  ...["1.", ".5", "Infinity", "1,5", ""].map((text) => ["number", text, text] as const),
  ["boolean", "true", true],
  ["boolean", "false", false],
  ...["TRUE", "1", ""].map((text) => ["boolean", text, text] as const),
  ["string", "7", "7"],
])("as %s, %j is read as %j", (type, text, value) => {
  expect(read({ type }, text)).toBe(value);
});

it("a parameter that came several times stays a list, which the validator refuses", () => {
  for (const type of ["integer", "number", "boolean", "string"]) expect(read({ type }, ["1", "2"])).toEqual(["1", "2"]);
});

it("a list is one value with commas, or one value for each item", () => {
  expect(read({ type: "array", items: "integer", joined: true }, "1,2,x")).toEqual([1, 2, "x"]);
  expect(read({ type: "array", items: "integer" }, ["1", "2"])).toEqual([1, 2]);
  expect(read({ type: "array", items: "integer" }, "1")).toEqual([1]);
  expect(read({ type: "array", joined: true }, "a, b")).toEqual(["a", " b"]);
  expect(read({ type: "array", joined: true }, "a, b", "header")).toEqual(["a", "b"]);
});

it("a header is found in any letter case, and a default stands for a parameter left out", () => {
  const headers: Record<string, unknown> = { "x-limit": "7" };
  const parameters = [
    { name: "X-Limit", in: "header", type: "integer" },
    { name: "X-Start", in: "header", type: "integer", default: 1 },
    { name: "X-None", in: "header", type: "integer" },
  ];
  readParameters(parameters, headers);
  expect(headers).toEqual({ "x-limit": 7, "x-start": 1 });
  expect(read({ type: "integer", default: 1 }, "7")).toBe(7);
});

it("only a text without a default needs no reading", () => {
  expect(needsReading({ name: "a", in: "query", type: "string" })).toBe(false);
  expect(needsReading({ name: "a", in: "query", type: "string", default: "" })).toBe(true);
  expect(needsReading({ name: "a", in: "query", type: "boolean" })).toBe(true);
});
