// Shows that a changed contract reaches every format through the generator, without a line of hand-written code.
import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compile } from "../../generate/compile.ts";
import { parseSpec } from "../../generate/load-spec.ts";
import type { Codec } from "../../generated/codecs.ts";
import { type Validator, violationOf } from "../../runtime/violation.ts";
import { addresses, changedContract, contacts, full } from "./changed-contract.ts";
import { projectFolder } from "./run-generator.ts";

interface Compiled {
  readonly validate: Validator;
  readonly codecs: Readonly<Record<string, Codec>>;
}

let folder: string;
let numbers: Compiled;
let stored: Compiled;
let readFastXml: (text: string) => unknown;
let readFastForm: (text: string) => unknown;

beforeAll(async () => {
  folder = await projectFolder();
  for (const [path, text] of await compile(await parseSpec(await changedContract()), join(folder, "generated"))) {
    await mkdir(dirname(join(folder, "generated", path)), { recursive: true });
    await writeFile(join(folder, "generated", path), text);
  }
  const codecs = await import(join(folder, "generated/codecs.ts"));
  numbers = codecs.bodySchemas.ArrayOfPhoneNumberDTO;
  stored = codecs.bodySchemas.ArrayOfStoredPhoneNumberDTO;
  readFastXml = (await import(join(folder, "generated/fast-path/xml.ts"))).readFastArrayOfPhoneNumberDTOXml;
  readFastForm = (await import(join(folder, "generated/fast-path/form.ts"))).readFastArrayOfPhoneNumberDTOForm;
});

afterAll(() => rm(folder, { recursive: true }));

function codec(mediaType: string): Codec<unknown> {
  const found = numbers.codecs[mediaType];
  if (found === undefined) throw new Error(`no codec for ${mediaType}`);
  return found as Codec<unknown>;
}

function refusal(mediaType: string, text: string): string {
  const value = readOrMessage(mediaType, text);
  if (typeof value === "string") return value;
  if (numbers.validate(value)) return "not refused";
  const { pointer, expected } = violationOf(numbers.validate);
  return `${pointer}: ${expected}`;
}

function readOrMessage(mediaType: string, text: string): unknown {
  try {
    return codec(mediaType).read(text);
  } catch (error) {
    return error instanceof Error && error.name === "ReadError" ? error.message : `${error}`;
  }
}

function document(inside: string, attributes = ""): string {
  return `<ArrayOfPhoneNumberDTO xmlns="${contacts}" xmlns:a="${addresses.replace("&", "&amp;")}" xmlns:i="http://www.w3.org/2001/XMLSchema-instance"><PhoneNumberDTO${attributes}>${inside}</PhoneNumberDTO></ArrayOfPhoneNumberDTO>`;
}

