// The contract in application/json only is the contract without what belongs to other formats.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { parseSpec } from "../../generate/load-spec.ts";

const root = join(import.meta.dirname, "../..");
const text = readFileSync(join(root, "generated/openapi.json-only.yaml"), "utf8");
const [derived, whole] = [parse(text), parse(readFileSync(join(root, "openapi.yaml"), "utf8"))];

function objectsIn(value: unknown): Record<string, unknown>[] {
  if (value === null || typeof value !== "object") return [];
  const own = Array.isArray(value) ? [] : [value as Record<string, unknown>];
  return [...own, ...Object.values(value).flatMap(objectsIn)];
}

it("every body of the JSON-only contract is in application/json and nothing else", () => {
  const contents = objectsIn(derived).flatMap(({ content }) =>
    content === undefined ? [] : [Object.keys(content as object)],
  );
  expect(contents.length).toBeGreaterThan(15);
  expect(contents.filter((types) => types.join() !== "application/json")).toEqual([]);
});

it("the JSON-only contract mentions no XML and has no unused example", () => {
  const keys = objectsIn(derived).flatMap(Object.keys);
  expect(keys.filter((key) => key === "xml" || key === "x-xml-order")).toEqual([]);
  const examples = Object.keys(derived.components.examples);
  expect(examples).toContain("PhoneNumbersJson");
  expect(examples.filter((name) => !text.includes(`#/components/examples/${name}`))).toEqual([]);
});

it("the JSON-only contract has the operations, members, statuses and headers of the contract", () => {
  for (const [path, item] of Object.entries<Record<string, { responses: object }>>(whole.paths)) {
    for (const [method, { responses }] of Object.entries(item))
      expect(Object.keys(derived.paths[path][method].responses)).toEqual(Object.keys(responses));
  }
  for (const [name, schema] of Object.entries<{ properties?: object }>(whole.components.schemas))
    expect(Object.keys(derived.components.schemas[name].properties ?? {})).toEqual(
      Object.keys(schema.properties ?? {}),
    );
  expect(derived.components.headers).toEqual(whole.components.headers);
});

it("the generator accepts the JSON-only contract", async () => {
  await expect(parseSpec(text)).resolves.toBeDefined();
});
