// What the XML reader refuses (wire rules X3, X4, X6, X8, X11 to X13), in its exact words, with the exact place.
import { describe, expect, it } from "vitest";
import { bodySchemas } from "../../generated/codecs.ts";
import { inItem, instance, item, list, namespace, refusal } from "./xml-documents.ts";

const known =
  "ContactInfoCategory, ContactInfoName, ContactInfoTypeID, EntityID, IsPrimary, IsTextActive, Notes, PhoneNumber, PhoneNumberID";

describe("XML that breaks the contract", () => {
  it.each<[string, string, string]>([
    [
      "X3 an unknown member",
      item("<Foo/>"),
      `${inItem}/Foo at line 2, column 17: unknown element "Foo"; expected one of ${known}`,
    ],
    [
      "X3 a member in another case",
      item("<Notes/><phonenumber>5</phonenumber>"),
      `${inItem}/phonenumber at line 2, column 25: unknown element "phonenumber"; did you mean "PhoneNumber"?`,
    ],
    [
      "X3 a misspelt member",
      item("<IsPrimry/>"),
      `${inItem}/IsPrimry at line 2, column 17: unknown element "IsPrimry"; did you mean "IsPrimary"?`,
    ],
    [
      "X3 a member of another namespace",
      item('<Notes xmlns="urn:x">5</Notes>'),
      `${inItem}/Notes at line 2, column 17: the element must be in the namespace "${namespace}"`,
    ],
    [
      "X3 a member of no namespace",
      item('<Notes xmlns="">5</Notes>'),
      `${inItem}/Notes at line 2, column 17: the element must be in the namespace "${namespace}"`,
    ],
    [
      "X3 an unknown member of another namespace",
      item('<Foo xmlns="urn:x"/>'),
      `${inItem}/Foo at line 2, column 17: unknown element "Foo"; expected one of ${known}`,
    ],
    [
      "X3 an unknown item",
      list("<PhoneNumberDTO/>\n <PhoneNumber/>"),
      `/ArrayOfPhoneNumberDTO/PhoneNumber at line 3, column 2: unknown element "PhoneNumber"; expected one of PhoneNumberDTO`,
    ],
    [
      "X3 an item of another namespace",
      list('<PhoneNumberDTO xmlns="urn:x"/>'),
      `${inItem} at line 2, column 1: the element must be in the namespace "${namespace}"`,
    ],
    [
      "X3 an item in another case",
      list("<phoneNumberDTO/>"),
      '/ArrayOfPhoneNumberDTO/phoneNumberDTO at line 2, column 1: unknown element "phoneNumberDTO"; did you mean "PhoneNumberDTO"?',
    ],
    [
      "X4 another root",
      "<Numbers/>",
      `/Numbers at line 1, column 1: the root element must be "ArrayOfPhoneNumberDTO" in the namespace "${namespace}", not "Numbers" in no namespace`,
    ],
    [
      "X4 another root namespace, at its end",
      `<!-- -->\n<ArrayOfPhoneNumberDTO xmlns="${namespace.replace(".Contacts", "")}"/>`,
      `/ArrayOfPhoneNumberDTO at line 2, column 1: the root element must be "ArrayOfPhoneNumberDTO" in the namespace "${namespace}", not "ArrayOfPhoneNumberDTO" in the namespace "${namespace.replace(".Contacts", "")}"`,
    ],
    [
      "X6 nil on an integer",
      item('<EntityID i:nil="true"/>'),
      `${inItem}/EntityID at line 2, column 17: null is not allowed`,
    ],
    [
      "X6 nil on a boolean",
      item('<IsPrimary i:nil="1"/>'),
      `${inItem}/IsPrimary at line 2, column 17: null is not allowed`,
    ],
    [
      "X6 nil on an item",
      list('<PhoneNumberDTO/><PhoneNumberDTO i:nil="true"/>'),
      `${inItem}[2] at line 2, column 18: null is not allowed`,
    ],
    [
      "nil on the list",
      `<ArrayOfPhoneNumberDTO xmlns="${namespace}" xmlns:i="${instance}" i:nil="true"/>`,
      "/ArrayOfPhoneNumberDTO at line 1, column 1: null is not allowed",
    ],
    [
      "nil with an attribute",
      item('<Notes i:nil="true" code="5"/>'),
      `${inItem}/Notes at line 2, column 17: a nil element must be empty`,
    ],
    [
      "nil with text",
      item('<Notes i:nil="true">x</Notes>'),
      `${inItem}/Notes at line 2, column 17: a nil element must be empty`,
    ],
    [
      "nil with an element",
      item('<Notes i:nil="true"><b/></Notes>'),
      "line 2, column 40: elements are nested deeper than the contract allows",
    ],
    [
      "nil that is not a boolean",
      item('<Notes i:nil="yes"/>'),
      'line 2, column 36: the attribute nil must be "true" or "false"',
    ],
    [
      "X8 a boolean in another case",
      item("<IsPrimary>True</IsPrimary>"),
      `${inItem}/IsPrimary at line 2, column 17: must be true or false`,
    ],
    ["X8 an empty boolean", item("<IsPrimary/>"), `${inItem}/IsPrimary at line 2, column 17: must be true or false`],
    ["X8 a fraction", item("<EntityID>7.0</EntityID>"), `${inItem}/EntityID at line 2, column 17: must be an integer`],
    [
      "X8 a text that is not an integer",
      item("<EntityID>1 2</EntityID>"),
      `${inItem}/EntityID at line 2, column 17: must be an integer`,
    ],
    [
      "X8 white space that is not XML's",
      item("<EntityID>\u00A07</EntityID>"),
      `${inItem}/EntityID at line 2, column 17: must be an integer`,
    ],
    [
      "X12 a repeated member",
      item("<Notes>a</Notes>\n<Notes>b</Notes>"),
      `${inItem}/Notes[2] at line 3, column 1: the element must not be repeated`,
    ],
    [
      "X12 a repeated member that was nil",
      item('<Notes i:nil="true"/><Notes/>'),
      `${inItem}/Notes[2] at line 2, column 38: the element must not be repeated`,
    ],
    [
      "text between items",
      list("<PhoneNumberDTO/>\n  stray"),
      "/ArrayOfPhoneNumberDTO at line 3, column 3: text between elements is not allowed",
    ],
    [
      "text between members",
      item("<Notes/> 5 <EntityID>1</EntityID>"),
      `${inItem} at line 2, column 26: text between elements is not allowed`,
    ],
    [
      "CDATA between members",
      item("<![CDATA[x]]>"),
      `${inItem} at line 2, column 17: text between elements is not allowed`,
    ],
    [
      "an attribute on a member",
      item('<Notes lang="en">x</Notes>'),
      `${inItem}/Notes at line 2, column 17: unknown attribute "lang"`,
    ],
    [
      "an attribute on an item",
      list('<PhoneNumberDTO id="1"/>'),
      `${inItem} at line 2, column 1: unknown attribute "id"`,
    ],
    [
      "an attribute on the list",
      `<ArrayOfPhoneNumberDTO xmlns="${namespace}" version="1"/>`,
      '/ArrayOfPhoneNumberDTO at line 1, column 1: unknown attribute "version"',
    ],
    [
      "nil without the instance namespace",
      item('<Notes nil="true"/>'),
      `${inItem}/Notes at line 2, column 17: unknown attribute "nil"`,
    ],
    [
      "an attribute of another namespace",
      item('<Notes xml:base="en">x</Notes>'),
      `${inItem}/Notes at line 2, column 17: unknown attribute "base"`,
    ],
    [
      "an instance attribute that is not nil",
      item('<Notes i:other="string">x</Notes>'),
      `${inItem}/Notes at line 2, column 17: unknown attribute "other"`,
    ],
    [
      "an element inside text, one too deep",
      item("<Notes>a<b/></Notes>"),
      "line 2, column 28: elements are nested deeper than the contract allows",
    ],
  ])("the contract refuses %s", (_title, text, expected) => {
    expect(refusal(text).message).toBe(expected);
  });
});