describe("new members", () => {
  it.each(["application/json", "application/xml", "application/x-www-form-urlencoded"])(
    "are written and read in %s",
    (mediaType) => {
      const text = codec(mediaType).write([full, { PhoneNumber: "5" }]);
      const read = codec(mediaType).read(text);
      expect(read).toStrictEqual([full, { PhoneNumber: "5" }]);
      expect(numbers.validate(read)).toBe(true);
    },
  );

  it.each(["application/json", "application/xml"])("carry null and empty lists in %s where they can", (mediaType) => {
    const value = [
      {
        Owner: null,
        Matrix: null,
        Extension: null,
        Foreign: null,
        Aliases: [null, ""],
        Tags: [],
        Kind: null,
        Home: null,
      },
      { Matrix: [[], []], Owner: {} },
    ];
    expect(codec(mediaType).read(codec(mediaType).write(value))).toStrictEqual(value);
  });

  it("new members have the contract's names in XML", () => {
    expect(codec("application/xml").write([full])).toBe(
      `<ArrayOfPhoneNumberDTO xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns="${contacts}">` +
        '<PhoneNumberDTO origin="import">' +
        '<Address country="a &quot;b&quot;&#x9;&lt;c&gt;&#xA;" Floor="-1" Verified="true">' +
        '<HouseNumber xmlns="urn:addresses?a=1&amp;b=2">7</HouseNumber><Street xmlns="urn:addresses?a=1&amp;b=2">Main &amp; Sons</Street>' +
        "</Address>" +
        '<AddressDTO xmlns="urn:addresses?a=1&amp;b=2"><Street>First</Street></AddressDTO><AddressDTO xmlns="urn:addresses?a=1&amp;b=2" country="NL" />' +
        "<Alias>one</Alias><Alias>two</Alias>" +
        "<Ext>007</Ext>" +
        '<Foreign xmlns="urn:foreign">f</Foreign>' +
        '<Home><Street xmlns="urn:addresses?a=1&amp;b=2">Second</Street></Home>' +
        "<Kind>mobile</Kind>" +
        "<Matrix><Row><Cell>1</Cell><Cell>2</Cell></Row><Row><Cell>3</Cell></Row></Matrix>" +
        "<Number>+44 20</Number>" +
        "<Odd>odd</Odd>" +
        "<Owner><Name>Ann</Name></Owner>" +
        "<OwnerID>9</OwnerID>" +
        "<Rating>1.5e-7</Rating>" +
        "<Tags><Tag>x</Tag><Tag></Tag><Tag> y </Tag></Tags>" +
        "</PhoneNumberDTO></ArrayOfPhoneNumberDTO>",
    );
  });

  it("new members keep their name in XML where an allOf narrows them", () => {
    const xml = stored.codecs["application/xml"] as Codec<unknown>;
    const text = xml.write([{ PhoneNumber: "5" }]);
    expect(text).toContain("<Number>5</Number>");
    expect(xml.read(text)).toStrictEqual([{ PhoneNumber: "5" }]);
  });

  it("new members are refused when XML could only lose them", () => {
    expect(() => codec("application/xml").write([{ Aliases: [] }])).toThrow(RangeError);
    expect(() => codec("application/x-www-form-urlencoded").write([{ Tags: [] }])).toThrow(RangeError);
    expect(() => codec("application/x-www-form-urlencoded").write([{ Owner: null }])).toThrow(RangeError);
    expect(() => codec("application/x-www-form-urlencoded").write([{ Address: {} }])).toThrow(RangeError);
  });

  it("new members are read in the form's two ways of naming them", () => {
    expect(
      codec("application/x-www-form-urlencoded").read(
        "[0][Address].HouseNumber=5&[0].Tags[0]=a&[0][Tags][1]=b&[0].Matrix[0][0]=1",
      ),
    ).toEqual([{ Address: { HouseNumber: 5 }, Tags: ["a", "b"], Matrix: [[1]] }]);
  });

  it("new members are known to the fast readers, but for attributes and other namespaces in XML", () => {
    const { Address: _address, History: _history, Foreign: _foreign, Home: _home, Origin: _origin, ...plain } = full;
    const xml = codec("application/xml").write([plain, { Matrix: null, Owner: null, Aliases: [null, ""], Tags: [] }]);
    expect(readFastXml(xml)).toStrictEqual(codec("application/xml").read(xml));
    expect(readFastXml(xml)).toStrictEqual([plain, { Matrix: null, Owner: null, Aliases: [null, ""], Tags: [] }]);
    for (const { Address, History, Foreign, Home, Origin } of [full])
      for (const member of [{ Address }, { History }, { Foreign }, { Home }, { Origin }])
        expect(readFastXml(codec("application/xml").write([member]))).toBeUndefined();
    expect(readFastForm("[0].OwnerID=9")).toStrictEqual([{ OwnerID: 9 }]);
    // A form carries this one's name percent-encoded.
    const { "$`{}": odd, ...inForm } = full;
    expect(readFastForm(codec("application/x-www-form-urlencoded").write([inForm, { Rating: 2 }]))).toStrictEqual([
      inForm,
      { Rating: 2 },
    ]);
    expect(readFastForm(codec("application/x-www-form-urlencoded").write([{ "$`{}": odd }]))).toBeUndefined();
  });

  it("new members are refused by the fast readers where the others refuse them", () => {
    for (const inside of [
      "<Tags/><Tags/>",
      "<Tags><tag>x</tag></Tags>",
      "<Owner><Name/><Name/></Owner>",
      "<Matrix><Row>1</Row></Matrix>",
    ])
      expect(readFastXml(document(inside))).toBeUndefined();
    for (const key of [
      "Tags[1]",
      "Tags[0].x",
      "Tags",
      "Address",
      "Address.street",
      "AddressX",
      "Matrix[0]",
      "Matrix[0][1]",
    ])
      expect(readFastForm(`[0].${key}=1`)).toBeUndefined();
    for (const twice of [
      "[0].Address.Floor=1&[0].Notes=x&[0].Address.HouseNumber=2",
      "[0].Tags[0]=a&[0].Notes=x&[0].Tags[0]=b",
    ])
      expect(readFastForm(twice)).toBeUndefined();
    expect(readFastForm(Array.from({ length: 6 }, (_, index) => `[0].Tags[${index}]=x`).join("&"))).toBeUndefined();
  });

  it("new members are located in every format", () => {
    const text = codec("application/xml").write([full]);
    const column = text.indexOf('<HouseNumber xmlns="urn') + 1;
    expect(codec("application/xml").locate(text, "/0/Address/HouseNumber")).toBe(
      `/ArrayOfPhoneNumberDTO/PhoneNumberDTO/Address/HouseNumber at line 1, column ${column}`,
    );
    expect(codec("application/xml").locate(text, "/0/Matrix/1/0")).toMatch(
      /^\/ArrayOfPhoneNumberDTO\/PhoneNumberDTO\/Matrix\/Row\[2\]\/Cell at /,
    );
    expect(codec("application/xml").locate(text, "/0/Aliases/1")).toMatch(/\/Alias\[2\] at /);
    expect(codec("application/x-www-form-urlencoded").locate("", "/0/Matrix/1/0")).toBe("[0].Matrix[1][0]");
  });
});

