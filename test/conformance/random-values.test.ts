// Random values are allowed by their schema, and those that servers read differently decide nothing.
import fc from "fast-check";
import { expect, it } from "vitest";
import { createSchemas } from "../../conformance/contract/schemas.ts";
import { createDocument } from "../../conformance/index.ts";
import { validLists } from "../../conformance/phone-numbers/valid-lists.ts";
import { anyCharacter, createArbitrary, damaged, filtered } from "../../conformance/values/arbitrary.ts";
import { isInterchangeable } from "../../conformance/values/interchangeable.ts";
import { createValidValue } from "../../conformance/values/valid-value.ts";

const self = { $ref: "#/components/schemas/A" };
const integer = { type: "integer", minimum: 3, maximum: 7 };
const text = { type: "string", minLength: 2, maxLength: 4, pattern: "^[a-c]*$" };

it.each<[string, object]>([
  ["an integer between bounds", integer],
  ["an integer between exclusive bounds", { type: "integer", exclusiveMinimum: 3, exclusiveMaximum: 6 }],
  ["a multiple", { type: "integer", minimum: 10, multipleOf: 7 }],
  ["a multiple between bounds", { type: "integer", minimum: -4, maximum: 4, multipleOf: 3 }],
  ["a number between exclusive bounds", { type: "number", exclusiveMinimum: 0, exclusiveMaximum: 0.3 }],
  ["a number between bounds", { type: "number", minimum: 0.5, maximum: 1 }],
  ["an enumeration", { enum: ["a", 5, null] }],
  ["a constant", { const: { a: 1 } }],
  ["a format", { type: "string", format: "date" }],
  ["null and a boolean", { type: ["null", "boolean"] }],
  ["a list", { type: "array", minItems: 2, maxItems: 3, items: integer }],
  ["a list without repeats", { type: "array", minItems: 2, uniqueItems: true, items: { type: "string" } }],
  ["alternatives", { oneOf: [integer, { type: "boolean" }] }],
  [
    "an object",
    { type: "object", required: ["a"], additionalProperties: false, properties: { a: integer, b: { type: "null" } } },
  ],
  [
    "an object without a member for responses",
    { type: "object", required: ["a"], properties: { a: integer, r: { not: {}, readOnly: true } } },
  ],
  ["a map", { type: "object", additionalProperties: integer }],
  ["a required member of a map", { type: "object", required: ["a"], additionalProperties: integer }],
  ["a map of itself", { type: "object", additionalProperties: self }],
  ["a list of itself", { type: "array", items: self }],
  ["an object in itself", { type: "object", properties: { a: self, b: { oneOf: [self, integer] } } }],
  ["alternatives in themselves", { oneOf: [integer, { type: "array", items: self }] }],
  ["null or an object", { type: ["null", "object"], properties: { a: integer }, anyOf: [{ properties: { b: self } }] }],
])("each value of %s is allowed", (_what, schema) => {
  const schemas = createSchemas(createDocument({ openapi: "3.1.0", components: { schemas: { A: schema } } }));
  const at = "/components/schemas/A";
  const isAllowed = (value: unknown) => schemas.validate(at, value, "request") === undefined;
  fc.assert(fc.property(createArbitrary(schemas.node(at)), isAllowed), { numRuns: 100 });
  expect(isAllowed(createValidValue(schemas, at))).toBe(true);
});

it("any character can be drawn, and recognized when it must be made simpler", () => {
  const drawn = fc.sample(anyCharacter, { numRuns: 2_000, seed: 1 });
  expect(
    drawn.every((character) => Buffer.from(character).toString() === character && [...character].length === 1),
  ).toBe(true);
  expect(drawn.some((character) => character.length === 2)).toBe(true);
  for (const character of [...drawn, "\0", "`", "a", "\ud7ff", "\ue000", "\u{10ffff}"])
    expect(anyCharacter.canShrinkWithoutContext(character)).toBe(true);
  for (const other of ["", "ab", "\ud800", "\udfff", 97])
    expect(anyCharacter.canShrinkWithoutContext(other)).toBe(false);
  expect([...anyCharacter.shrink("c", undefined)].at(0)?.value).toBe("a");
});

it("a valid text is made for a pattern", () => {
  const schemas = createSchemas(createDocument({ openapi: "3.1.0", components: { schemas: { A: text } } }));
  expect(createValidValue(schemas, "/components/schemas/A")).toMatch(/^[a-c]{2,4}$/);
});

it("a random list has distinct numbers, no id twice, and at most one primary", () => {
  const properties = {
    PhoneNumberID: { type: "integer", minimum: 1, maximum: 3 },
    IsPrimary: { type: "boolean" },
    PhoneNumber: { type: "string" },
  };
  const A = { type: "array", items: { type: "object", properties } };
  const node = createSchemas(createDocument({ openapi: "3.1.0", components: { schemas: { A } } })).node(
    "/components/schemas/A",
  );
  fc.assert(
    fc.property(
      validLists(node, () => true, { forForm: false }),
      (list) => {
        const ids = list.flatMap((item) => item["PhoneNumberID"] ?? []);
        const numbers = list.map((item) => item["PhoneNumber"]);
        const primaries = list.filter((item) => item["IsPrimary"] === true);
        return new Set(ids).size === ids.length && new Set(numbers).size === numbers.length && primaries.length <= 1;
      },
    ),
  );
});

it("a random list leaves ids for new numbers, keeps numbers short, and sends no null in a form", () => {
  const properties = {
    PhoneNumberID: { enum: [2_147_483_647] },
    PhoneNumber: { enum: ["5".repeat(256)] },
    Notes: { type: "null" },
  };
  const item = { type: "object", required: ["PhoneNumberID", "PhoneNumber", "Notes"], properties };
  const A = { type: "array", items: item };
  const { node } = createSchemas(createDocument({ openapi: "3.1.0", components: { schemas: { A } } }));
  for (const forForm of [true, false])
    for (const list of fc.sample(
      validLists(node("/components/schemas/A"), () => true, { forForm }),
      20,
    ))
      for (const { PhoneNumber, ...others } of list) {
        expect(others).toEqual(forForm ? {} : { Notes: null });
        expect(String(PhoneNumber).length).toBeLessThanOrEqual(256);
      }
});

it("a damaged value keeps its other parts", () => {
  const value = { a: [1, 2], b: "x" };
  fc.assert(
    fc.property(damaged(fc.constant(value)), (other) => {
      const parts = (each: unknown) => JSON.stringify(each);
      const { a, b } = (other ?? {}) as { a?: unknown; b?: unknown };
      return parts(a) === parts(value.a) || b === "x" || typeof other !== "object" || Array.isArray(other);
    }),
  );
});

it.each<[unknown, boolean]>([
  ["\u0001", false],
  ["\t", true],
  ["\uD800", false],
  ["😀", true],
  ["\uFFFE", false],
  [2 ** 53, false],
  [-(2 ** 53) + 1, true],
  [1e300, false],
  [0.1, true],
  [{ a: [{ b: "\u0000" }] }, false],
  [{ "\u0000": 1 }, false],
  [JSON.parse('{"__proto__":1}'), false],
  [null, true],
])("all servers read %j alike: %s", (value, expected) => {
  expect(isInterchangeable(value)).toBe(expected);
});

it("values are filtered unless hardly any passes", () => {
  const digits = fc.nat(9);
  const even = filtered(digits, (value) => value % 2 === 0);
  expect(even && new Set(fc.sample(even, { numRuns: 200, seed: 1 }))).toEqual(new Set([0, 2, 4, 6, 8]));
  expect(filtered(digits, (value) => value > 9)).toBeUndefined();
});
