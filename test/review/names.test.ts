// How a message of the comparison names a place, and how it shows a value.
import { expect, it } from "vitest";
import { changed, shown } from "../../review/changes/comparison.ts";
import { getName } from "../../review/changes/places.ts";

it.each([
  ["", "the document"],
  ["/info/title", "info title"],
  ["/paths/~1a~1{b}", "/a/{b}"],
  ["/paths/~1a/get", "GET /a"],
  ["/paths/~1a/get/responses/200", "GET /a responses 200"],
  ["/paths/~1a/parameters/0/schema", "/a parameters 0 schema"],
  ["/components/responses/Gone/headers/Vary", "responses Gone headers Vary"],
  ["/components/responses/Gone/content/text~1xml/schema", "responses Gone content text/xml"],
  ["/components/responses/Gone/links/next", "responses Gone links"],
  ["/components/schemas/A", "A"],
  ["/components/schemas/A/properties/b/items/properties/c/maxLength", "A.b[].c"],
  ["/components/schemas/A/properties/properties", "A.properties"],
  ["/components/headers/X~1Y/schema/maxLength", "headers X/Y schema"],
  ["/components/schemas", "components schemas"],
])("the place %j is called %s", (pointer, name) => {
  expect(getName(pointer)).toBe(name);
});

it("a value of more than 80 characters is cut", () => {
  const text = (length: number) => "a".repeat(length - 2);
  expect(shown(text(80))).toBe(`"${text(80)}"`);
  expect(shown(text(81))).toBe(`"${"a".repeat(76)}...`);
});

it.each([
  ["maxLength", 5, 4, "maxLength was 5 and is 4"],
  ["maxLength", undefined, { b: 1, a: [2] }, 'maxLength {"a":[2],"b":1} was added'],
  ["default", { a: 1, b: 2 }, { b: 1, a: 2 }, 'default was {"a":1,"b":2} and is {"a":2,"b":1}'],
  ["maxLength", null, undefined, "maxLength null was removed"],
  ["description", "a", "b", "description differs"],
])("the change of %s from %j to %j: %s", (name, before, after, message) => {
  expect(changed(name, before, after)).toBe(message);
});
