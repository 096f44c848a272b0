// CSV as spreadsheets and other programs write it.
import { afterEach, beforeEach, expect, it } from "vitest";
import type { PhoneNumberStore } from "../../../server/storage/phone-number-store.ts";
import { openSqliteStore } from "../../../server/storage/sqlite/sqlite-store.ts";
import { writeCsvRow } from "../../../server/transfer/formats/csv-rows.ts";
import type { ReadOptions } from "../../../server/transfer/formats/file-format.ts";
import { formats } from "../../../server/transfer/formats/index.ts";
import { importText } from "./files.ts";

let store: PhoneNumberStore;
beforeEach(() => {
  store = openSqliteStore({ file: ":memory:" });
});
afterEach(() => store.close());

const numbersOf = async (contactID: string) => (await store.read(contactID)).numbers;

async function everyChunking(text: string, options: ReadOptions = {}) {
  let last = await importText(store, formats.csv, text, 1, options);
  for (const size of [2, 3, text.length]) {
    const next = await importText(store, formats.csv, text, size, options);
    expect(next).toMatchObject({
      rejections: last.rejections,
      notes: last.notes,
      tally: { records: last.tally.records },
    });
    last = next;
  }
  return last;
}

it.each([
  ["a semicolon", "contactID;PhoneNumber;Notes\nC;5551234;a,b\n", ["separator: semicolon"]],
  ["a tab", "contactID\tPhoneNumber\tNotes\nC\t5551234\ta,b\n", ["separator: tab"]],
  ["a declared semicolon", "sep=;\ncontactID;PhoneNumber;Notes\nC;5551234;a,b\n", ["separator: semicolon"]],
  ["one declared in capitals", "SEP=;\r\ncontactID;PhoneNumber;Notes\r\nC;5551234;a,b\r\n", ["separator: semicolon"]],
  ["one declared in quotes", '"sep=\t"\ncontactID\tPhoneNumber\tNotes\nC\t5551234\ta,b\n', ["separator: tab"]],
  ["a declared comma", 'sep=,\r\ncontactID,PhoneNumber,Notes\r\nC,5551234,"a,b"\r\n', []],
  ["quoted names", '"contactID";"PhoneNumber";"Notes"\nC;5551234;a,b\n', ["separator: semicolon"]],
  ["CR line ends", 'contactID,PhoneNumber,Notes\rC,5551234,"a,b"\r', []],
])("the reader detects the separator: %s", async (_, text, notes) => {
  const imported = await everyChunking(text);
  expect(imported.notes).toEqual(notes);
  expect(imported.rejections).toEqual([]);
  expect(await numbersOf("C")).toMatchObject([{ PhoneNumber: "5551234", Notes: "a,b" }]);
});

it.each([
  ["a\rb", '"a\rb"'],
  ["a\nb", '"a\nb"'],
  ["a,b", '"a,b"'],
  ['a"b', '"a""b"'],
  ["", '""'],
  ["\\N", '"\\N"'],
  ["a\\N", "a\\N"],
  ["a;b\tc ", "a;b\tc "],
  [null, "\\N"],
  [undefined, ""],
  [0, "0"],
  [false, "false"],
])("the CSV writer writes %j as %s", (field, written) => {
  expect(writeCsvRow([field, "x"])).toBe(`${written},x\r\n`);
});

it("a file of one column has no separator to report", async () => {
  const { notes, tally } = await everyChunking("contactID\nC\nD\n");
  expect([notes, tally.records]).toEqual([[], 2]);
});

it("the reader lets go of a file that breaks off", async () => {
  let isOpen = true;
  async function* text() {
    try {
      yield "contactID\n";
      yield '"C"x"\n';
      yield "D\n";
    } finally {
      isOpen = false;
    }
  }
  for await (const _ of formats.csv.read(text())) break;
  expect(isOpen).toBe(false);
});

it("the reader names its own words for booleans where a field has another", async () => {
  const text = "contactID,PhoneNumber,IsTextActive\nC,5551234,maybe\nD,5551234, JA \n";
  const { rejections } = await everyChunking(text, { booleans: ["ja", "nein"] });
  const reason = "IsTextActive: must be one of true, false, 1, 0, ja, nein; see --booleans";
  expect(rejections).toEqual([{ line: 2, reason }]);
});

it("the reader uses the given separator", async () => {
  await everyChunking("contactID;PhoneNumber\nC;5551234\n", { delimiter: ";" });
  expect(await numbersOf("C")).toHaveLength(1);
  await expect(everyChunking("contactID;PhoneNumber\nC;5551234\n", { delimiter: "," })).rejects.toThrow(
    /unknown column.*the separator is a comma/,
  );
});

it("the reader counts lines by any line end, also inside quotes", async () => {
  for (const end of ["\n", "\r\n", "\r"]) {
    const text = `contactID,PhoneNumber,Notes${end}A,5551234,"x${end}y"${end}${end},5551234,${end}`;
    expect((await everyChunking(text)).rejections).toEqual([
      { line: 5, reason: expect.stringMatching(/^contactID is empty/) },
    ]);
  }
});

