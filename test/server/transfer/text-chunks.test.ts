// A file's bytes become text, whatever their encoding and wherever the chunks are cut.
import { describe, expect, it } from "vitest";
import { BrokenFile } from "../../../server/transfer/formats/file-format.ts";
import { textChunks } from "../../../server/transfer/text-chunks.ts";

describe("text", () => {
  async function decode(bytes: Uint8Array, size: number, encoding?: string): Promise<string> {
    async function* chunks() {
      for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
    }
    let text = "";
    for await (const chunk of textChunks(chunks(), encoding)) text += chunk;
    return text;
  }
  const sample = "é\u{1F600}a\uFEFFb";
  const marked = (encoding: "utf8" | "utf16le") => Buffer.from(`\uFEFF${sample}`, encoding);

  it.each([
    ["UTF-8", Buffer.from(sample)],
    ["UTF-8 with a mark", marked("utf8")],
    ["UTF-16LE", marked("utf16le")],
    ["UTF-16BE", Buffer.from(marked("utf16le")).swap16()],
  ])("text is read as %s, whatever the chunks", async (_, bytes) => {
    for (const size of [1, 2, 3, 100]) expect(await decode(bytes, size)).toBe(sample);
  });

  it.each([
    ["UTF-8", marked("utf8")],
    ["UTF-16LE", marked("utf16le")],
    ["UTF-16BE", Buffer.from(marked("utf16le")).swap16()],
  ])("text with a mark of %s is read as such, although another encoding is given", async (_, bytes) => {
    for (const size of [1, 3, 100]) expect(await decode(bytes, size, "windows-1252")).toBe(sample);
  });

  it.each(["ab\u20AC", 'c"é'])("text in UTF-16 without a mark is recognized by its zeros: %j", async (text) => {
    const bytes = Buffer.from(text, "utf16le");
    for (const size of [1, 3, 100]) {
      expect(await decode(bytes, size)).toBe(text);
      expect(await decode(Buffer.from(bytes).swap16(), size)).toBe(text);
    }
  });

  it("text without a mark is read in the given encoding", async () => {
    for (const size of [1, 100])
      expect(await decode(Buffer.from([0x61, 0x62, 0x63, 0x80]), size, "windows-1252")).toBe("abc€");
  });

  it("text that only begins like a mark or like UTF-16 is read in the given encoding or in UTF-8", async () => {
    expect(await decode(Buffer.from([0xef, 0xbb, 0x61, 0x62]), 100, "windows-1252")).toBe("ï»ab");
    for (const text of ["a\0bc", "\0abc"]) expect(await decode(Buffer.from(text), 100)).toBe(text);
  });

  it.each([
    ["UTF-8", "the file is not valid UTF-8 between bytes 6 and 9", [...Buffer.from("abcdefg"), 0xff, 0x68]],
    ["UTF-8 that is cut off", "the file is not valid UTF-8 between bytes 7 and 7", [...Buffer.from("abcdef"), 0xc3]],
    ["UTF-16", "the file is not valid UTF-16LE between bytes 0 and 6", [0xff, 0xfe, 0x61, 0, 0, 0xdc, 0x62, 0]],
  ])("text that is not %s is refused with its place and a hint", async (_name, place, bytes) => {
    await expect(decode(Uint8Array.from(bytes), 3)).rejects.toThrow(
      new BrokenFile(`${place}: pass --encoding, such as windows-1252 for CSV files of older spreadsheets`),
    );
  });

  it("text of zero bytes or one byte is read", async () => {
    expect(await decode(new Uint8Array(), 1)).toBe("");
    expect(await decode(Buffer.from("a"), 1)).toBe("a");
  });

  it.each([
    ["a bad byte", [0x61, 0x62, 0x63, 0xff]],
    ["a character that is cut off", [0x61, 0x62, 0x63, 0xc3]],
    ["a bad byte alone", [0xff]],
  ])("text with %s is refused", async (_, bytes) => {
    for (const size of [1, 2, 100]) {
      await expect(decode(Uint8Array.from(bytes), size)).rejects.toThrow(/not valid UTF-8 between bytes/);
    }
  });
});
