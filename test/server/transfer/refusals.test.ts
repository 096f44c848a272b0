// What a file may not be: a record that is refused says where, and the next is read; a broken file says where it breaks.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { PhoneNumberStore } from "../../../server/storage/phone-number-store.ts";
import { openSqliteStore } from "../../../server/storage/sqlite/sqlite-store.ts";
import { BrokenFile, recordLimit } from "../../../server/transfer/formats/file-format.ts";
import { type FormatName, formatOfName, formats } from "../../../server/transfer/formats/index.ts";
import { importText, recordsOf } from "./files.ts";

let store: PhoneNumberStore;
beforeEach(() => {
  store = openSqliteStore({ file: ":memory:" });
});
afterEach(() => store.close());

const xmlns =
  'xmlns="http://schemas.datacontract.org/2004/07/QQSolutions.NextGen.ModelLibrary.DataTransferObjects.Contacts"';
const secret = "555-0100-4711";
const inXml = (...contacts: string[]) => `<ArrayOfContact>\n${contacts.join("\n")}\n</ArrayOfContact>`;
const listOf = (item: string) => `<ArrayOfPhoneNumberDTO ${xmlns}>${item}</ArrayOfPhoneNumberDTO>`;
const good = {
  csv: "G,1,555",
  ndjson: '{"contactID":"G","PhoneNumbers":[{"PhoneNumberID":1,"PhoneNumber":"555"}]}',
  xml: `<Contact contactID="G">${listOf("<PhoneNumberDTO><PhoneNumber>555</PhoneNumber><PhoneNumberID>1</PhoneNumberID></PhoneNumberDTO>")}</Contact>`,
};
const json = (text: string) => `[\n${text},\n${good.ndjson}\n]`;
const csvOf = (...rows: string[]) => ["contactID,PhoneNumberID,PhoneNumber", ...rows, good.csv].join("\n");

