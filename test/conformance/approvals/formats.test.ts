// How media types carry values, and every message of a reader. approved/formats/ has the results;
// after an intended change, run `npx vitest run FILE -u` and read the diff.
import { join } from "node:path";
import { describe, it } from "vitest";
import { openContract } from "../../../conformance/contract/contract.ts";
import { createDocument, readContract } from "../../../conformance/contract/document.ts";
import { findFormat } from "../../../conformance/formats/formats.ts";
import { MessageError } from "../../../conformance/formats/lexical.ts";
import { getCharset, getMediaType } from "../../../conformance/http/message.ts";
import { createApprove } from "./approve.ts";
import { shorten } from "./trace.ts";

const approve = createApprove("formats");

const { schemas } = openContract(readContract(join(import.meta.dirname, "parts.yaml")));
const node = schemas.node("/components/schemas/Node");
const instance = 'xmlns:i="http://www.w3.org/2001/XMLSchema-instance"';

const printable = (text: string) => text.replace(/[^\u0020-\u007E]/g, (each) => shorten(each));

function read(type: string, text: string, ordered = true): string {
  try {
    return JSON.stringify(findFormat(type)?.read(text, node, { ordered }));
  } catch (error) {
    return error instanceof MessageError ? `${error.message} at ${error.pointer}` : `${error}`;
  }
}

const values: readonly unknown[] = [
  { name: 'a"<&>\r\n', id: 5, secret: "s", words: ["a", "b"], marks: [true, false], nullable: "x", next: { id: null } },
  { secret: "s", at: "t", words: [], marks: [], name: null },
  { marks: true, name: ["a"], words: [null, 1, [2]], next: [] },
  { id: "", unknown: { a: [1, { b: null }] } },
  [{ id: 1, name: "é 😀&=+" }, { id: 2 }],
  [{}],
  [],
  null,
  "text",
  { "a b": 1 },
  { name: "\u0001" },
  { name: "\uD800" },
  { marks: [true] },
  { id: 1.5, marks: ["yes", 1] },
];

describe("a media type", () => {
  it.each(["application/json", "text/xml", "application/x-www-form-urlencoded"])(
    "%s writes and carries values",
    async (type) => {
      const format = findFormat(type);
      const text = values.map((value) => {
        let written: string;
        try {
          written = format?.write(value, node) ?? "";
        } catch (error) {
          written = String(error);
        }
        const arriving = JSON.stringify(format?.arriving(value, node));
        return [JSON.stringify(value), `carried ${format?.carries(value, node)}`, written, `arrives as ${arriving}`]
          .map(printable)
          .join("\n  ");
      });
      await approve(text.join("\n"), `written-${type.replace(/.*[/-]/, "")}`);
    },
  );

  it("XML is read, or refused with its place", async () => {
    const root = (inside: string, attributes = "") =>
      `<Knot xmlns="urn:knot" ${instance}${attributes}>${inside}</Knot>`;
    const texts = [
      root("<at>t</at><id> 5 </id><Mark>true</Mark><Mark>0</Mark><nullable>n</nullable><secret/>", ' name="a"'),
      root('<id i:nil="true"/><words><Word>a</Word><Word i:nil="1"></Word></words>'),
      root("<next><id>1</id></next>"),
      root('<next xmlns="urn:other"/>'),
      root("<secret>s</secret><at>t</at>"),
      root("<at>t</at><at>t</at>"),
      root("<id>five</id>"),
      root("<id><b/></id>"),
      root("<other/>"),
      root("<words><Other/></words>"),
      root('<words><Word xmlns="">a</Word></words>'),
      root("<words>text<Word>a</Word></words>"),
      root("text<id>1</id>"),
      root('<id i:nil="true">5</id>'),
      root('<id i:nil="false">5</id>'),
      root("", ' other="x"'),
      root("", ' i:type="x" i:schemaLocation="y z"'),
      root("", ' i:other="x"'),
      root("", ' i:name="a"'),
      root("<at><![CDATA[<t>]]></at>"),
      `\uFEFF${root("")}`,
      `<!DOCTYPE Knot>${root("")}`,
      `\n<?php 1?>${root("")}`,
      '<Knot xmlns="urn:other"/>',
      '<Node xmlns="urn:knot"/>',
      "<Knot",
      "",
    ];
    const lines = texts.flatMap((text) => [printable(text), `  ${printable(read("text/xml", text))}`]);
    const unordered = read("text/xml", root("<secret>s</secret><at>t</at>"), false);
    await approve([...lines, "in any order", `  ${unordered}`].join("\n"), "read-xml");
  });

  it("forms and JSON are read, or refused with their place", async () => {
    const forms = ["id=5&name=a+b%20c&marks=true&marks=0", "id=x", "marks=x", "a", "=1", "&&id=1&", "a=%zz", "other=1"];
    const list = openContract(
      createDocument({
        openapi: "3.1.0",
        list: { type: "array", items: { properties: { a: { type: "integer" }, b: {} } } },
      }),
    ).schemas.node("/list");
    const lists = [
      "[0].a=1&[0][b]=x&[1].a=2",
      "[1].a=1",
      "[0].a=1&[0][a]=2",
      "[0].a=x",
      "[00].a=1",
      "[0].c=1",
      "[0].a[b]=1",
      "a=1",
      "",
      "[1].a=2&[0].b=1",
      "[0.a=1",
      "[0].=1",
      "list[0].a=1",
      "[0].a=1&[2].a=3",
    ];
    const readList = (text: string): string => {
      try {
        return JSON.stringify(findFormat("application/x-www-form-urlencoded")?.read(text, list, { ordered: true }));
      } catch (error) {
        return error instanceof MessageError ? `${error.message} at ${error.pointer}` : `${error}`;
      }
    };
    const jsons = ["\uFEFF[1]", "{", ""].map((text) => `${printable(text)}\n  ${read("text/json", text)}`);
    const lines = forms.map((text) => `${text}\n  ${read("application/x-www-form-urlencoded", text)}`);
    await approve(
      [...lines, ...lists.map((text) => `${text}\n  ${readList(text)}`), ...jsons].join("\n"),
      "read-others",
    );
  });

  it("has a format, a name and a charset", async () => {
    const types = [
      "application/json",
      "TEXT/JSON ; charset=UTF-8",
      "application/problem+json",
      "application/json+x",
      'text/xml;charset="utf-16"',
      "image/svg+xml",
      "application/soap+xml; v=1",
      "text/x+xml",
      "application/x-www-form-urlencoded; a",
      "text/plain; x-charset=a; charset=b",
      "",
    ];
    const lines = types.map((type) => `${type}: ${findFormat(type)?.name}, ${getMediaType(type)}, ${getCharset(type)}`);
    await approve(lines.join("\n"), "media-types");
  });
});
