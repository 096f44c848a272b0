// The parts of the pages for readers: a document, and tables and samples of schemas that the contract does not have. approved/
// has the texts, one element per line; after an intended change, run `npx vitest run FILE -u` and read the diff.
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { Schema } from "../../../server/docs/help/contract-document.ts";
import { describeMembers, descriptionTable, modelTitle } from "../../../server/docs/help/description-table.ts";
import { helpStyle } from "../../../server/docs/help/help-style.ts";
import { getSamples } from "../../../server/docs/help/samples.ts";
import { createDocument, html } from "../../../server/docs/html.ts";
import { createPage } from "../../../server/docs/page.ts";
import { viewerStyle } from "../../../server/docs/viewer.ts";

/** Without the icon. */
const toLines = (markup: string) => markup.replaceAll(/data:image[^"]*/g, "data:image...").replaceAll("><", ">\n<");
const approve = (text: string, name: string) => expect(`${text}\n`).toMatchFileSnapshot(`approved/${name}.txt`);

it("a document has its style sheets and scripts in order, and nothing of its title is HTML", async () => {
  const { type, body, headers } = await createDocument({
    title: `<b>&"'`,
    styleSheets: ["/a.css", "/b.css"],
    scripts: ["/a.js", "/b.js"],
    policy: "default-src 'none'",
    body: html`<body>${5}</body>`,
  });
  await approve(`${type}\n${JSON.stringify(headers, null, 2)}\n${toLines(String(body))}`, "document");
});

it("the style of the docs page puts Swagger UI's own in a layer first, and both pages have the palette", async () => {
  const [docs, help] = (await Promise.all([viewerStyle(), helpStyle()])).map(({ body }) => String(body));
  expect(docs?.startsWith('@import url("/docs/viewer.css") layer(viewer);\n')).toBe(true);
  for (const style of [docs, help]) expect(style).toContain("  --sans: ");
});

it("a page has the ETag of its content, and travels compressed as the same", async () => {
  const [first, same, other] = await Promise.all(["a", "a", "b"].map((text) => createPage("text/css", text)));
  expect(same?.tag).toBe(first?.tag);
  expect(other?.tag).not.toBe(first?.tag);
  expect([String(other?.body), gunzipSync(other?.gzipped ?? "").toString()]).toEqual(["b", "b"]);
});

describe("a table of members", () => {
  const member = (schema: Schema): Schema => schema;
  const properties = {
    plain: {},
    "<name>": { type: "string", description: "First *words*.\nMore.\n\nNot shown." },
    whole: { type: "integer", format: "int32", minimum: -2_147_483_648, maximum: 2_147_483_647 },
    small: { type: "integer", format: "int32", minimum: -2_147_483_648, maximum: 9 },
    atLeast: { type: "integer", minimum: 1 },
    zero: { type: "integer", minimum: 0, maximum: 0 },
    text: { type: "string", minLength: 0, maxLength: 5, pattern: "^<a>$" },
    long: { type: "string", maxLength: 6 },
    minimum: { type: "string", minLength: 2 },
    nothing: { type: ["string", "null"], enum: ["a", null, "b"] },
    either: { type: ["integer", "string"] },
    named: { $ref: "#/components/schemas/ErrorCode" },
    nullable: { anyOf: [{ $ref: "#/components/schemas/ErrorCode" }, { type: "null" }] },
    numbers: { type: "array", items: { type: "integer" } },
    merged: {
      allOf: [
        { type: "string", maxLength: 9 },
        { maxLength: 3, description: "The last counts." },
      ],
    },
  } satisfies Record<string, Schema>;

  it("says what each member may be", async () => {
    const schema = member({ type: "object", required: ["plain", "text"], properties });
    await approve(toLines(descriptionTable("Members <1>", describeMembers(schema)).markup), "table");
  });

  it("of a list is that of its items", () => {
    const items = member({ type: "object", required: ["a"], properties: { a: { type: "boolean" } } });
    expect(describeMembers({ type: "array", items })).toEqual([
      { name: "a", description: undefined, schema: { type: "boolean" }, required: true },
    ]);
    const title = modelTitle({ type: "array", items: { $ref: "#/components/schemas/PhoneNumberDTO" } });
    expect(title.markup).toBe(
      'Collection of <a href="/Help/ResourceModel?modelName=PhoneNumberDTO">PhoneNumberDTO</a>',
    );
  });
});

describe("samples", () => {
  const schema = { $ref: "#/components/schemas/ArrayOfPhoneNumberDTO" };
  const shown = (value: unknown) => ({ schema, examples: { first: { value }, second: { value: "not shown" } } });

  it("are the examples, or the written value of another media type, in lines", () => {
    const samples = getSamples({
      content: {
        "application/json": shown([{ PhoneNumberID: 7 }]),
        "text/json": { schema },
        "application/xml": shown("<A><B>x y</B><C/><D><E>1</E></D></A>"),
        "text/xml": { schema },
        "application/x-www-form-urlencoded": shown("[0].Notes=a"),
        "text/plain": { schema },
      },
    });
    expect(samples).toEqual([
      { mediaTypes: ["application/json", "text/json"], text: '[\n  {\n    "PhoneNumberID": 7\n  }\n]' },
      { mediaTypes: ["application/xml"], text: "<A>\n  <B>x y</B>\n  <C/>\n  <D>\n    <E>1</E>\n  </D>\n</A>" },
      {
        mediaTypes: ["text/xml"],
        text: expect.stringMatching(
          /^<ArrayOfPhoneNumberDTO [^\n]*>\n {2}<PhoneNumberDTO>\n {4}<PhoneNumberID>7<\/PhoneNumberID>\n/,
        ),
      },
      { mediaTypes: ["application/x-www-form-urlencoded"], text: "[0].Notes=a" },
    ]);
  });

  it("are none without an example, or without a writer", () => {
    expect(getSamples({})).toEqual([]);
    expect(getSamples({ content: { "application/json": { schema } } })).toEqual([]);
    expect(getSamples({ content: { "application/json": { ...shown([]), schema: { type: "array" } } } })).toEqual([]);
  });
});