/** A file with a bad record and then a good one; the line of the mistake; the message. */
const refused: [FormatName, string, number, RegExp][] = [
  [
    "ndjson",
    `{"contactID":"C","PhoneNumbers":[{"PhoneNumber":"${secret}"}\n${good.ndjson}`,
    1,
    /line 1, column 6\d: the JSON is not/,
  ],
  ["ndjson", `\n\r\n{"contactID":"C"\n${good.ndjson}`, 3, /^line 3, column 17: /],
  ["ndjson", `5\n${good.ndjson}`, 1, /must be an object/],
  ["ndjson", `null\n${good.ndjson}`, 1, /must be an object/],
  [
    "ndjson",
    `{"ContactID":"C","PhoneNumbers":[]}\n${good.ndjson}`,
    1,
    /unknown member "ContactID"; did you mean "contactID"/,
  ],
  ["ndjson", `{"contactID":"C"}\n${good.ndjson}`, 1, /PhoneNumbers: must be a list/],
  ["ndjson", `{"PhoneNumbers":[]}\n${good.ndjson}`, 1, /contactID: must be a non-empty string/],
  ["ndjson", `{"contactID":"","PhoneNumbers":[]}\n${good.ndjson}`, 1, /contactID: must be a non-empty string/],
  ["ndjson", `{"contactID":" C","PhoneNumbers":[]}\n${good.ndjson}`, 1, /contactID: .*no white space/],
  [
    "ndjson",
    `{"contactID":"C","nextPhoneNumberID":0,"PhoneNumbers":[]}\n${good.ndjson}`,
    1,
    /nextPhoneNumberID: must be an integer from 1/,
  ],
  [
    "ndjson",
    `{"contactID":"C","PhoneNumbers":[{},{"PhoneNumber":5}]}\n${good.ndjson}`,
    1,
    /^\/PhoneNumbers\/1\/PhoneNumber: must be a string or null$/,
  ],
  [
    "ndjson",
    `{"contactID":"C","PhoneNumbers":[{"PhoneNumber":" "}]}\n${good.ndjson}`,
    1,
    /^\/PhoneNumbers\/0\/PhoneNumber: is required and must not be null or blank/,
  ],
  ["json", json('\n {"contactID":"C","PhoneNumbers":[\n{]}}'), 3, /^line 4, column 2: the JSON/],
  ["json", json(' {"contactID" "C"}'), 2, /^line 2, column 15: the JSON/],
  ["json", json('"]"'), 2, /must be an object/],
  ["csv", csvOf(`C,1,${secret}`, "C,x,5"), 3, /^PhoneNumberID: must be an integer$/],
  ["csv", csvOf(`"C\n2",1,5`), 2, /contactID/],
  ["csv", csvOf('D,1,"5\n6"', "C,1"), 4, /must have 3 fields like the header, not 2/],
  ["csv", csvOf('C,1,"a"b'), 2, /closing quote must be followed by/],
  ["csv", csvOf('C,1,a"b'), 2, /only around a whole field/],
  ["csv", csvOf("C,1,5", "C,2, "), 3, /^PhoneNumber: is required and must not be null or blank/],
  ["csv", csvOf("C,\\N,5"), 2, /^PhoneNumberID: must be an integer$/],
  ["csv", csvOf("C,1,5", "C,,"), 3, /must have a PhoneNumber like the contact's other rows/],
  ["csv", csvOf(",1,5"), 2, /^contactID is empty: repeat it in every row/],
  [
    "xml",
    inXml(
      `<Contact contactID="C">\n${listOf(`<PhoneNumberDTO><PhoneNumber>${secret}</PhoneNumber><IsPrimary>x</IsPrimary></PhoneNumberDTO>`)}</Contact>`,
      good.xml,
    ),
    2,
    /^\/ArrayOfPhoneNumberDTO\/PhoneNumberDTO\/IsPrimary at line 3, column \d+: must be true or false/,
  ],
  [
    "xml",
    inXml(
      `<Contact contactID="C">${listOf("\n<PhoneNumberDTO><PhoneNumber> </PhoneNumber></PhoneNumberDTO>")}</Contact>`,
      good.xml,
    ),
    2,
    /PhoneNumber at line 3, column 17: is required and must not be null or blank/,
  ],
  ["xml", inXml('<Contact contactID="C"/>', good.xml), 2, /must have exactly one list/],
  [
    "xml",
    inXml(`<Contact contactID="C">${listOf("")}${listOf("")}</Contact>`, good.xml),
    2,
    /must have exactly one list/,
  ],
  [
    "xml",
    inXml(`<Contact contactId="C">${listOf("")}</Contact>`, good.xml),
    2,
    /unknown attribute "contactId"; did you mean "contactID"/,
  ],
  [
    "xml",
    inXml(`<Contact contactID="C"><ArrayOfPhoneNumberDTO/></Contact>`, good.xml),
    2,
    /^\/ArrayOfPhoneNumberDTO at line 2, column 24: the root element/,
  ],
  [
    "xml",
    inXml(`<Contact contactID="C" nextPhoneNumberID="x">${listOf("")}</Contact>`, good.xml),
    2,
    /nextPhoneNumberID: must be an integer/,
  ],
];

describe("a record that is refused", () => {
  it.each(refused)("%s %j", async (name, text, line, reason) => {
    for (const size of [1, 5, text.length]) {
      const { tally, rejections } = await importText(store, formats[name], text, size);
      const [first, ...others] = rejections;
      expect({ ...first, reason: "" }).toEqual({ line, reason: "" });
      expect(first?.reason).toMatch(reason);
      expect(JSON.stringify(rejections)).not.toContain(secret);
      expect(tally.rejected).toBe(1 + others.length);
    }
    expect((await store.read("G")).numbers).toMatchObject([{ PhoneNumberID: 1, PhoneNumber: "555" }]);
    expect((await store.read("C")).numbers).toEqual([]);
  });
});

const broken: [FormatName, string, RegExp][] = [
  ["json", "{}", /^line 1: must be a JSON array of contacts/],
  ["json", "", /^line 1: the file must be a complete JSON array/],
  ["json", `[${good.ndjson}`, /must be a complete JSON array/],
  ["json", `[${good.ndjson}]\n[]`, /^line 2: nothing may follow the array/],
  ["json", `[${good.ndjson},\n]`, /^line 2: must be a contact/],
  ["json", `[,${good.ndjson}]`, /^line 1: must be a contact/],
  ["csv", "", /^line 1: the header with the column names is missing/],
  ["csv", "PhoneNumber\n5", /the column contactID is missing/],
  ["csv", "contactID,phoneNumber\n", /unknown column "phoneNumber"; did you mean "PhoneNumber"/],
  ["csv", "contactID;Telefon\n", /unknown column "Telefon".*the separator is a semicolon/],
  ["xml", `<ArrayOfContact><Contact>${"<a>".repeat(20_000)}`, /^line 1: elements must be nested at most 16 deep/],
  ["csv", "contactID,contactID\n", /must not be repeated/],
  ["csv", `contactID,PhoneNumberID,PhoneNumber\n${good.csv}\nC,2,"5\n6\n`, /^line 3: a quoted field .* is not closed/],
  ["xml", "<ArrayOfContacts/>", /^line 1: the root element must be ArrayOfContact/],
  ["xml", inXml("<Person/>"), /^line 2: the element must be Contact/],
  ["xml", inXml("text"), /text between the contacts is not allowed/],
  ["xml", inXml("<![CDATA[text]]>"), /text between the contacts is not allowed/],
  ["xml", `<!DOCTYPE a []>${inXml("")}`, /DOCTYPE/],
  ["xml", inXml("<?php ?>"), /processing instruction/],
  ["xml", "<ArrayOfContact><Contact></ArrayOfContact>", /not well-formed/],
  ["xml", "<ArrayOfContact>", /not well-formed/],
  ["xml", '<?xml version="1.0" encoding="latin1"?><ArrayOfContact/>', /the encoding must be UTF-8 or UTF-16/],
];

describe("a broken file", () => {
  it.each(broken)("%s %j", async (name, text, reason) => {
    for (const size of [1, 5, text.length || 1]) {
      await expect(recordsOf(formats[name], text, size)).rejects.toThrow(BrokenFile);
      await expect(recordsOf(formats[name], text, size)).rejects.toThrow(reason);
    }
  });

  it("an import of a broken file stores the records before the break", async () => {
    await expect(importText(store, formats.json, `[${good.ndjson},`)).rejects.toThrow(BrokenFile);
    expect((await store.read("G")).numbers.length).toBe(1);
  });

  it.each<[FormatName, string]>([
    ["csv", 'contactID\n"'],
    ["csv", "contactID"],
    ["json", "[{"],
    ["ndjson", "{"],
    ["xml", "<ArrayOfContact><Contact><a>"],
  ])("a broken file does not fill the memory: %s that begins with %j", async (name, start) => {
    async function* endless() {
      yield start;
      const chunk = "x".repeat(1024 * 1024);
      for (let length = 0; length <= recordLimit; length += chunk.length) yield chunk;
      throw new Error("read on after the limit");
    }
    const read = async () => {
      for await (const _ of formats[name].read(endless()));
    };
    await expect(read()).rejects.toThrow(/check that it is closed/);
  });
});

describe("other input that a format accepts", () => {
  it("XML with prefixes that an element further out declares", async () => {
    const text = `<ArrayOfContact xmlns:p="http://schemas.datacontract.org/2004/07/QQSolutions.NextGen.ModelLibrary.DataTransferObjects.Contacts" xmlns:i="http://www.w3.org/2001/XMLSchema-instance"><Contact contactID="C"><p:ArrayOfPhoneNumberDTO><p:PhoneNumberDTO><p:Notes i:nil="true"/><p:PhoneNumber>5</p:PhoneNumber></p:PhoneNumberDTO></p:ArrayOfPhoneNumberDTO></Contact></ArrayOfContact>`;
    for (const size of [1, 1000]) expect((await importText(store, formats.xml, text, size)).rejections).toEqual([]);
    expect((await store.read("C")).numbers).toMatchObject([{ PhoneNumber: "5", Notes: null }]);
  });

  it("XML with a prefix that means another namespace further out", async () => {
    const [uri = ""] = /http[^"]*/.exec(xmlns) ?? [];
    const item = "<p:PhoneNumberDTO><p:PhoneNumber>5</p:PhoneNumber></p:PhoneNumberDTO>";
    const contact = `<Contact contactID="C" xmlns:p="${uri}"><p:ArrayOfPhoneNumberDTO>${item}</p:ArrayOfPhoneNumberDTO></Contact>`;
    const text = `<ArrayOfContact xmlns:p="urn:other">${contact}</ArrayOfContact>`;
    expect((await importText(store, formats.xml, text)).rejections).toEqual([]);
    expect((await store.read("C")).numbers).toMatchObject([{ PhoneNumber: "5" }]);
  });

  it("CSV may have some of the columns, in any order, with either line end, and distinguishes null from omitted", async () => {
    await importText(store, formats.csv, 'PhoneNumber,contactID,Notes\r\n"5,5",C,n\r\n6,D,n\r\n\r\n');
    await importText(store, formats.csv, 'Notes,contactID,PhoneNumberID\n\\N,C,1\n,D,1\n"",E,');
    expect((await store.read("C")).numbers).toMatchObject([{ PhoneNumber: "5,5", Notes: null }]);
    expect((await store.read("D")).numbers).toMatchObject([{ PhoneNumber: "6", Notes: "n" }]);
  });

  it("CSV rows of one contact are one list: all or nothing", async () => {
    const text = "contactID,PhoneNumber,IsPrimary\nC,5,true\nC,6,true\nD,7,TRUE";
    const { rejections, tally } = await importText(store, formats.csv, text);
    expect(rejections).toEqual([
      { line: 3, reason: expect.stringMatching(/^IsPrimary: item 2 conflicts with item 1/) },
    ]);
    expect(tally).toMatchObject({ records: 2, added: 1, rejected: 1 });
    expect((await store.read("C")).numbers).toEqual([]);
  });

  it("a file's name for its format", () => {
    expect(["a.CSV", "b.jsonl", "c.json", "x.ndjson", "d.xml", "e.txt", "csv"].map(formatOfName)).toEqual([
      "csv",
      "ndjson",
      "json",
      "ndjson",
      "xml",
      undefined,
      "csv",
    ]);
  });
});
