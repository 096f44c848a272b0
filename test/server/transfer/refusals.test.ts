// What a file may not be: a record that is refused says where, and the next is read; a broken file says where it breaks.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { PhoneNumberStore } from "../../../server/storage/phone-number-store.ts";
import { openSqliteStore } from "../../../server/storage/sqlite/sqlite-store.ts";
import { BrokenFile } from "../../../server/transfer/formats/file-format.ts";
import { type FormatName, formatOfName, formats } from "../../../server/transfer/formats/index.ts";
import { importText, recordsOf } from "./files.ts";
import { broken, good, refused, secret, xmlns } from "./refused-files.ts";

let store: PhoneNumberStore;
beforeEach(() => {
  store = openSqliteStore({ file: ":memory:" });
});
afterEach(() => store.close());

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

  it.each<[FormatName, string, line: number]>([
    ["csv", 'contactID\n"', 2],
    ["csv", "contactID", 1],
    ["json", "[\n{\n", 2],
    ["ndjson", "\n{", 2],
    ["xml", "<ArrayOfContact>\n<Contact>\n<a>", 2],
  ])("a broken file does not fill the memory: %s that begins with %j", async (name, start, line) => {
    async function* endless() {
      yield start;
      const chunk = "x".repeat(1024 * 1024);
      for (let length = 0; length <= 67_108_864; length += chunk.length) yield chunk;
      throw new Error("read on after the limit");
    }
    const read = async () => {
      for await (const _ of formats[name].read(endless()));
    };
    await expect(read()).rejects.toThrow(
      `line ${line}: the record that starts here has more than 67108864 characters: check that it is closed`,
    );
  });
});

it("every refusal and break has its approved words", async () => {
  const lines: string[] = [];
  const show = (name: string, text: string) => lines.push("", `${name} ${JSON.stringify(text).slice(0, 200)}`);
  for (const [name, text] of refused) {
    show(name, text);
    for (const { line, reason } of (await importText(store, formats[name], text)).rejections)
      lines.push(`  line ${line}: ${reason}`);
  }
  for (const [name, text] of broken) {
    show(name, text);
    const error: unknown = await recordsOf(formats[name], text).catch((thrown: unknown) => thrown);
    lines.push(`  ${error}`);
  }
  await expect(`${lines.slice(1).join("\n")}\n`).toMatchFileSnapshot("approved/refusals.txt");
});

describe("other input that a format accepts", () => {
  it("XML with prefixes that an element further out declares", async () => {
    const text = `<ArrayOfContact xmlns:p="http://schemas.datacontract.org/2004/07/QQSolutions.NextGen.ModelLibrary.DataTransferObjects.Contacts" xmlns:i="http://www.w3.org/2001/XMLSchema-instance"><Contact contactID="C"><p:ArrayOfPhoneNumberDTO><p:PhoneNumberDTO><p:Notes i:nil="true"/><p:PhoneNumber>5</p:PhoneNumber></p:PhoneNumberDTO></p:ArrayOfPhoneNumberDTO></Contact></ArrayOfContact>`;
    for (const size of [1, 1000]) expect((await importText(store, formats.xml, text, size)).rejections).toEqual([]);
    expect((await store.read("C")).numbers).toMatchObject([{ PhoneNumber: "5", Notes: null }]);
  });

  it("XML with its encoding in any letter case, elements 16 deep, and a namespace whose name is escaped", async () => {
    const deep = `<Contact contactID="D">${"<a>".repeat(14)}${"</a>".repeat(14)}</Contact>`;
    const text = `<?xml version="1.0" encoding="Utf-16"?>\n<ArrayOfContact xmlns:n="urn:a&amp;b">${good.xml}${deep}</ArrayOfContact>`;
    const { tally, rejections } = await importText(store, formats.xml, text);
    expect([tally.added, rejections]).toEqual([1, [{ line: 2, reason: expect.stringMatching(/the root element/) }]]);
  });

  it("JSON with white space of every kind around its array and in it", async () => {
    const { tally } = await importText(store, formats.json, "\t\r\n [\t\r\n ]\t\r\n ");
    expect(tally.records).toBe(0);
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
