// X14, X15, F7, F8, C1, C5, C6: variants of each format that real clients send.
import {
  formType,
  invalid,
  xmlItem as item,
  jsonTypes,
  xmlList as list,
  listNamespace,
  malformed,
  testRows,
  useServer,
  xmlTypes,
} from "./harness.ts";

const server = useServer();
const five = "<PhoneNumber>5</PhoneNumber>";
const stored = [{ PhoneNumber: "5" }];
const x14 = (name: string, body: string) => ({ rule: "X14", name: `${name} is ignored`, body, stored });
const notX14 = (name: string, body: string, ...says: string[]) => ({
  rule: "X14",
  name: `${name} is refused`,
  body,
  ...invalid(...says),
});

testRows(server, xmlTypes, [
  x14("z:Id", item(five, 'z:Id="i1"')),
  x14("z:Id on the list", list(`<PhoneNumberDTO>${five}</PhoneNumberDTO>`, 'z:Id="i1"')),
  x14("xml:lang and xml:space", item('<PhoneNumber xml:lang="en" xml:space="preserve">5</PhoneNumber>')),
  x14("the item's own i:type", item(five, 'i:type="PhoneNumberDTO"')),
  x14("i:type with a prefix", item(five, `xmlns:d="${listNamespace}" i:type="d:PhoneNumberDTO"`)),
  x14("the list's own i:type", list(`<PhoneNumberDTO>${five}</PhoneNumberDTO>`, 'i:type="ArrayOfPhoneNumberDTO"')),
  x14("i:type of a text", item('<PhoneNumber i:type="c:string">5</PhoneNumber>')),
  ...["int", "integer", "long"].map((type) =>
    x14(`i:type of an integer: ${type}`, item(`<EntityID i:type="c:${type}">7</EntityID>${five}`)),
  ),
  x14("i:type of a boolean", item(`<IsPrimary i:type="c:boolean">0</IsPrimary>${five}`)),
  x14("a schema location", list(`<PhoneNumberDTO>${five}</PhoneNumberDTO>`, 'i:schemaLocation="a b"')),
  notX14(
    "z:Ref",
    item(five, 'z:Ref="i1"'),
    "/ArrayOfPhoneNumberDTO/PhoneNumberDTO at line 1, column ",
    "not supported",
  ),
  notX14("i:type of a derived item", item(five, 'i:type="OtherDTO"'), "derived types are not supported"),
  notX14("i:type in another namespace", item(five, 'xmlns:d="urn:x" i:type="d:PhoneNumberDTO"'), "derived types"),
  notX14("i:type of another scalar", item('<PhoneNumber i:type="c:int">5</PhoneNumber>'), "/PhoneNumber at line 1"),
  notX14("another xml: attribute", item(five, 'xml:base="x"'), "/PhoneNumberDTO at line 1, column ", '"base"'),
  notX14("another z: attribute", item(five, 'z:Size="1"'), '"Size"'),
  notX14("another attribute", item('<PhoneNumber lang="en">5</PhoneNumber>'), "/PhoneNumber at line 1", '"lang"'),
  notX14("an attribute of another namespace", item(five, 'xmlns:o="urn:o" o:nil="true"'), '"nil"'),
  notX14("z:Ref on a nil member", item(`${five}<Notes i:nil="true" z:Ref="i1"/>`), "/Notes at line 1", "not supported"),
  ...[
    [
      "a SOAP envelope",
      (body: string) => `<s:Envelope xmlns:s="urn:soap"><s:Body><a><b>${body}</b></a></s:Body></s:Envelope>`,
    ],
    ["a list of another name with attributes", (body: string) => `<Envelope xmlns="urn:soap" o="1">${body}</Envelope>`],
  ].map(([name, wrap]) => ({
    rule: "X15",
    name: `${String(name)} is refused by both roots`,
    body: (wrap as (body: string) => string)(item(five)),
    ...invalid(
      "/Envelope at line 1, column 1",
      `"ArrayOfPhoneNumberDTO" in the namespace "${listNamespace}"`,
      '"Envelope" in the namespace "urn:soap"',
    ),
  })),
]);

const form = (...pairs: string[]) => pairs.join("&");
testRows(
  server,
  [formType],
  [
    {
      rule: "F7",
      name: "the pair of an MVC check box is true",
      body: form("[0].PhoneNumber=5", "[0].IsPrimary=true", "[0].IsPrimary=false"),
      stored: [{ IsPrimary: true }],
    },
    ...[
      ["false and true", ["[0].IsPrimary=false", "[0].IsPrimary=true"]],
      ["true twice", ["[0].IsPrimary=true", "[0].IsPrimary=true"]],
      ["a third value", ["[0].IsPrimary=true", "[0].IsPrimary=false", "[0].IsPrimary=false"]],
      ["a third value in another style", ["[0].IsPrimary=true", "[0].IsPrimary=false", "[0][IsPrimary]=false"]],
      ["a repeated text", ["[0].Notes=true", "[0].Notes=false"]],
    ].map(([name, pairs]) => ({
      rule: "F7",
      name: `${String(name)} is refused`,
      body: form("[0].PhoneNumber=5", ...(pairs as string[])),
      ...invalid("the key must not be repeated"),
    })),
    {
      rule: "F8",
      name: "an empty value of a nullable text is null",
      body: form("[0].PhoneNumber=5", "[0].Notes=", "[1][PhoneNumber]=6", "[1][Notes]="),
      stored: [{ Notes: null }, { Notes: null }],
    },
    {
      rule: "F8",
      name: "an empty integer is refused",
      body: "[0].PhoneNumber=5&[0].EntityID=",
      ...invalid("EntityID"),
    },
    ...[
      ['[{"PhoneNumber":"5"}]', "JSON", "application/json"],
      [' {"PhoneNumber":"5"}', "JSON", "application/json"],
      ["[]", "JSON", "application/json"],
      ['["5"]', "JSON", "application/json"],
      ["[5, 6]", "JSON", "application/json"],
      ["\n<ArrayOfPhoneNumberDTO/>", "XML", "application/xml"],
    ].map(([body = "", format, mediaType]) => ({
      rule: "C6",
      name: `${JSON.stringify(body)} as a form is refused with what to send`,
      body,
      ...malformed(`This looks like ${format}: send Content-Type: ${mediaType}`),
    })),
    {
      rule: "C6",
      name: "an index that is spaced is a form key still",
      body: "[x].PhoneNumber=5",
      ...malformed("JSON"),
    },
    {
      rule: "C6",
      name: "a key without index is a form",
      body: "[].PhoneNumber=5",
      ...invalid("name its item by number"),
    },
  ],
);

