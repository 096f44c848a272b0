// What each keyword's violation is called in words: place and expectation, never the value.
import { describe, expect, it } from "vitest";
import { type Validator, type ValidatorError, violationOf } from "../../runtime/violation.ts";

function validatorWith(errors: readonly ValidatorError[] | null | undefined): Validator {
  const validate = (_value: unknown): _value is unknown => false;
  return Object.assign(validate, errors === undefined ? {} : { errors });
}

const expectedOf = (keyword: string, params: ValidatorError["params"], parentSchema?: ValidatorError["parentSchema"]) =>
  violationOf(validatorWith([{ instancePath: "/1/x", keyword, params, parentSchema }]));

describe("a violation", () => {
  it.each<[string, ValidatorError["params"], ValidatorError["parentSchema"], string]>([
    ["type", { type: "integer" }, undefined, "an integer is expected"],
    ["type", { type: "number" }, undefined, "a number is expected"],
    ["type", { type: "string" }, undefined, "a string is expected"],
    ["type", { type: "boolean" }, undefined, "true or false is expected"],
    ["type", { type: "array" }, undefined, "a list is expected"],
    ["type", { type: "object" }, undefined, "an object is expected"],
    ["type", { type: "null" }, undefined, "null is expected"],
    ["type", { type: "date" }, undefined, "date is expected"],
    ["type", { type: ["string", "null"] }, undefined, "a string or null is expected"],
    ["type", { type: "string,null" }, undefined, "a string or null is expected"],
    ["required", { missingProperty: "Notes" }, undefined, 'the member "Notes" is missing'],
    ["minimum", { comparison: ">=", limit: 1 }, { minimum: 1 }, "a value >= 1 is expected"],
    ["maximum", { comparison: "<=", limit: 9 }, { maximum: 9 }, "a value <= 9 is expected"],
    ["maximum", { limit: 9 }, { minimum: 1, maximum: 9, type: "integer" }, "an integer from 1 to 9 is expected"],
    ["minimum", { limit: 1 }, { minimum: 1, maximum: 9, type: "number" }, "a number from 1 to 9 is expected"],
    ["maxLength", { limit: 9 }, undefined, "at most 9 characters are expected"],
    ["minLength", { limit: 1 }, undefined, "at least 1 characters are expected"],
    ["maxItems", { limit: 9 }, undefined, "at most 9 items are expected"],
    ["minItems", { limit: 1 }, undefined, "at least 1 items are expected"],
    ["enum", { allowedValues: ["a", "b"] }, undefined, "one of a, b is expected"],
    [
      "pattern",
      {},
      undefined,
      "a character is not allowed here, or the text is not of the form that the contract describes",
    ],
    ["multipleOf", {}, undefined, "the value breaks the contract's keyword multipleOf"],
    ["additionalProperties", { additionalProperty: "xyzzy" }, undefined, 'unknown member "xyzzy"; expected one of '],
    [
      "additionalProperties",
      { additionalProperty: "note" },
      { properties: { Notes: {}, IsPrimary: {} } },
      'unknown member "note"; did you mean "Notes"?',
    ],
    [
      "unevaluatedProperties",
      { unevaluatedProperty: "xyzzy" },
      { properties: { Notes: {}, IsPrimary: {} } },
      'unknown member "xyzzy"; expected one of Notes, IsPrimary',
    ],
  ])(
    "the message for a violation of %s %j in %j names the place and the expected form",
    (keyword, params, parentSchema, expected) => {
      expect(expectedOf(keyword, params, parentSchema)).toEqual({ pointer: "/1/x", expected });
    },
  );

  it("the first of several violations is reported", () => {
    const errors = ["a", "b"].map((keyword) => ({ instancePath: `/${keyword}`, keyword, params: {} }));
    expect(violationOf(validatorWith(errors)).pointer).toBe("/a");
  });

  it.each([undefined, null, []])("a violation without an error (%j) is reported", (errors) => {
    expect(violationOf(validatorWith(errors))).toEqual({ pointer: "", expected: "another value is expected" });
  });
});
