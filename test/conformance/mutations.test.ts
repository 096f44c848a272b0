// The bodies that the suite tries: at both sides of each bound, and at each place of a list.
import { describe, expect, it } from "vitest";
import { createSchemas } from "../../conformance/contract/schemas.ts";
import { createDocument } from "../../conformance/index.ts";
import { createCandidates } from "../../conformance/values/candidates.ts";
import { createMutations } from "../../conformance/values/mutations.ts";

const text = { type: "string", minLength: 2, maxLength: 4 };
const number = { type: "integer", minimum: 3, maximum: 90 };
const Item = { type: "object", properties: { text, number } };
const List = { type: "array", minItems: 1, maxItems: 3, items: { $ref: "#/components/schemas/Item" } };
const schemas = createSchemas(createDocument({ openapi: "3.1.0", components: { schemas: { Item, List } } }));
const item = schemas.node("/components/schemas/Item");
const base = { text: "abc", number: 5 };
const bodies = createMutations(schemas.node("/components/schemas/List"), [base]).map(({ value }) => value);

describe("values next to a bound", () => {
  const lengths = createCandidates(item.properties.get("text") ?? item)
    .filter(({ keyword }) => /Length$/.test(keyword))
    .map(({ value }) => [...String(value)].length);
  const numbers = createCandidates(item.properties.get("number") ?? item).map(({ value }) => value);

  it.each([1, 2, 4, 5])("a text of %i characters", (length) => {
    expect(lengths).toContain(length);
  });

  it.each([2, 3, 4, 89, 90, 91])("the number %i", (value) => {
    expect(numbers).toContain(value);
  });

  it.each([0, 1, 3, 4])("a list of %i items", (length) => {
    expect(bodies.filter(Array.isArray).map((list) => list.length)).toContain(length);
  });
});

it("lists are tried at their bound and with one item more", () => {
  const lengths = createMutations(schemas.node("/components/schemas/List"), [base])
    .filter(({ keyword }) => keyword === "maxItems")
    .map(({ value }) => (value as readonly unknown[]).length);
  expect(lengths).toEqual([3, 4]);
});

describe("a list of several items", () => {
  it.each([
    ["the only one", [null]],
    ["the last one", [base, null]],
    ["the middle one", [base, null, base]],
  ])("a list of several items is tried with a bad item: %s", (_which, list) => {
    expect(bodies).toContainEqual(list);
  });
});

describe("an object", () => {
  it.each([
    ["an undeclared member", { ...base, Unknown: "5" }],
    ["a member in another letter case", { ...base, TEXT: "5" }],
    ["one member less", { number: 5 }],
    ["a member of another type", { ...base, number: true }],
  ])("an object is tried with %s", (_what, value) => {
    expect(bodies).toContainEqual([value]);
  });
});

it.each<[string, object, unknown]>([
  ["a list", { type: "array", items: { $ref: "#/components/schemas/A" } }, [[[true]]]],
  [
    "a map",
    { type: "object", additionalProperties: { $ref: "#/components/schemas/A" } },
    { member1: { member1: true } },
  ],
  ["alternatives", { oneOf: [{ type: "object", properties: { a: { $ref: "#/components/schemas/A" } } }] }, { a: true }],
])("%s of itself is tried with wrong values inside, up to a depth", (_what, A, wrong) => {
  const own = createSchemas(createDocument({ openapi: "3.1.0", components: { schemas: { A } } }));
  const values = createMutations(own.node("/components/schemas/A"), undefined).map(({ value }) =>
    JSON.stringify(value),
  );
  expect(values).toContain(JSON.stringify(wrong));
});

it.each<[string, object, unknown]>([
  ["with a number", { properties: { b: { type: "string" }, a: { type: "integer" } } }, { a: 1_000 }],
  ["without a number", { properties: { b: { type: "string" } } }, { b: "x" }],
  ["with required members", { required: ["b"], properties: { b: {}, a: { type: "integer" } } }, { b: "x" }],
])("the items of a long list %s are small and distinct where they may be", (_what, items, last) => {
  const A = { type: "array", items: { type: "object", ...items } };
  const own = createSchemas(createDocument({ openapi: "3.1.0", components: { schemas: { A } } }));
  const long = createMutations(own.node("/components/schemas/A"), [{ b: "x" }]).filter(
    ({ keyword }) => keyword === "maxItems",
  );
  expect(long.map(({ value }) => (value as readonly unknown[])[999])).toEqual([last]);
});