describe("undeclared parts are refused", () => {
  const cases: [string, string, string][] = [
    ["application/json", '[{"Adress":{}}]', '/0: unknown member "Adress"; did you mean "Address"?'],
    ["application/json", '[{"Address":{"street":"x"}}]', '/0/Address: unknown member "street"; did you mean "Street"?'],
    ["application/json", '[{"Owner":{"Age":1}}]', '/0/Owner: unknown member "Age"; did you mean "Name"?'],
    ["application/json", '[{"Kind":"Mobile"}]', "/0/Kind: "],
    ["application/json", '[{"Home":{"street":"x"}}]', '/0/Home: unknown member "street"; did you mean "Street"?'],
    ["application/xml", document("<a:Address/>"), "the element must be in the namespace"],
    ["application/xml", document("<Address><Street/></Address>"), "the element must be in the namespace"],
    ["application/xml", document("<Address><a:Streat/></Address>"), 'unknown element "Streat"; did you mean "Street"?'],
    ["application/xml", document("<PhoneNumber>5</PhoneNumber>"), 'unknown element "PhoneNumber"'],
    ["application/xml", document("<Tags><tag>x</tag></Tags>"), 'unknown element "tag"; did you mean "Tag"?'],
    ["application/xml", document("<Tags/><Tags/>"), "the element must not be repeated"],
    ["application/xml", document("", ' Origin="x"'), 'unknown attribute "Origin"'],
    ["application/xml", document('<Address Floor="x"/>'), "attribute Floor: must be an integer"],
    ["application/xml", document('<Address i:nil="true"/>'), "null is not allowed"],
    ["application/xml", document('<Owner i:nil="true"><Name>x</Name></Owner>'), "a nil element must be empty"],
    [
      "application/x-www-form-urlencoded",
      "[0].Adress.Street=x",
      '"[0].Adress.Street": unknown member "Adress"; did you mean "Address"?',
    ],
    ["application/x-www-form-urlencoded", "[0].Address.street=x", 'unknown member "street"; did you mean "Street"?'],
    ["application/x-www-form-urlencoded", "[0].Address=x", "the key must name a member"],
    ["application/x-www-form-urlencoded", "[0].Matrix=x", "the key must name its item by number"],
    ["application/x-www-form-urlencoded", "[0].Tags[1]=x", "[0].Tags[0]: the list has a gap"],
    ["application/x-www-form-urlencoded", "[0].Tags[0]=x&[0].Tags[2]=y", "[0].Tags[1]: the list has a gap"],
    [
      "application/x-www-form-urlencoded",
      "[0].Matrix[0][0]=1&[0].Matrix[1][1]=1",
      "[0].Matrix[1][0]: the list has a gap",
    ],
    ["application/x-www-form-urlencoded", "[0].Tags[5]=x", "the list must have at most 5 items"],
    ["application/x-www-form-urlencoded", "[0].Tags[0].x=1", "the key has more steps than the contract allows"],
    ["application/x-www-form-urlencoded", "[0].Tags[0]=1&[0][Tags][0]=2", "the key must not be repeated"],
  ];
  it.each(cases)("a reader of %s refuses %s", (mediaType, text, expected) => {
    expect(refusal(mediaType, text)).toContain(expected);
  });
});
