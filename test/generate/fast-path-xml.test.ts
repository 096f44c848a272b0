// Which documents the fast XML reader takes, on which it gives up, and which contracts have one.
import { describe, expect, it } from "vitest";
import type { CodecType, CodecTypes, Member, ObjectType, RootType } from "../../generate/codec-type.ts";
import { fastXmlReaderNames, fastXmlReaders } from "../../generate/targets/fast-path/xml.ts";
import { readFastArrayOfPhoneNumberDTOXml as readFast } from "../../generated/fast-path/xml.ts";
import { instance, item, list, namespace } from "./xml-documents.ts";

const members =
  '<Notes i:nil="true"/><PhoneNumber>a &amp; b</PhoneNumber><EntityID> 7 </EntityID><IsPrimary>1</IsPrimary>';
const value = [{ Notes: null, PhoneNumber: "a & b", EntityID: 7, IsPrimary: true }];

describe("a plain document", () => {
  it.each([
    ["members in any order", item(members)],
    ["a declaration", `<?xml version='1.0' encoding="UTF-8"?>\n${item(members)}`],
    ["namespaces in any order, in either quotes", item(members).replaceAll(/(?<=xmlns[^ >]*)"/g, "'")],
    ["another prefix for nil", item(members).replaceAll("i:nil", "xsi:nil").replace("xmlns:i", "xmlns:xsi")],
    ["white space between and after elements", `${item(members).replaceAll("><", ">\r\n\t<")}\n`],
    ["an end tag after nil", item(members.replace("/>", "></Notes>"))],
    [
      "namespaces that are not used",
      item(members).replace(" xmlns:i", ' xmlns:s="http://www.w3.org/2001/XMLSchema" xmlns:i'),
    ],
  ])("the fast reader reads %s", (_title, text) => {
    expect(readFast(text, "utf-8")).toStrictEqual(value);
  });

  it("integers of any length, as exactly as a number can hold them", () => {
    for (const digits of ["0", "123456789012345", "1234567890123456", "9007199254740993", "7".repeat(40)])
      expect(readFast(item(`<EntityID>${digits}</EntityID>`))).toStrictEqual([{ EntityID: Number(digits) }]);
  });

  it("an empty list and an empty item", () => {
    expect(readFast(`<ArrayOfPhoneNumberDTO xmlns="${namespace}"/>`)).toStrictEqual([]);
    expect(readFast(list("<PhoneNumberDTO /><PhoneNumberDTO> </PhoneNumberDTO>"))).toStrictEqual([{}, {}]);
  });
});

describe("any other document", () => {
  it.each([
    ["a prefix for the contract's namespace", `<p:ArrayOfPhoneNumberDTO xmlns:p="${namespace}"/>`],
    ["a comment", item(`<!-- x -->${members}`)],
    ["CDATA", item("<Notes><![CDATA[x]]></Notes>")],
    ["a processing instruction", item("<?x y?>")],
    ["a DOCTYPE", `<!DOCTYPE x>${item(members)}`],
    ["another encoding", `<?xml version="1.0" encoding="utf-16"?>${item(members)}`],
    ["an attribute", item('<Notes a="b"/>')],
    ["a namespace on a member", item(`<Notes xmlns="${namespace}"/>`)],
    ["null where none is allowed", item('<EntityID i:nil="true"/>')],
    ["a nil item", list('<PhoneNumberDTO i:nil="true"/>')],
    ["a nil element that is not empty", item('<Notes i:nil="true"> </Notes>')],
    ["a member that comes twice", item("<Notes/><Notes/>")],
    ["an unknown member", item("<Note/>")],
    ["text between elements", item("x")],
    ["]]> in a text", item("<Notes>]]></Notes>")],
    ...["\u0000", "\u0001", "\u001F", "\uFFFE", "\uFFFF", "\uD83D", "\uDE00"].map((character): [string, string] => [
      `the character ${JSON.stringify(character)}`,
      item(`<Notes>${character}</Notes>`),
    ]),
    ["a reference to a character that XML forbids", item("<Notes>&#0;</Notes>")],
    ["an unknown entity", item("<Notes>&nbsp;</Notes>")],
    ["an invalid integer", item("<EntityID>x</EntityID>")],
    ["an invalid boolean", item("<IsPrimary>yes</IsPrimary>")],
    ["another root", item(members).replaceAll("ArrayOf", "ListOf")],
    ["another namespace", item(members).replace(namespace, "urn:x")],
    ["a prefix that is bound twice", item(members).replace(" xmlns:i", ` xmlns:i="${instance}" xmlns:i`)],
    ["text after the root", `${item(members)}x`],
    ["another end tag", item("<Notes>x</Note>")],
    ["too many namespaces", item("").replace(" xmlns:i", `${" xmlns:p='urn:x'".repeat(20)} xmlns:i`)],
  ])("the fast reader gives up on %s", (_title, text) => {
    expect(readFast(text, "utf-8")).toBeUndefined();
  });

  it("a text of many millions of characters that never ends, in bounded time", () => {
    expect(readFast(item(`<Notes>${"x".repeat(40_000_000)}`).replace(/<\/.*/s, ""))).toBeUndefined();
  });
});

describe("the generator", () => {
  const text: CodecType = { kind: "string", nullable: false };
  const inner = {
    name: "Inner",
    type: text,
    required: false,
    element: "Inner",
    namespace: "urn:x",
    attribute: false,
  } as const;
  const member: Member = { ...inner, wrapped: false, schema: {} };
  const root: RootType = {
    schema: "Root",
    formats: new Set(["xml"] as const),
    type: { kind: "object", nullable: false, name: "Root" },
    element: "Root",
    namespace: "urn:x",
  };
  const contract = (changed: Partial<RootType>, ...more: Member[]): CodecTypes => {
    const object: ObjectType = {
      name: "Root",
      isComponent: true,
      isNullable: false,
      isOpen: false,
      namespace: "urn:x",
      ordinalOrder: true,
      members: [member, ...more],
    };
    return { roots: [{ ...root, ...changed }], objects: new Map([["Root", object]]) };
  };

  it.each<[string, CodecTypes]>([
    ["for a root whose name is not in ASCII", contract({ element: "\u00B5" })],
    ["for a namespace that parsers trim", contract({ namespace: " urn:x" })],
    ["for a namespace of XML's own", contract({ namespace: "http://www.w3.org/XML/1998/namespace" })],
    ["for members in another namespace than their root", contract({ namespace: "urn:y" })],
    ["for a schema that contains itself", contract({}, { ...member, name: "Self", element: "Self", type: root.type })],
  ])("no fast reader is generated %s", (_title, types) => {
    expect(fastXmlReaderNames(types)).toEqual(new Map());
    expect(fastXmlReaders(types)).not.toContain("readFastRootXml");
  });

  it("a fast reader is generated for other roots", () => {
    expect(fastXmlReaderNames(contract({}))).toEqual(new Map([["Root", "readFastRootXml"]]));
    expect(fastXmlReaders(contract({}))).toContain("export function readFastRootXml(");
  });

  it("the fast reader omits a member whose name is not in ASCII or that has its own namespace", () => {
    const odd = { ...member, name: "Odd", element: "\u00B5" };
    const foreign = { ...member, name: "Foreign", element: "Foreign", namespace: "urn:y" };
    const code = fastXmlReaders(contract({}, odd, foreign));
    expect(code).toContain('"<Inner"');
    expect(code).not.toMatch(/\u00B5|Foreign/);
  });
});