describe("malformed XML", () => {
  it.each<[string, string, string]>([
    ["X11 a DOCTYPE", `<!DOCTYPE x>\n${item("")}`, "line 1, column 12: a DOCTYPE is not allowed"],
    [
      "X11 entity declarations",
      `<!DOCTYPE x [<!ENTITY e "boom">]>${item("<Notes>&e;</Notes>")}`,
      "line 1, column 33: a DOCTYPE is not allowed",
    ],
    [
      "X11 a processing instruction",
      `<?xml-stylesheet href="x"?>${item("")}`,
      "line 1, column 27: a processing instruction is not allowed",
    ],
    [
      "X11 a processing instruction inside",
      item("<Notes>a<?php x ?></Notes>"),
      "line 2, column 34: a processing instruction is not allowed",
    ],
    ["an entity that is not defined", item("<Notes>&nbsp;</Notes>"), "line 2, column 29: the XML is not well-formed"],
    [
      "X13 another encoding",
      `<?xml version="1.0" encoding="iso-8859-1"?>${item("")}`,
      "line 1, column 1: the declared encoding must be utf-8, the encoding of the body",
    ],
    ["a closing tag of another name", item("<Notes>x</Note>"), "line 2, column 31: the XML is not well-formed"],
    [
      "a document that ends too early",
      `${list("").split("</")[0]}\n<b>`,
      "line 4, column 3: the XML is not well-formed",
    ],
    ["an empty document", "", "line 1, column 1: the XML is not well-formed"],
    ["text that is not XML", "[]", "line 1, column 2: the XML is not well-formed"],
    ["two roots", `${list("")}<x/>`, "line 3, column 27: the XML is not well-formed"],
    ["an attribute that comes twice", item('<Notes a="1" a="2"/>'), "line 2, column 36: the XML is not well-formed"],
    ["a prefix that is not bound", item("<x:Notes/>"), "line 2, column 26: the XML is not well-formed"],
    ["text after the root", `${list("")}x`, "line 3, column 25: the XML is not well-formed"],
    ["]]> in text", item("<Notes>a]]>b</Notes>"), "line 2, column 27: the XML is not well-formed"],
    [
      "a bare ampersand, noticed where a reference would have to end",
      item("<Notes>a & b</Notes>"),
      "line 3, column 24: the XML is not well-formed",
    ],
    ["two dashes in a comment", item("<!-- a -- b -->"), "line 2, column 26: the XML is not well-formed"],
  ])("the reader refuses as malformed: %s", (_title, text, expected) => {
    const error = refusal(text, "utf-8");
    expect(error.message).toBe(expected);
    expect(error.malformed).toBe(true);
  });

  it("a well-formed document that breaks the contract is not called malformed", () => {
    for (const text of [item("<Foo/>"), "<x/>", item('<Notes i:type="x"/>'), item("<EntityID>x</EntityID>")])
      expect(refusal(text).malformed).toBe(false);
  });
});

it("the place of a member that is not there is that of its item", () => {
  const { locate } = bodySchemas.ArrayOfPhoneNumberDTO.codecs["application/xml"];
  const text = list("<PhoneNumberDTO/>\n <PhoneNumberDTO><Notes>n</Notes></PhoneNumberDTO>");
  expect(locate(text, "/1/PhoneNumber")).toBe("/ArrayOfPhoneNumberDTO/PhoneNumberDTO[2] at line 3, column 2");
});
