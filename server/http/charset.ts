// Decodes the bytes of a body, by charset parameter, byte order mark or XML declaration (wire rules C1, C2, C5).
import { isAscii, isUtf8 } from "node:buffer";
import { type Charset, canonicalCharset } from "../../runtime/charsets.ts";
import { createError } from "../errors.ts";

export interface DecodedText {
  readonly text: string;
  readonly encoding: Charset;
}

type Utf16 = "utf-16le" | "utf-16be";

/**
 * Without a charset, a byte order mark decides, then the declaration of an XML body, else it is UTF-8. utf-16 without a
 * mark is little-endian, as in .NET. @throws ServiceError MalformedBody when the bytes are not valid in the charset.
 */
export function decodeText(bytes: Buffer, charset: Charset | undefined, isXml = false): DecodedText {
  const order = utf16Order(bytes, isXml);
  if (charset === "utf-16" || (charset === undefined && order !== undefined)) {
    return { text: decodeUtf16(bytes, order ?? "utf-16le"), encoding: "utf-16" };
  }
  const hasUtf8Mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const encoding = charset ?? (isXml && !hasUtf8Mark ? declaredCharset(bytes) : undefined) ?? "utf-8";
  switch (encoding) {
    case "us-ascii":
      if (!isAscii(bytes)) throw createError("InvalidEncoding", { encoding: "US-ASCII" });
      return { text: bytes.toString("latin1"), encoding };
    case "iso-8859-1":
      return { text: bytes.toString("latin1"), encoding };
    case "windows-1252":
      return { text: decodeWindows1252(bytes), encoding };
    default:
      if (!isUtf8(bytes)) throw createError("InvalidEncoding", { encoding: "UTF-8" });
      return { text: bytes.toString("utf8", hasUtf8Mark ? 3 : 0), encoding: "utf-8" };
  }
}

/** The byte order by the mark; in XML also by the first character, which is "<" (XML 1.0, appendix F). */
function utf16Order(bytes: Buffer, isXml: boolean): Utf16 | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  if (isXml && first === 0x3c && second === 0) return "utf-16le";
  return isXml && first === 0 && second === 0x3c ? "utf-16be" : undefined;
}

/** An unknown encoding, or one of two bytes, contradicts the bytes it is written in: the XML reader refuses it. */
function declaredCharset(bytes: Buffer): Charset | undefined {
  const declaration = /^<\?xml\s[^>]*?encoding\s*=\s*["']([\w.-]+)["']/.exec(bytes.toString("latin1", 0, 200));
  const charset = canonicalCharset(declaration?.[1] ?? "");
  return charset === "utf-16" ? undefined : charset;
}

/** Characters of windows-1252 from 0x80 to 0x9F; a space is none. TextDecoder of Node 20 reads them as iso-8859-1. */
const windows1252 = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";

function decodeWindows1252(bytes: Buffer): string {
  return bytes.toString("latin1").replaceAll(/[\u0080-\u009f]/g, (byte) => {
    const character = windows1252[byte.charCodeAt(0) - 0x80];
    if (character === undefined || character === " ")
      throw createError("InvalidEncoding", { encoding: "windows-1252" });
    return character;
  });
}

function decodeUtf16(bytes: Buffer, order: Utf16): string {
  try {
    return new TextDecoder(order, { fatal: true }).decode(bytes);
  } catch {
    throw createError("InvalidEncoding", { encoding: "UTF-16" });
  }
}
