// Bytes to text (wire rules C1 and C2): the effective encoding, and invalid bytes.
import { describe, expect, it } from "vitest";
import { type Charset, canonicalCharset, charsets } from "../../../runtime/charsets.ts";
import { decodeText } from "../../../server/http/request-body.ts";

const text = "5 \u00e9 \u{1F600}";
const utf8 = Buffer.from(text);
const le = Buffer.from(text, "utf16le");
const be = Buffer.from(le).swap16();
const mark = { utf8: [0xef, 0xbb, 0xbf], le: [0xff, 0xfe], be: [0xfe, 0xff] };
const marked = (bytes: readonly number[], rest: Buffer) => Buffer.concat([Buffer.from(bytes), rest]);

it("the charsets that may be named", () => {
  expect(charsets).toEqual(["utf-8", "utf-16", "us-ascii", "iso-8859-1", "windows-1252"]);
  expect(["UTF8", "Utf-16", "latin1", "utf-7", ""].map(canonicalCharset)).toEqual([
    "utf-8",
    "utf-16",
    undefined,
    undefined,
    undefined,
  ]);
});

describe("a readable body", () => {
  it.each<[string, Buffer, Charset | undefined, string]>([
    ["UTF-8 without a charset", utf8, undefined, "utf-8"],
    ["UTF-8 by name", utf8, "utf-8", "utf-8"],
    ["UTF-8 by its mark", marked(mark.utf8, utf8), undefined, "utf-8"],
    ["UTF-8 by name and mark", marked(mark.utf8, utf8), "utf-8", "utf-8"],
    ["UTF-16 without a mark, as little-endian", le, "utf-16", "utf-16"],
    ["UTF-16 by name, little-endian by its mark", marked(mark.le, le), "utf-16", "utf-16"],
    ["UTF-16 by name, big-endian by its mark", marked(mark.be, be), "utf-16", "utf-16"],
    ["UTF-16 little-endian by its mark alone", marked(mark.le, le), undefined, "utf-16"],
    ["UTF-16 big-endian by its mark alone", marked(mark.be, be), undefined, "utf-16"],
  ])("a body of %s is read", (_name, bytes, charset, encoding) => {
    expect(decodeText(bytes, charset)).toEqual({ text, encoding });
  });

  it.each<[string, number[], string]>([
    ["two thirds of a mark", [0xc3, 0xaf, 0x41], "\u00efA"],
    ["a character that begins like the mark", [0xef, 0xbb, 0xbe], "\ufefe"],
    ["another such character", [0xef, 0xbc, 0xbf], "\uff3f"],
    ["a third such character", [0xee, 0xbb, 0xbf], "\ueeff"],
    ["an empty body", [], ""],
    ["a mark alone", [0xef, 0xbb, 0xbf], ""],
  ])("a body of %s is read as text", (_name, bytes, expected) => {
    expect(decodeText(Buffer.from(bytes), undefined)).toEqual({ text: expected, encoding: "utf-8" });
  });
});

describe("a body of XML without a charset", () => {
  const declaring = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?><a>é</a>`;
  const utf16 = Buffer.from(declaring("utf-16"), "utf16le");
  it.each<[string, Buffer, string]>([
    ["its declaration", Buffer.from(declaring("iso-8859-1"), "latin1"), "iso-8859-1"],
    ["its mark, whatever it declares", marked(mark.utf8, Buffer.from(declaring("iso-8859-1"))), "utf-8"],
    ["its first bytes in little-endian order", utf16, "utf-16"],
    ["its first bytes in big-endian order", Buffer.from(utf16).swap16(), "utf-16"],
    ["UTF-8, if it declares UTF-16 in single bytes", Buffer.from(declaring("utf-16")), "utf-8"],
    ["UTF-8, if it declares an unknown encoding", Buffer.from(declaring("klingon")), "utf-8"],
  ])("a body of XML without a charset is read by %s", (_name, bytes, encoding) => {
    const read = decodeText(bytes, undefined, true);
    expect([read.encoding, /<a>.*/.exec(read.text)?.[0]]).toEqual([encoding, "<a>é</a>"]);
  });
});

describe("an unreadable body", () => {
  it.each<[string, number[], Charset | undefined, string]>([
    ["a lone byte", [0x35, 0xff], undefined, "The body is not valid UTF-8"],
    ["an overlong form", [0xc0, 0xaf], "utf-8", "The body is not valid UTF-8"],
    ["half of a little-endian mark", [0xff, 0x35], undefined, "The body is not valid UTF-8"],
    ["half of a big-endian mark", [0xfe, 0x35], undefined, "The body is not valid UTF-8"],
    ["the wrong half of a mark", [0x35, 0xfe], undefined, "The body is not valid UTF-8"],
    ["the other wrong half of a mark", [0x35, 0xff], undefined, "The body is not valid UTF-8"],
    ["UTF-16 labelled as UTF-8", [0xff, 0xfe, 0x35, 0x00], "utf-8", "The body is not valid UTF-8"],
    ["half a character", [0x35, 0x00, 0x35], "utf-16", "The body is not valid UTF-16"],
    ["a lone surrogate", [0x00, 0xd8], "utf-16", "The body is not valid UTF-16"],
    ["a lone surrogate after a mark", [0xfe, 0xff, 0xd8, 0x00], undefined, "The body is not valid UTF-16"],
  ])("a body of %s is refused", (_name, bytes, charset, message) => {
    expect(() => decodeText(Buffer.from(bytes), charset)).toThrow(
      expect.objectContaining({ code: "MalformedBody", message }),
    );
  });
});

describe("us-ascii", () => {
  it("us-ascii is read byte by byte, and refuses a byte above 127", () => {
    expect(decodeText(Buffer.from('["a"]'), "us-ascii")).toMatchObject({ text: '["a"]', encoding: "us-ascii" });
    expect(() => decodeText(Buffer.from('["ä"]'), "us-ascii")).toThrow("US-ASCII");
    expect(() => decodeText(Buffer.from([0x5b, 0x22, 0x80, 0x22, 0x5d]), "us-ascii")).toThrow("US-ASCII");
  });
});

describe("windows-1252", () => {
  it("windows-1252 has characters where iso-8859-1 has controls, but for five bytes, which are refused", () => {
    expect(decodeText(Buffer.from([0x80, 0x8a, 0x93, 0x9f, 0xe9]), "windows-1252")).toEqual({
      text: "\u20ac\u0160\u201c\u0178\u00e9",
      encoding: "windows-1252",
    });
    for (const byte of [0x81, 0x8d, 0x8f, 0x90, 0x9d])
      expect(() => decodeText(Buffer.from([0x41, byte]), "windows-1252")).toThrow("windows-1252");
  });
});