const latin = (body: string) => Buffer.from(body, "latin1");
const named = (text: string) => `[{"PhoneNumber":"5","Notes":"${text}"}]`;
for (const [charset, bytes, Notes] of [
  ["utf8", Buffer.from(named("é€")), "é€"],
  ["'utf-8'", Buffer.from(named("é€")), "é€"],
  ['"utf-8"', Buffer.from(named("é€")), "é€"],
  ["us-ascii", Buffer.from(named("e")), "e"],
  ["ISO-8859-1", latin(named("é\u0080")), "é\u0080"],
  ["windows-1252", latin(named("é\u0080")), "é€"],
] as const) {
  testRows(
    server,
    ["application/json"],
    [{ rule: "C1", name: `charset=${charset} is decoded`, body: bytes, stored: [{ Notes }] }],
    `; charset=${charset}`,
  );
}
for (const [charset, byte] of [
  ["us-ascii", "\u0080"],
  ["us-ascii", "\u00ff"],
  ...["\u0081", "\u008d", "\u008f", "\u0090", "\u009d"].map((unassigned) => ["windows-1252", unassigned]),
]) {
  const body = latin(named(String(byte)));
  const name = `the byte ${byte?.charCodeAt(0).toString(16)} of ${charset} is refused`;
  testRows(server, ["text/json"], [{ rule: "C2", name, body, ...malformed("is not valid") }], `; charset=${charset}`);
}

const declared = (encoding: string, text: string) =>
  `<?xml version="1.0" encoding="${encoding}"?>${item(`<PhoneNumber>${text}</PhoneNumber>`)}`;
const c5 = (name: string, body: Buffer, PhoneNumber: string) => ({ rule: "C5", name, body, stored: [{ PhoneNumber }] });
testRows(server, xmlTypes, [
  c5("a declared iso-8859-1 is decoded", latin(declared("ISO-8859-1", "5é")), "5é"),
  c5("a declared windows-1252 is decoded", latin(declared("windows-1252", "5\u0080")), "5€"),
  c5("a declared us-ascii is decoded", latin(declared("us-ascii", "5")), "5"),
  c5("a declared utf8 is decoded", Buffer.from(declared("utf8", "5é")), "5é"),
  c5("utf-16 without a mark is decoded", Buffer.from(declared("utf-16", "5é"), "utf16le"), "5é"),
  c5("utf-16 in big-endian order is decoded", Buffer.from(declared("UTF-16", "5é"), "utf16le").swap16(), "5é"),
  { rule: "C5", name: "a declared utf-16 over UTF-8 is refused", body: declared("utf-16", "5"), ...malformed("utf-8") },
  { rule: "C5", name: "an unknown encoding is refused", body: declared("koi8-r", "5"), ...malformed("utf-8") },
  {
    rule: "C5",
    name: "a mark against it is refused",
    body: `\uFEFF${declared("iso-8859-1", "5")}`,
    ...malformed("utf-8"),
  },
]);
testRows(
  server,
  xmlTypes,
  [
    {
      rule: "C5",
      name: "charset=utf-8 against it is refused",
      body: declared("iso-8859-1", "5"),
      ...malformed("utf-8"),
    },
  ],
  "; charset=utf-8",
);

testRows(server, jsonTypes, [
  {
    rule: "J4",
    name: "a wrong type says what came",
    body: '[{"PhoneNumber":5}]',
    ...invalid("/0/PhoneNumber", "not a number"),
  },
  { rule: "J4", name: "a list for a text", body: '[{"PhoneNumber":[]}]', ...invalid("not a list") },
  {
    rule: "J4",
    name: "null for an integer",
    body: '[{"EntityID":null}]',
    ...invalid("must be an integer, not null"),
  },
  { rule: "J10", name: "one object", body: '{"PhoneNumber":"5"}', ...invalid("not an object: wrap it in [ ]") },
  {
    rule: "J10",
    name: "a list in $values",
    body: '{"$id":"1","$values":[]}',
    ...invalid("not an object with $values"),
  },
  {
    rule: "J11",
    name: "the column is that of the character",
    body: '[{"PhoneNumber":tru}]',
    ...malformed("line 1, column 20"),
  },
]);
testRows(
  server,
  [formType],
  [
    ["__RequestVerificationToken", "this key of ASP.NET MVC is not in the contract"],
    ["__VIEWSTATE", "this key of ASP.NET is not in the contract"],
    ["X-Requested-With", "this key of jQuery is not in the contract"],
    ["_", "this key of jQuery is not in the contract"],
    ["X-HTTP-Method-Override", "overriding the method is not supported"],
    ["_method", "overriding the method is not supported"],
  ].map(([key = "", reason = ""]) => ({
    rule: "F4",
    name: `${key} is named as what a framework adds`,
    body: `[0].PhoneNumber=5&${key}=x`,
    ...invalid(`"${key}"`, reason),
  })),
);
