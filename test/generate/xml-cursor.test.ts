// The cursor of the generated XML readers, by hand: types that a serializer declares, attributes, and their bounds.
import { describe, expect, it } from "vitest";
import { canonicalCharset } from "../../runtime/charsets.ts";
import { openXml, type XmlCursor } from "../../runtime/xml-cursor.ts";
import { namespaceName } from "../../runtime/xml-tokens.ts";

const namespaces = 'xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns:x="http://www.w3.org/2001/XMLSchema"';

/** At the root of a document that has these attributes. */
function open(attributes: string, content = "1"): XmlCursor {
  const root = { local: "A", namespace: "urn:a" };
  const xml = openXml(`<A xmlns="urn:a" ${namespaces} ${attributes}>${content}</A>`, { root, maxDepth: 2 });
  xml.root();
  return xml;
}

const types = ["string", "int", "integer", "long", "double", "decimal", "float", "boolean", "short", "date"];
it.each<[keyof XmlCursor & ("text" | "integer" | "number" | "boolean"), string[]]>([
  ["text", ["string"]],
  ["integer", ["int", "integer", "long"]],
  ["number", ["double", "decimal", "float"]],
  ["boolean", ["boolean"]],
])("%s() reads the declared types %j, and no others", (read, expected) => {
  const accepted = types.filter((type) => {
    try {
      return String(open(`i:type="x:${type}"`)[read]()).length > 0;
    } catch (error) {
      const problem = "i:type names another type: references and derived types are not supported";
      expect((error as Error).message).toBe(`/A at line 1, column 1: ${problem}`);
      return false;
    }
  });
  expect(accepted).toEqual(expected);
});

it("the declared type of an object is its own, with a prefix, in the default namespace, or between spaces", () => {
  for (const type of ["A", " A ", "p:A"]) expect(() => attributesOf(type)).not.toThrow();
  for (const type of ["B", "x:A", "q:A", ""]) expect(() => attributesOf(type)).toThrow("names another type");
});

const attributesOf = (type: string) => open(`xmlns:p="urn:a" i:type="${type}"`, "").attributes([], "{urn:a}A");

it.each(["<b/>", "1<b/>", "1<b/>2", "<![CDATA[1]]><b>2</b>"])(
  "a value with elements in it is refused: %s",
  (content) => {
    const problem = "/A at line 1, column 1: must have text only, without elements";
    for (const read of ["text", "integer", "boolean"] as const)
      expect(() => open("", content)[read]()).toThrow(problem);
  },
);

describe("attributes", () => {
  it("attributes are read by their types", () => {
    const xml = open('a="x" b="-7" c="1.5" d="0"');
    xml.attributes(["a", "b", "c", "d"]);
    const read = [xml.attribute("a"), xml.attributeInteger("b"), xml.attributeNumber("c"), xml.attributeBoolean("d")];
    expect(read).toEqual(["x", -7, 1.5, false]);
    expect([xml.attribute("e"), xml.attributeInteger("e"), xml.attributeBoolean("e")]).toEqual(
      Array(3).fill(undefined),
    );
  });

  it("an attribute of another type is named with what is expected", () => {
    const xml = open('a="x"');
    const at = "/A at line 1, column 1: attribute a: must be";
    expect(() => xml.attributeInteger("a")).toThrow(`${at} an integer`);
    expect(() => xml.attributeNumber("a")).toThrow(`${at} a number`);
    expect(() => xml.attributeBoolean("a")).toThrow(`${at} true or false`);
  });

  it("an element has at most 64 attributes, those that bind namespaces included", () => {
    const many = (count: number) => Array.from({ length: count - 3 }, (_, index) => `a${index}=""`).join(" ");
    expect(() => open(many(64)).attributes([])).toThrow('unknown attribute "a0"');
    expect(() => open(many(65))).toThrow("an element must have at most 64 attributes");
  });

  it("the first of several foreign attributes is reported", () => {
    const xml = open('xmlns:o="urn:o" o:one="" o:two=""');
    expect(() => xml.attributes([])).toThrow('unknown attribute "one"');
  });
});

it.each([
  ["", "no namespace"],
  ["urn:x", 'the namespace "urn:x"'],
  ["http://schemas.datacontract.org/2004/07/Crm", 'the namespace "http://schemas.datacontract.org/2004/07/Crm"'],
  [`urn:${"x".repeat(252)}`, `the namespace "urn:${"x".repeat(252)}"`],
  [`urn:${"x".repeat(253)}`, "another namespace (not shown)"],
  ["urn:55501", "another namespace (not shown)"],
  ["tel:555-01-00", "another namespace (not shown)"],
  ["urn:5550", 'the namespace "urn:5550"'],
  ["1urn", "another namespace (not shown)"],
  ["urn:a b", "another namespace (not shown)"],
  ["urn:é", "another namespace (not shown)"],
])("the namespace %j is shown as %s", (namespace, expected) => {
  expect(namespaceName(namespace)).toBe(expected);
});

it.each([
  ["utf-8", "utf-8"],
  ["UTF8", "utf-8"],
  ["Utf-16", "utf-16"],
  ["US-ASCII", "us-ascii"],
  ["ISO-8859-1", "iso-8859-1"],
  ["Windows-1252", "windows-1252"],
  ["utf16", undefined],
  ["latin1", undefined],
  ["", undefined],
])("the canonical name of the encoding %j is %s", (name, expected) => {
  expect(canonicalCharset(name)).toBe(expected);
});
