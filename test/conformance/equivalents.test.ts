// Other spellings of a body: each differs from the usual one, and reads as the same value.
import { describe, expect, it } from "vitest";
import { createSchemas } from "../../conformance/contract/schemas.ts";
import { findFormat } from "../../conformance/formats/formats.ts";
import { createDocument } from "../../conformance/index.ts";
import { equivalents } from "../../conformance/values/equivalents.ts";

const Item = {
  type: "object",
  xml: { name: "Item", namespace: "urn:items" },
  properties: { Name: { type: "string" }, Count: { type: ["integer", "null"] }, Note: { type: "string" } },
};
const List = { type: "array", xml: { name: "List", namespace: "urn:items" }, items: Item };
const schemas = createSchemas(createDocument({ openapi: "3.1.0", components: { schemas: { List } } }));
const node = schemas.node("/components/schemas/List");
const value = [
  { Name: " a <b> & c", Count: 5, Note: "two words" },
  { Name: "B\u00fcro", Count: -1, Note: "7" },
];

describe.each([
  ["application/json", 5],
  ["application/xml", 9],
  ["application/x-www-form-urlencoded", 5],
])("a body in %s", (mediaType, count) => {
  const format = findFormat(mediaType);
  if (format === undefined) throw new Error(`no format ${mediaType}`);
  const text = format.write(value, node);
  const all = equivalents(format.name, text, value);

  it("has the expected number of other spellings", () => {
    expect(all.map(({ what }) => what)).toHaveLength(count);
  });

  it.each(all.map(({ what, body, charset = "utf-8" }) => ({ what, body, charset })))("$what", ({ body, charset }) => {
    const spelled = new TextDecoder(charset, { ignoreBOM: true }).decode(body);
    expect(spelled).not.toBe(text);
    expect(format.read(spelled.replace(/^\uFEFF/, ""), node, { ordered: false })).toEqual(value);
  });
});
