// What the XML reader reads (wire rules X1 to X10), and where it says that a value stands.
import { describe, expect, it } from "vitest";
import { inItem, instance, item, list, locate, namespace, read } from "./xml-documents.ts";

describe("valid XML", () => {
  it.each<[string, string, unknown]>([
    [
      "X2 members in any order",
      item("<PhoneNumberID>1</PhoneNumberID><EntityID>2</EntityID><Notes>n</Notes><IsPrimary>true</IsPrimary>"),
      [{ PhoneNumberID: 1, EntityID: 2, Notes: "n", IsPrimary: true }],
    ],
    ["an empty list", list(""), []],
    ["an empty list that closes itself", `<ArrayOfPhoneNumberDTO xmlns="${namespace}"/>`, []],
    ["a list of one", item(""), [{}]],
    ["items that close themselves", list("<PhoneNumberDTO/> <PhoneNumberDTO />"), [{}, {}]],
    [
      "X5 a nil string",
      item('<Notes i:nil="true"/><PhoneNumber i:nil="true"></PhoneNumber>'),
      [{ Notes: null, PhoneNumber: null }],
    ],
    [
      "X5 nil as 1, with white space",
      item('<Notes i:nil="1"/><PhoneNumber i:nil=" true "/>'),
      [{ Notes: null, PhoneNumber: null }],
    ],
    ["X5 nil with another prefix", item(`<Notes xmlns:xsi="${instance}" xsi:nil="true"/>`), [{ Notes: null }]],
    [
      "nil that is false",
      item('<Notes i:nil="false">x</Notes><EntityID i:nil="0">5</EntityID>'),
      [{ Notes: "x", EntityID: 5 }],
    ],
    ["X7 an empty string", item("<PhoneNumber/><Notes></Notes>"), [{ PhoneNumber: "", Notes: "" }]],
    [
      "X8 booleans",
      list(
        ["true", "false", "1", "0", " \n\ttrue\r "]
          .map((text) => `<PhoneNumberDTO><IsPrimary>${text}</IsPrimary></PhoneNumberDTO>`)
          .join(""),
      ),
      [true, false, true, false, true].map((IsPrimary) => ({ IsPrimary })),
    ],
    [
      "X8 integers",
      list(
        ["7", "+7", "-7", "007", " \n7\t", "-0"]
          .map((text) => `<PhoneNumberDTO><EntityID>${text}</EntityID></PhoneNumberDTO>`)
          .join(""),
      ),
      [7, 7, -7, 7, 7, 0].map((EntityID) => ({ EntityID })),
    ],
    [
      "X9 text white space",
      item("<Notes>  5\t</Notes><PhoneNumber> </PhoneNumber>"),
      [{ Notes: "  5\t", PhoneNumber: " " }],
    ],
    ["line ends as XML has them", item("<Notes>a\r\nb\rc\nd&#xD;&#10;</Notes>"), [{ Notes: "a\nb\nc\nd\r\n" }]],
    [
      "X10 a prefix for the namespace",
      `<a:ArrayOfPhoneNumberDTO xmlns:a="${namespace}"><a:PhoneNumberDTO><b:Notes xmlns:b="${namespace}">x</b:Notes></a:PhoneNumberDTO></a:ArrayOfPhoneNumberDTO>`,
      [{ Notes: "x" }],
    ],
    ["X10 a declaration", `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${item("")}`, [{}]],
    [
      "X10 CDATA",
      item("<Notes>a<![CDATA[<b>&amp;]]]]><![CDATA[>]]>c</Notes><PhoneNumber><![CDATA[]]></PhoneNumber>"),
      [{ Notes: "a<b>&amp;]]>c", PhoneNumber: "" }],
    ],
    [
      "X10 comments",
      `<!-- a -->${item("<!-- b --><Notes>5<!-- c -->6<!-- d --></Notes><EntityID><!-- e -->7</EntityID>")}<!-- f -->`,
      [{ Notes: "56", EntityID: 7 }],
    ],
    ["references", item("<Notes>&lt;&amp;&gt;&quot;&apos;&#65;&#x1F600;</Notes>"), [{ Notes: "<&>\"'A😀" }]],
    [
      "text that looks like a number",
      item("<PhoneNumber>0044207</PhoneNumber><Notes>+44</Notes>"),
      [{ PhoneNumber: "0044207", Notes: "+44" }],
    ],
    [
      "a schema location",
      `<ArrayOfPhoneNumberDTO xmlns="${namespace}" xmlns:i="${instance}" i:schemaLocation="a b" i:noNamespaceSchemaLocation="c"/>`,
      [],
    ],
  ])("the reader reads %s", (_title, text, expected) => {
    expect(read(text, "utf-8")).toStrictEqual(expected);
  });
});

describe("locate", () => {
  const text = list(
    "<PhoneNumberDTO/>\n  <PhoneNumberDTO><!-- < --><Notes>a\r\n</Notes>\n<EntityID>1</EntityID></PhoneNumberDTO>",
  );
  it.each<[string, string]>([
    ["", "/ArrayOfPhoneNumberDTO at line 1, column 1"],
    ["/0", `${inItem}[1] at line 2, column 1`],
    ["/1", `${inItem}[2] at line 3, column 3`],
    ["/1/Notes", `${inItem}[2]/Notes at line 3, column 29`],
    ["/1/EntityID", `${inItem}[2]/EntityID at line 5, column 1`],
    ["/1/PhoneNumber", `${inItem}[2] at line 3, column 3`],
    ["/7/Notes", "/ArrayOfPhoneNumberDTO at line 1, column 1"],
    ["nonsense", "/ArrayOfPhoneNumberDTO at line 1, column 1"],
  ])("locates the JSON pointer %j in the XML", (pointer, expected) => {
    expect(locate(text, pointer)).toBe(expected);
  });

  it("a place counts only siblings of the same name, and has no number for a single one", () => {
    expect(locate(item("<Notes/>"), "/0/Notes")).toBe(`${inItem}/Notes at line 2, column 17`);
  });
});
