// Values that XML and forms carry as another value decide nothing.
import { expect, it } from "vitest";
import { createSchemas } from "../../conformance/contract/schemas.ts";
import { findFormat } from "../../conformance/formats/formats.ts";
import { fromText, notReadable } from "../../conformance/formats/lexical.ts";
import { judgeText, writeParameter } from "../../conformance/formats/parameter-text.ts";
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
const instance = 'xmlns:i="http://www.w3.org/2001/XMLSchema-instance"';

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
  [{ a: "1", "b-2.c": "1" }, true],
  [{ "1a": "1" }, false],
  [{ "a:b": "1" }, false],
  [{ a: "\u0001" }, false],
  [{ a: { "b c": "1" } }, false],
])("XML carries a map %j: %s", (value, expected) => {
  const map = nodeOf({ type: "object", additionalProperties: {} });
  expect(findFormat("application/xml")?.carries(value, map)).toBe(expected);
});

it.each<[object, unknown, boolean]>([
  [{ type: ["string", "null"] }, "", false],
  [{ type: ["string", "null"] }, "a", true],
  [{ type: "string" }, "", true],
  [{ type: "boolean" }, "1", false],
  [{ type: "array", items: { type: "integer" } }, ["+1", "2"], false],
])("a form carries a member of %j with %j: %s", (a, value, expected) => {
  const one = nodeOf({ type: "object", properties: { a } });
  expect(findFormat("application/x-www-form-urlencoded")?.carries({ a: value }, one)).toBe(expected);
});

it.each<[unknown, boolean]>([
  [{ id: "a", tags: ["b", "c"] }, true],
  [{ id: "a", tags: "b" }, false],
  [{ id: ["a", "b"] }, false],
])("a form carries %j: %s", (value, expected) => {
  expect(findFormat("application/x-www-form-urlencoded")?.carries(value, node)).toBe(expected);
});

it.each<[unknown, boolean]>([
  [[{ a: 1 }, { a: 2, b: "" }], true],
  [[{ a: 1 }, {}], false],
  [[{ a: 1 }, { a: 1, b: null }], false],
  [[{ a: 1 }, 5], false],
  [[{ a: 1, b: ["x", "y"] }], false],
  [[], false],
])("a form carries a list %j: %s", (value, expected) => {
  const item = { type: "object", properties: { a: { type: "integer" }, b: { type: "string" } } };
  expect(findFormat("application/x-www-form-urlencoded")?.carries(value, nodeOf({ type: "array", items: item }))).toBe(
    expected,
  );
});

it.each([
  ["application/json", '\uFEFF"\uFEFF"'],
  ["text/xml", "\uFEFF<A>\uFEFF</A>"],
])("in %s, only the byte order mark at the start is dropped", (type, text) => {
  expect(findFormat(type)?.read(text, nodeOf({ type: "string" }), { ordered: false })).toBe("\uFEFF");
});

