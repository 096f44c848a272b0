// Schemas that ours are not: types that are only implied, members that no row has, and forms that nest in themselves.
import { expect, it } from "vitest";
import { stringify } from "yaml";
import { compile } from "../../generate/compile.ts";
import { parseSpec } from "../../generate/load-spec.ts";
import { normalize } from "../../generate/normalize.ts";
import { listTypes } from "../../generate/schema-to-codec-type.ts";
import type { JsonObject } from "../../generate/spec.ts";

const text = { type: "string" };

/** The files for a body with the schema A. */
async function generate(A: object, mediaType = "application/json"): Promise<ReadonlyMap<string, string>> {
  const content = { [mediaType]: { schema: { $ref: "#/components/schemas/A" } } };
  const post = { operationId: "add", requestBody: { content }, responses: { 204: { description: "Done." } } };
  const document = { openapi: "3.1.0", info: { title: "T", version: "1" }, paths: { "/a": { post } } };
  return compile(await parseSpec(stringify({ ...document, components: { schemas: { A } } })));
}

it.each<[JsonObject, string[]]>([
  [{ type: ["string", "null"] }, ["string", "null"]],
  [{ type: "array", properties: { a: {} } }, ["array"]],
  [{ properties: { a: {} } }, ["object"]],
  [{ items: {} }, ["array"]],
  [{ const: null }, ["null"]],
  [{ const: true, enum: [1] }, ["boolean"]],
  [{ enum: ["a", "b", 1, null] }, ["string", "number", "null"]],
  [{ properties: {} }, []],
  [{}, []],
])("the types of %j are %j", (schema, expected) => {
  expect(listTypes(schema)).toEqual(expected);
});

it.each([
  ["a text", text, true],
  ["an enum without the empty text", { ...text, enum: ["a"] }, false],
  ["an enum with its default", { ...text, enum: ["a", "b"], default: "b" }, true],
  ["an enum with null", { type: ["string", "null"], enum: ["a", null] }, true],
  ["a constant", { ...text, const: "a" }, false],
  ["a default of another type", { type: "integer", default: "a" }, false],
  ["a truth that is always true", { type: "boolean", enum: [true] }, false],
])("a new row has a value for %s: %s", async (_what, a, expected) => {
  const A = { type: "object", additionalProperties: false, required: ["a"], properties: { a } };
  expect((await generate(A)).get("members.ts")?.includes("export function mergeA(")).toBe(expected);
});

it("an object with a member that may be missing has no rows", async () => {
  const A = { type: "object", additionalProperties: false, required: ["a"], properties: { a: text, b: text } };
  expect((await generate(A)).get("members.ts")).not.toContain("mergeA(");
});

it("a form may nest in itself: its reader looks for gaps at every depth", async () => {
  const properties = { a: { $ref: "#/components/schemas/A" }, b: { type: "array", items: text } };
  const files = await generate({ type: "object", properties }, "application/x-www-form-urlencoded");
  expect(files.get("form-readers.ts")).toContain('if (value["a"] !== undefined) checkA(value["a"], where + ".a");');
  // What reads straight-line is bounded by the schema, and this one has no bound.
  expect(files.get("fast-path/form.ts")).not.toContain("function");
});

it.each<[JsonObject, JsonObject]>([
  [
    { type: ["string", "integer", "null"], enum: ["a", 1] },
    { type: ["string", "integer"], enum: ["a", 1] },
  ],
  [
    { type: ["string", "null"], enum: ["a"] },
    { type: "string", enum: ["a"] },
  ],
  [
    { type: "string", enum: ["a", null] },
    { type: "string", enum: ["a"] },
  ],
  [
    { type: "null", enum: [null] },
    { type: "null", enum: [null] },
  ],
])("%j is %j: null needs both the type and the enum", (a, expected) => {
  expect(normalize({ paths: {}, components: { schemas: { a } } })["components"]).toEqual({ schemas: { a: expected } });
});
