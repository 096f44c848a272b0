// X1 to X13: how an XML body is read.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../support/contract.ts";
import { invalid, listNamespace, malformed, type Row, testRows, useServer, xmlTypes } from "./harness.ts";

const server = useServer();
const instance = 'xmlns:i="http://www.w3.org/2001/XMLSchema-instance"';
const list = (items: string) =>
  `<ArrayOfPhoneNumberDTO ${instance} xmlns="${listNamespace}">${items}</ArrayOfPhoneNumberDTO>`;
const item = (members: string) => list(`<PhoneNumberDTO>${members}</PhoneNumberDTO>`);
const five = "<PhoneNumber>5</PhoneNumber>";
const sample =
  /<ArrayOfPhoneNumberDTO[\s\S]*<\/ArrayOfPhoneNumberDTO>/.exec(
    readFileSync(join(root, "test/support/fixtures/help-page.txt"), "utf8"),
  )?.[0] ?? "";

const names: readonly Row[] = [
  {
    rule: "X1",
    name: "the source's own sample binds",
    body: sample,
    stored: [{ PhoneNumberID: 1, PhoneNumber: "sample string 4", Notes: "sample string 9" }],
  },
  {
    rule: "X2",
    name: "members bind in any order",
    body: item(`<PhoneNumberID>4</PhoneNumberID>${five}<EntityID>7</EntityID><ContactInfoName>a</ContactInfoName>`),
    stored: [{ PhoneNumberID: 4, PhoneNumber: "5", EntityID: 7, ContactInfoName: "a" }],
  },
  {
    rule: "X3",
    name: "an unknown member is refused",
    body: item(`${five}<Colour>red</Colour>`),
    ...invalid("/ArrayOfPhoneNumberDTO/PhoneNumberDTO/Colour", "line 1", '"Colour"'),
  },
  {
    rule: "X3",
    name: "another letter case is refused",
    body: item("<phonenumber>5</phonenumber>"),
    ...invalid('"phonenumber"', '"PhoneNumber"'),
  },
  {
    rule: "X3",
    name: "a member in another namespace is refused",
    body: item('<PhoneNumber xmlns="urn:x">5</PhoneNumber>'),
    ...invalid("namespace", listNamespace),
  },
  { rule: "X3", name: "an unknown item is refused", body: list("<Other/>"), ...invalid('"Other"', "PhoneNumberDTO") },
  {
    rule: "X4",
    name: "a wrong root is refused, naming both",
    body: `<PhoneNumbers xmlns="${listNamespace}"/>`,
    ...invalid('"PhoneNumbers"', '"ArrayOfPhoneNumberDTO"'),
  },
  {
    rule: "X4",
    name: "a wrong namespace is refused, naming both",
    body: '<ArrayOfPhoneNumberDTO xmlns="urn:x"/>',
    ...invalid('"urn:x"', "ArrayOfPhoneNumberDTO"),
  },
  {
    rule: "X12",
    name: "a repeated member is refused",
    body: item(`${five}\n${five}`),
    ...invalid("/PhoneNumber[2]", "line 2", "must not be repeated"),
  },
];

