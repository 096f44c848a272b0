// The message for a violation of each keyword: place and expected form, never the value.
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
    ["type", { type: "integer" }, undefined, "must be an integer"],
    ["type", { type: "number" }, undefined, "must be a number"],
    ["type", { type: "string" }, undefined, "must be a string"],
    ["type", { type: "boolean" }, undefined, "must be true or false"],
    ["type", { type: "array" }, undefined, "must be a list"],
    ["type", { type: "object" }, undefined, "must be an object"],
    ["type", { type: "null" }, undefined, "must be null"],
    ["type", { type: "date" }, undefined, "must be date"],
    ["type", { type: ["string", "null"] }, undefined, "must be a string or null"],
    ["type", { type: "string,null" }, undefined, "must be a string or null"],
    ["required", { missingProperty: "Notes" }, undefined, 'is missing the member "Notes"'],
    ["minimum", { comparison: ">=", limit: 1 }, { minimum: 1 }, "must be >= 1"],
    ["maximum", { comparison: "<=", limit: 9 }, { maximum: 9 }, "must be <= 9"],
    ["maximum", { limit: 9 }, { minimum: 1, maximum: 9, type: "integer" }, "must be an integer from 1 to 9"],
    ["minimum", { limit: 1 }, { minimum: 1, maximum: 9, type: "number" }, "must be a number from 1 to 9"],
    ["maxLength", { limit: 9 }, undefined, "must have at most 9 characters"],
    ["minLength", { limit: 1 }, undefined, "must not be empty"],
    ["minLength", { limit: 2 }, undefined, "must have at least 2 characters"],
    ["maxItems", { limit: 9 }, undefined, "must have at most 9 items"],
    ["minItems", { limit: 1 }, undefined, "must not be empty"],
    ["minItems", { limit: 2 }, undefined, "must have at least 2 items"],
    ["enum", { allowedValues: ["a", "b"] }, undefined, "must be one of a, b"],
    ["pattern", {}, undefined, "has a character that is not allowed, or does not match the contract's pattern"],
    ["multipleOf", {}, undefined, "must satisfy the contract's keyword multipleOf"],
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

  it.each([
    ["integer", 1.5, "must be an integer, not a fraction"],
    ["string", 1.5, "must be a string, not a number"],
    ["integer", "1", "must be an integer, not a string"],
    [["integer", "null"], 1.5, "must be an integer or null, not a fraction"],
    ["boolean", null, "must be true or false, not null"],
    ["string", true, "must be a string, not true or false"],
    ["string", [], "must be a string, not a list"],
    ["object", [], "must be an object, not a list"],
    ["string", {}, "must be a string, not an object"],
    ["array", "1", "must be a list, not a string"],
    ["array", null, "must be a list, not null"],
    ["array", {}, "must be a list, not an object: wrap it in [ ]"],
    ["array", { $values: [] }, "must be a list, not an object with $values: send only the list in it"],
  ])("a wrong type (%s for %j) names the type that was sent", (type, value, expected) => {
    const error = { instancePath: "/0", keyword: "type", params: { type } };
    expect(violationOf(validatorWith([error]), [value])).toEqual({ pointer: "/0", expected });
  });

  it("a wrong type is looked up by the steps of an escaped pointer", () => {
    const error = { instancePath: "/a~1b/c~0d/~01", keyword: "type", params: { type: "integer" } };
    const value = { "a/b": { "c~d": { "~1": "1" } } };
    expect(violationOf(validatorWith([error]), value).expected).toBe("must be an integer, not a string");
  });

  it("of alternatives, null is reported last", () => {
    const wrong = (type: string) => ({ instancePath: "/0", keyword: "type", params: { type } });
    for (const types of [
      ["null", "integer"],
      ["integer", "null"],
    ])
      expect(violationOf(validatorWith(types.map(wrong))).expected).toBe("must be an integer");
  });

  it("of alternatives, the deepest is reported", () => {
    const errors = ["/a", "/a/b/c", "/a/b"].map((instancePath) => ({ instancePath, keyword: "pattern", params: {} }));
    expect(violationOf(validatorWith(errors)).pointer).toBe("/a/b/c");
  });

  it("the first of several violations is reported", () => {
    const errors = ["a", "b"].map((keyword) => ({ instancePath: `/${keyword}`, keyword, params: {} }));
    expect(violationOf(validatorWith(errors)).pointer).toBe("/a");
  });

  it.each([undefined, null, []])("a violation without an error (%j) is reported", (errors) => {
    expect(violationOf(validatorWith(errors))).toEqual({ pointer: "", expected: "is not valid" });
  });
});
