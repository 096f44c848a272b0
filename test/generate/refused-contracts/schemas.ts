// Schemas that cannot be generated, and a few like them that can.
import { form, member, type Refused, schema, text, xml } from "./merge-contracts.ts";

const properties = (own: object) => ({ type: "object", additionalProperties: false, properties: own });

export const refusedSchemas: readonly Refused[] = [
  schema("a pattern that is none with the u flag", { type: "string", pattern: "[\\w-.]" }),
  schema("nullable", { type: "string", nullable: true }),
  ...["if", "not", "dependentSchemas", "contains", "prefixItems", "patternProperties"].map((keyword) =>
    schema(keyword, { type: "object", [keyword]: keyword === "prefixItems" ? [text] : { a: text } }),
  ),
  schema("a dynamic reference", { ...properties({ a: { $dynamicRef: "#node" } }), $dynamicAnchor: "node" }),
  schema("a reference into a schema", { $ref: "#/components/schemas/B/properties/b" }, undefined, {
    B: properties({ b: text }),
  }),
  member("a schema that names no type but excludes one", { not: text, "x-note": { not: 1 } }),
  schema("members with names of every object", properties({ toString: text, __proto: text, valueOf: text })),
  schema("a member named __proto__", properties(JSON.parse('{ "__proto__": { "type": "string" } }'))),
  schema("a required member that is not there", { ...properties({ a: text }), required: ["a", "b"] }),
  schema("a required member that an open object may have", {
    type: "object",
    properties: { a: text },
    required: ["b"],
  }),
  schema(
    "keywords next to a reference",
    properties({ a: { $ref: "#/components/schemas/B", properties: { b: text } } }),
    undefined,
    { B: properties({}) },
  ),
  schema("itself by reference", { $ref: "#/components/schemas/A" }),
  schema("itself by allOf", { allOf: [{ $ref: "#/components/schemas/A" }, text] }),
  schema("an invalid bound", { type: "string", maxLength: "many" }),
  schema("an invalid schema elsewhere", properties({ b: { $ref: "#/components/schemas/B" } }), undefined, {
    B: { type: "string", pattern: 5 },
  }),
  member("a map in XML", { type: "object", additionalProperties: text }, xml),
  member("any value in XML", {}, xml),
  member("several types in XML", { type: ["string", "integer"] }, xml),
  member("alternatives in XML", { oneOf: [text, { type: "integer" }] }, xml),
  member("a list of maps in XML", { type: "array", items: { type: "object" }, xml: { wrapped: true } }, xml),
  schema("a root that is a map in XML", { type: "object" }, xml),
  member("a map with empty properties in XML", { type: "object", properties: {}, additionalProperties: text }, xml),
  member("an object without members in XML", { type: "object", properties: {} }, xml),
  schema("a root without an XML name", { ...properties({}), xml: { name: "a b" } }, xml),
  member("a member without an XML name", { ...text, xml: { name: "1" } }, xml),
  member(
    "items without an XML name",
    { type: "array", items: { ...text, xml: { name: "-" } }, xml: { wrapped: true } },
    xml,
  ),
  schema("two members of one element", properties({ a: text, b: { ...text, xml: { name: "a" } } }), xml),
  schema(
    "two attributes of one name",
    properties({ a: { ...text, xml: { attribute: true } }, b: { ...text, xml: { name: "a", attribute: true } } }),
    xml,
  ),
  schema(
    "an element and an attribute of one name",
    properties({ a: text, b: { ...text, xml: { name: "a", attribute: true } } }),
    xml,
  ),
  member("a list as an attribute", { type: "array", items: text, xml: { attribute: true } }, xml),
  member("an attribute that may be null", { type: ["string", "null"], xml: { attribute: true } }, xml),
  member("an attribute with a namespace", { ...text, xml: { attribute: true, namespace: "urn:a" } }, xml),
  member("null for a list that is not wrapped", { type: ["array", "null"], items: text }, xml),
  member("a list of lists that is not wrapped", { type: "array", items: { type: "array", items: text } }, xml),
  member(
    "a list of lists that is wrapped",
    { type: "array", xml: { wrapped: true }, items: { type: "array", items: text } },
    xml,
  ),
  schema("a form with a list of maps", { type: "array", items: { type: "object" } }, form),
  member("a form with any value", {}, form),
  ...["a.b", "a[", "]"].map((name) => schema(`a form with a member ${name}`, properties({ [name]: text }), form)),
  member("a map in JSON", { type: "object", additionalProperties: text }),
];
