// Any two schemas, and values that only one of them allows: the comparison names whoever fails over such a value.
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { expect, it } from "vitest";
import type { Json, JsonObject } from "../../generate/spec.ts";
import { compareContracts } from "../../review/changes/compare-contracts.ts";

const values: readonly Json[] = [
  ...[null, true, false, 0, 1, 2, 3, 4, 6, -1, 1.5, "", "a", "b", "ab", "abc", "abcd"],
  ...[[], ["a"], ["a", "a"], ["a", "b"], [1], [1, 2, 3], [null]],
  ...[
    {},
    { x: "a" },
    { x: 1 },
    { x: null },
    { y: "ab" },
    { x: "a", y: "b" },
    { x: 2, y: "abc" },
    { z: 1 },
    { x: "a", z: "a" },
  ],
  ...[{ x: { y: "a" } }, { x: { z: 1 } }],
];
const type = fc.constantFrom("string", "integer", "number", "boolean", "null", "array", "object");
const small = fc.integer({ min: 0, max: 4 });
const literal = fc.constantFrom(...values.slice(0, 17));

/** A keyword with its value; a schema is a few of them, so that most schemas allow something. */
type Entry = readonly [keyword: string, value: Json];
const entry = (keyword: string, value: fc.Arbitrary<Json>): fc.Arbitrary<Entry> =>
  fc.tuple(fc.constant(keyword), value);
const names = fc.constantFrom("x", "y", "z");
const leafEntries = [
  entry("type", fc.oneof(type, fc.uniqueArray(type, { minLength: 1, maxLength: 3 }))),
  entry("enum", fc.uniqueArray(literal, { minLength: 1, maxLength: 8 })),
  entry("const", literal),
  ...["minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"].map((keyword) =>
    entry(keyword, small),
  ),
  ...["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"].map((keyword) => entry(keyword, small)),
  entry("pattern", fc.constantFrom("^a", "b$", "^[ab]*$")),
  entry("multipleOf", fc.constantFrom(1, 2, 3, 1.5)),
  entry("uniqueItems", fc.boolean()),
];
const schemaOf = (entries: fc.Arbitrary<Entry>, maxLength: number) =>
  fc
    .uniqueArray(entries, { minLength: 1, maxLength, selector: ([keyword]) => keyword })
    .map((chosen): JsonObject => Object.fromEntries(chosen));
const leaf = schemaOf(fc.oneof(...leafEntries), 2);
const nestedEntries = [
  entry("items", leaf),
  entry("properties", fc.dictionary(names, leaf, { maxKeys: 3 })),
  entry("required", fc.uniqueArray(names, { maxLength: 2 })),
  entry("additionalProperties", fc.oneof(fc.boolean(), leaf)),
  entry("allOf", fc.array(leaf, { minLength: 1, maxLength: 2 })),
  entry("anyOf", fc.array(leaf, { minLength: 1, maxLength: 3 })),
];
const anyEntry = fc.oneof(...leafEntries, ...nestedEntries, ...nestedEntries);

/** A schema and its next version: one keyword is other, new or gone. */
const pair = fc
  .tuple(schemaOf(anyEntry, 4), anyEntry, fc.boolean())
  .map(([base, [keyword, value], isGone]): readonly [JsonObject, JsonObject] => {
    const first = Object.keys(base)[0] ?? "";
    const { [first]: _, ...rest } = base;
    return [base, isGone ? rest : { ...base, [keyword]: value }];
  });

function contract(place: "request" | "response", body: JsonObject): JsonObject {
  const content = { "application/json": { schema: body } };
  const operation: JsonObject =
    place === "request"
      ? { requestBody: { content }, responses: {} }
      : { responses: { "200": { description: "", content } } };
  return { openapi: "3.1.1", info: { title: "", version: "1.0.0" }, paths: { "/": { post: operation } } };
}

const ajv = new Ajv2020({ strict: false, validateFormats: false, validateSchema: false, addUsedSchema: false });

it("whoever fails over a value is named by the comparison", () => {
  const seen = { narrowed: 0, widened: 0 };
  fc.assert(
    fc.property(pair, ([base, revised]) => {
      const [before, after] = [ajv.compile(base), ajv.compile(revised)];
      const lost = values.find((value) => before(value) && !after(value));
      const gained = values.find((value) => !before(value) && after(value));
      if (lost !== undefined) seen.narrowed++;
      if (gained !== undefined) seen.widened++;
      for (const place of ["request", "response"] as const) {
        const changes = compareContracts(contract(place, base), contract(place, revised));
        const isRequest = place === "request";
        const clients = changes.some(({ breaksClients }) => breaksClients);
        const servers = changes.some(({ breaksServers }) => breaksServers);
        if (lost !== undefined)
          expect(isRequest ? clients : servers, `${place}: ${JSON.stringify(lost)} is lost`).toBe(true);
        if (gained !== undefined)
          expect(isRequest ? servers : clients, `${place}: ${JSON.stringify(gained)} may come`).toBe(true);
      }
    }),
    { numRuns: 120 },
  );
  expect(Math.min(seen.narrowed, seen.widened)).toBeGreaterThan(15);
});