const values: readonly Row[] = [
  { rule: "X5", name: 'i:nil="true" is null', body: item(`${five}<Notes i:nil="true"/>`), stored: [{ Notes: null }] },
  {
    rule: "X5",
    name: "any prefix of the instance namespace does",
    body: item(`${five}<Notes xmlns:q="http://www.w3.org/2001/XMLSchema-instance" q:nil="1"></Notes>`),
    stored: [{ Notes: null }],
  },
  {
    rule: "X6",
    name: "a nil integer is refused",
    body: item(`${five}<EntityID i:nil="true"/>`),
    ...invalid("EntityID", "null"),
  },
  {
    rule: "X6",
    name: "a nil boolean is refused",
    body: item(`${five}<IsPrimary i:nil="true"/>`),
    ...invalid("IsPrimary", "null"),
  },
  {
    rule: "X6",
    name: "a nil item is refused",
    body: list('<PhoneNumberDTO i:nil="true"/>'),
    ...invalid("PhoneNumberDTO", "null"),
  },
  {
    rule: "X7",
    name: "an empty element is the empty text",
    body: item(`${five}<Notes/><ContactInfoName></ContactInfoName>`),
    stored: [{ Notes: "", ContactInfoName: "" }],
  },
  ...["true", "1", " true\n"].map((text) => ({
    rule: "X8",
    name: "true and 1, with white space around, are true",
    body: item(`${five}<IsTextActive>${text}</IsTextActive>`),
    stored: [{ IsTextActive: true }],
  })),
  ...["false", "0"].map((text) => ({
    rule: "X8",
    name: "false and 0 are false",
    body: item(`${five}<IsTextActive>${text}</IsTextActive>`),
    stored: [{ IsTextActive: false }],
  })),
  {
    rule: "X8",
    name: "white space around a number is allowed",
    body: item(`${five}<EntityID>\n +07 </EntityID>`),
    stored: [{ EntityID: 7 }],
  },
  {
    rule: "X8",
    name: "yes is no boolean",
    body: item(`${five}<IsTextActive>yes</IsTextActive>`),
    ...invalid("IsTextActive", "true or false"),
  },
  {
    rule: "X8",
    name: "a word is no number",
    body: item(`${five}<EntityID>seven</EntityID>`),
    ...invalid("EntityID", "an integer"),
  },
  {
    rule: "X9",
    name: "white space in a text is kept",
    body: item(`${five}<Notes>  5 </Notes>`),
    stored: [{ Notes: "  5 " }],
  },
];

const documents: readonly Row[] = [
  {
    rule: "X10",
    name: "any prefix for the namespace",
    body: `<p:ArrayOfPhoneNumberDTO xmlns:p="${listNamespace}"><p:PhoneNumberDTO><p:PhoneNumber>5</p:PhoneNumber></p:PhoneNumberDTO></p:ArrayOfPhoneNumberDTO>`,
    stored: [{ PhoneNumber: "5" }],
  },
  {
    rule: "X10",
    name: "a declaration and a byte order mark",
    body: `\uFEFF<?xml version="1.0" encoding="UTF-8"?>\n${item(five)}`,
    stored: [{ PhoneNumber: "5" }],
  },
  {
    rule: "X10",
    name: "CDATA and comments inside text",
    body: item("<PhoneNumber>5<!-- c -->5<![CDATA[<5>]]></PhoneNumber>"),
    stored: [{ PhoneNumber: "55<5>" }],
  },
  { rule: "X11", name: "a DOCTYPE is refused", body: `<!DOCTYPE a>${item(five)}`, ...malformed("DOCTYPE", "line 1") },
  {
    rule: "X11",
    name: "an entity is never expanded",
    body: `<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>${item("<PhoneNumber>&e;</PhoneNumber>")}`,
    ...malformed("DOCTYPE"),
  },
  {
    rule: "X11",
    name: "an undeclared entity is refused",
    body: item("<PhoneNumber>&e;</PhoneNumber>"),
    ...malformed("line 1"),
  },
  {
    rule: "X11",
    name: "a processing instruction is refused",
    body: `<?run it?>${item(five)}`,
    ...malformed("processing instruction"),
  },
  {
    rule: "X13",
    name: "utf-16 declared in UTF-8 bytes is refused",
    body: `<?xml version="1.0" encoding="utf-16"?>${item(five)}`,
    ...malformed("encoding"),
  },
];

testRows(server, xmlTypes, [...names, ...values, ...documents]);

// Without a charset parameter the declaration decides (C5).
testRows(
  server,
  xmlTypes,
  [
    {
      rule: "X13",
      name: "a declared encoding that contradicts the charset parameter is refused",
      body: `<?xml version="1.0" encoding="iso-8859-1"?>${item(five)}`,
      ...malformed("encoding", "utf-8"),
    },
  ],
  "; charset=utf-8",
);
