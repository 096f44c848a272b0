// Values that XML and forms carry as another value decide nothing.
import { expect, it } from "vitest";
import { createSchemas } from "../../conformance/contract/schemas.ts";
import { findFormat } from "../../conformance/formats/formats.ts";
import { createDocument } from "../../conformance/index.ts";
import { createValidValue } from "../../conformance/values/valid-value.ts";

const Thing = {
  type: "object",
  required: ["id", "other"],
  properties: {
    id: { type: "string", xml: { attribute: true } },
    tags: { type: "array", items: { type: "string" } },
    codes: { type: "array", xml: { wrapped: true }, items: { type: "string" } },
  },
};
const schemas = createSchemas(createDocument({ openapi: "3.1.0", components: { schemas: { Thing } } }));
const node = schemas.node("/components/schemas/Thing");

it.each<[unknown, boolean]>([
  [{ id: "a", tags: ["b"], codes: ["c"] }, true],
  [{ id: null, tags: ["b"] }, false],
  [{ id: ["a"] }, false],
  [{ id: "a", tags: "b" }, false],
  [{ id: "a", codes: "c" }, true],
])("XML carries %j: %s", (value, expected) => {
  expect(findFormat("application/xml")?.carries(value, node)).toBe(expected);
});

it.each<[unknown, boolean]>([
  [{ id: "a", tags: ["b", "c"] }, true],
  [{ id: "a", tags: "b" }, false],
  [{ id: ["a", "b"] }, false],
])("a form carries %j: %s", (value, expected) => {
  expect(findFormat("application/x-www-form-urlencoded")?.carries(value, node)).toBe(expected);
});

it("a required member without a schema is part of a valid value", () => {
  expect(createValidValue(schemas, "/components/schemas/Thing")).toMatchObject({ id: "sample", other: "text" });
});

it("a component's name in XML is that of a root and of items, not of a member that refers to it", () => {
  const Town = { type: "object", xml: { name: "town" }, properties: { zip: { type: "string" } } };
  const reference = { $ref: "#/components/schemas/Town" };
  const properties = {
    birthplace: reference,
    home: { allOf: [reference], xml: { name: "lives-in" } },
    visited: { type: "array", items: reference },
  };
  const document = createDocument({
    openapi: "3.1.0",
    components: { schemas: { Town, Person: { type: "object", properties } } },
  });
  const xml = findFormat("application/xml");
  const person = createSchemas(document).node("/components/schemas/Person");
  const value = { birthplace: { zip: "1" }, home: { zip: "2" }, visited: [{ zip: "3" }] };
  const text = xml?.write(value, person) ?? "";
  expect(text).toContain(
    "<birthplace><zip>1</zip></birthplace><lives-in><zip>2</zip></lives-in><town><zip>3</zip></town>",
  );
  expect(xml?.read(text, person, { ordered: false })).toEqual(value);
});