it("the items of a form may come in any order, without gaps", () => {
  const list = nodeOf({ type: "array", items: { type: "object", properties: { a: { type: "integer" } } } });
  const read = (text: string) => findFormat("application/x-www-form-urlencoded")?.read(text, list, { ordered: false });
  expect(read("[1].a=2&[0][a]=1")).toEqual([{ a: 1 }, { a: 2 }]);
  expect(() => read("[0].a=1&[2].a=3")).toThrow("item 1 is missing");
  expect(() => read("[0].a=1&[0][a]=1")).toThrow("item 0 has a twice");
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

it.each([
  ["their own name", { items: { xml: { name: "word" } } }, "<b><word>1</word></b>"],
  ["the name of their component", { items: { $ref: "#/components/schemas/Town" } }, "<b><Town>1</Town></b>"],
  ["the name of the list's element", { items: {} }, "<b><b>1</b></b>"],
  ["the list's own name", { items: {}, xml: { name: "c", wrapped: true } }, "<c><c>1</c></c>"],
  ["their own namespace", { items: { xml: { namespace: "urn:c" } } }, '<b><b xmlns="urn:c">1</b></b>'],
])("in XML, the items of a wrapped list have %s", (_what, list, expected) => {
  const b = { type: "array", xml: { wrapped: true }, ...list };
  const Town = { type: "integer" };
  const A = { type: "object", xml: { namespace: "urn:a" }, properties: { b } };
  const all = createSchemas(createDocument({ openapi: "3.1.0", components: { schemas: { A, Town } } }));
  const one = all.node("/components/schemas/A");
  const text = findFormat("text/xml")?.write({ b: [1] }, one) ?? "";
  expect(text).toBe(`<A ${instance} xmlns="urn:a">${expected}</A>`);
  expect(JSON.stringify(findFormat("text/xml")?.read(text, one, { ordered: true }))).toMatch(/^{"b":\["?1"?\]}$/);
});

it("in XML, the items of a list without names have the name of the list, and its parts its namespace", () => {
  const item = { type: "object", properties: { b: { type: "string" } } };
  const home = { ...item, xml: { namespace: "urn:h" } };
  const list = nodeOf({ type: "array", items: { type: "object", properties: { home } } });
  const text = `<A ${instance}><A><home xmlns="urn:h"><b>1</b></home></A></A>`;
  expect(findFormat("text/xml")?.write([{ home: { b: "1" } }], list)).toBe(text);
  expect(findFormat("text/xml")?.read(text, list, { ordered: true })).toEqual([{ home: { b: "1" } }]);
  const other = text.replace(' xmlns="urn:h"', "");
  expect(() => findFormat("text/xml")?.read(other, list, { ordered: true })).toThrow(
    'in the namespace "urn:h", not ""',
  );
});

it("in XML, members of a response have the schema's order, and those of a request any", () => {
  const one = nodeOf({ type: "object", properties: { b: { type: "string" }, a: { type: "string" } } });
  const read = (text: string, ordered: boolean) => findFormat("text/xml")?.read(text, one, { ordered });
  const text = "<A><a>1</a><b>2</b></A>";
  expect(read(text, false)).toEqual({ b: "2", a: "1" });
  expect(() => read(text, true)).toThrow("b follows a, which breaks the schema's order");
  expect(findFormat("text/xml")?.write({ a: "1", b: "2" }, one)).toMatch("<b>2</b><a>1</a>");
});

it("the ordinal order of XML goes by the names of elements", () => {
  const properties = { a: { type: "string" }, b: { type: "string", xml: { name: "B" } }, C: { type: "string" } };
  const document = createDocument({
    openapi: "3.1.0",
    components: { schemas: { A: { type: "object", "x-xml-order": "ordinal", properties } } },
  });
  const text = findFormat("text/xml")?.write(
    { a: "", b: "", C: "" },
    createSchemas(document).node("/components/schemas/A"),
  );
  expect(text?.match(/<\w+(?=>|\/|\s\/)/g)?.filter((tag) => tag !== "<A")).toEqual(["<B", "<C", "<a"]);
});

const nodeOf = (schema: object) =>
  createSchemas(createDocument({ openapi: "3.1.0", components: { schemas: { A: schema } } })).node(
    "/components/schemas/A",
  );

it.each<[object, string, unknown]>([
  [{ type: "integer" }, " +7\n", 7],
  [{ type: "integer" }, "7.0", notReadable],
  [{ type: "number" }, "\t-.5e3 ", -500],
  [{ type: "number" }, "1e", notReadable],
  [{ type: "boolean" }, " 1 ", true],
  [{ type: "boolean" }, "false", false],
  [{ type: "boolean" }, "True", notReadable],
  [{ type: ["string", "integer"] }, " 7", " 7"],
  [{ anyOf: [{ type: "integer" }, { type: "null" }] }, "7", 7],
])("the text of %j, %j, is %s", (schema, text, expected) => {
  expect(fromText(nodeOf(schema), text)).toBe(expected);
});

it.each<[object, string, "allowed" | "unclear" | "forbidden"]>([
  [{ type: "integer" }, "7", "allowed"],
  [{ type: "integer" }, "+7", "unclear"],
  [{ type: "integer" }, "7.5", "forbidden"],
  [{ type: "integer" }, "", "unclear"],
  [{ type: "number" }, "1e3", "unclear"],
  [{ type: "boolean" }, "on", "unclear"],
  [{ type: "boolean" }, "maybe", "forbidden"],
  [{ type: "array", items: { type: "integer" } }, "1,2", "allowed"],
  [{ type: "array", items: { type: "integer" } }, "1,a", "forbidden"],
  [{ enum: ["1,a"] }, "1,a", "allowed"],
  [{ pattern: "^b" }, "1,a", "forbidden"],
  [{ type: "array", maxItems: 2 }, "1,a", "allowed"],
  [{ type: "array", maxItems: 2 }, "1,a,", "forbidden"],
])("a parameter of %j with the text %j is %s", (schema, text, expected) => {
  const all = createSchemas(createDocument({ openapi: "3.1.0", components: { schemas: { A: schema } } }));
  const problem = judgeText(all, "/components/schemas/A", text, "request");
  expect(problem === undefined ? "allowed" : problem.isUnclear ? "unclear" : "forbidden").toBe(expected);
});

it.each<[string, boolean, unknown, string]>([
  ["form", true, ["a", "b"], "p=a&p=b"],
  ["form", false, ["a", "b"], "p=a,b"],
  ["spaceDelimited", false, ["a", "b"], "p=a b"],
  ["pipeDelimited", false, ["a", "b"], "p=a|b"],
  ["simple", false, ["a", "b,c"], "none"],
  ["form", true, { a: 1, b: true }, "a=1&b=true"],
  ["form", false, { a: 1, b: true }, "p=a,1,b,true"],
  ["deepObject", true, { a: 1 }, "p[a]=1"],
  ["form", true, [], "none"],
  ["form", true, null, "none"],
])("a parameter of style %s with explode %s carries %j as %s", (style, explode, value, expected) => {
  const parameter = { name: "p", in: "query", required: true, schema: "", style, explode, examples: [] } as const;
  const pairs = writeParameter(parameter, value);
  expect(pairs === undefined ? "none" : pairs.map((pair) => pair.join("=")).join("&")).toBe(expected);
});

it.each([
  ["a schema location", `<A ${instance} i:schemaLocation="a b"><b>1</b></A>`, { b: 1 }],
  ["a type", `<A ${instance} i:type="A"><b>1</b></A>`, { b: 1 }],
  ["nil", `<A ${instance}><b i:nil="1"/></A>`, { b: null }],
  ["nil with content", `<A ${instance}><b i:nil="true">1</b></A>`, "b is nil, but has content"],
  ["another attribute", '<A c="1"><b>1</b></A>', "A has an attribute c, which is not declared"],
  ["text between elements", "<A>x<b>1</b></A>", "A has text between its elements"],
  ["an undeclared element", "<A><c/></A>", "A has an element c, which is not declared"],
  ["another root", "<B/>", "the root must be A, not B"],
])("XML with %s is read as %j", (_what, text, expected) => {
  const one = nodeOf({ type: "object", properties: { b: { type: ["integer", "null"] } } });
  const read = () => findFormat("application/xml")?.read(text, one, { ordered: false });
  if (typeof expected === "string") expect(read).toThrow(expected);
  else expect(read()).toEqual(expected);
});