it("the reader counts the lines of a file with a declared separator from its first line", async () => {
  const { rejections } = await everyChunking("sep=;\ncontactID;PhoneNumber\n;5551234\n");
  expect(rejections).toEqual([{ line: 3, reason: expect.any(String) }]);
});

it("the reader refuses an unsupported declared separator, unless another is given", async () => {
  const text = "sep=|\ncontactID;PhoneNumber\nC;5551234\n";
  await expect(everyChunking(text)).rejects.toThrow("line 1: sep= must be followed by a comma, a semicolon or a tab");
  expect((await everyChunking(text, { delimiter: ";" })).rejections).toEqual([]);
});

it.each(["  \n", " ,\t\n", "\u00A0\n"])("the reader ignores the blank row %j", async (row) => {
  const { tally, rejections } = await everyChunking(`contactID,PhoneNumber\nC,5551234\n${row}D,5551235\n`);
  expect(rejections).toEqual([]);
  expect(tally.records).toBe(2);
});

it.each(['""\n', "\\N\n", '"" , \n'])("the reader does not ignore the row %j, which has content", async (row) => {
  expect((await everyChunking(`contactID,PhoneNumber\nC,5551234\n${row}`)).rejections).toHaveLength(1);
});

it("the reader ignores empty columns at the end and empty rows", async () => {
  const { tally, rejections } = await everyChunking("contactID,PhoneNumber,,\nC,5551234,,\n,,,\n,,,,,\nD,5551235\n");
  expect(rejections).toEqual([]);
  expect(tally.records).toBe(2);
  expect((await everyChunking("contactID,PhoneNumber\nC,5551234,stray\n")).rejections).toEqual([
    { line: 2, reason: "must have 2 fields like the header, not 3" },
  ]);
});

it.each<[string, boolean | undefined, ReadOptions["booleans"]]>([
  ["TRUE", true, undefined],
  ["false", false, undefined],
  ["1", true, undefined],
  ["0", false, undefined],
  ["yes", undefined, undefined],
  ["WAHR", undefined, undefined],
  ["wahr", true, ["WAHR", "FALSCH"]],
  ["FALSCH", false, ["WAHR", "FALSCH"]],
  ["no", false, ["yes", "no"]],
  ["true", true, ["yes", "no"]],
])("the reader reads %s as %s with the words %j", async (word, value, booleans) => {
  const { rejections } = await everyChunking(`contactID,PhoneNumber,IsTextActive\nC,5551234,${word}\n`, { booleans });
  expect(rejections.length).toBe(value === undefined ? 1 : 0);
  expect((await numbersOf("C"))[0]?.IsTextActive).toBe(value);
});

it.each([
  ["4.42079E+11", "scientific"],
  ["n/a", "noDigits"],
  ["1", "tooShort"],
  ["123456789012345678901", "tooLong"],
  ["ask 5551234", "letters"],
  ["+44 1", "tooShort"],
  ["+1 202 555 12", "other"],
] as const)("an import stores a number that is not possible, counts it and lists it: kind %#", async (text, kind) => {
  const { tally, warnings } = await importText(store, formats.csv, `contactID,PhoneNumber\nC,${text}\n`);
  expect(tally).toMatchObject({ added: 1, rejected: 0, impossible: { [kind]: 1 } });
  expect(warnings).toEqual([{ line: 2, reason: expect.stringMatching(/^PhoneNumber: stored, but not a possible/) }]);
  expect(JSON.stringify(warnings).includes(text)).toBe(false);
});

it("the reader reads the columns of another program with a map", async () => {
  const mapping = {
    contactID: "Mail",
    numbers: [
      { PhoneNumber: "Phone 1", ContactInfoName: "Label 1", EntityID: { value: 7 } },
      { PhoneNumber: "Phone 2" },
    ],
  };
  const text = "Name;Mail;Label 1;Phone 1;Phone 2\nAda;A;Work;5551234 ::: 5551235;\nBob;B;;;5551236\nCy;C;;;\n";
  const { tally, rejections } = await everyChunking(text, { mapping });
  expect([rejections, tally.records]).toEqual([[], 3]);
  expect(await numbersOf("A")).toMatchObject([
    { PhoneNumber: "5551234", ContactInfoName: "Work", EntityID: 7 },
    { PhoneNumber: "5551235", ContactInfoName: "Work", EntityID: 7 },
  ]);
  expect(await numbersOf("B")).toMatchObject([{ PhoneNumber: "5551236", EntityID: 0 }]);
  expect((await store.read("C")).known).toBe(true);
  await expect(everyChunking("Mail;Phone 1\n", { mapping })).rejects.toThrow(/the column Label 1 is missing/);
});

it("a mapping needs each of its columns once, and leaves the others alone", async () => {
  const options = { mapping: { contactID: "Mail", numbers: [{ PhoneNumber: "Phone" }] } };
  expect((await everyChunking("Mail,Tag,Phone,Tag\nC,x,5551234,y\n", options)).rejections).toEqual([]);
  expect(await numbersOf("C")).toMatchObject([{ PhoneNumber: "5551234" }]);
  const repeated = everyChunking("Mail,Phone,Phone\n", options);
  await expect(repeated).rejects.toThrow("the column Phone must not be repeated");
});
