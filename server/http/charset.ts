// Turns the bytes of a body into text, by charset and byte order mark (wire rules C1, C2).
import { isUtf8 } from "node:buffer";
import { createError } from "../errors.ts";

export const charsets = ["utf-8", "utf-16"];

export interface DecodedText {
  readonly text: string;
  /** The encoding that the bytes were in: utf-8 or utf-16. */
  readonly encoding: string;
}

const utf16 = { le: "utf-16le", be: "utf-16be" } as const;

/**
 * Decodes a body. Without a charset a byte order mark decides, else it is UTF-8; utf-16 without one is little-endian,
 * as .NET has it. @throws ServiceError MalformedBody when the bytes are not valid in the charset.
 */
export function decodeText(bytes: Buffer, charset: string | undefined): DecodedText {
  const mark =
    bytes[0] === 0xff && bytes[1] === 0xfe ? utf16.le : bytes[0] === 0xfe && bytes[1] === 0xff ? utf16.be : undefined;
  if (charset === "utf-16" || (charset === undefined && mark !== undefined)) {
    return { text: decodeUtf16(bytes, mark ?? utf16.le), encoding: "utf-16" };
  }
  if (!isUtf8(bytes)) throw createError("InvalidEncoding", { encoding: "UTF-8" });
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return { text: bytes.toString("utf8", hasMark ? 3 : 0), encoding: "utf-8" };
}

function decodeUtf16(bytes: Buffer, label: string): string {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    throw createError("InvalidEncoding", { encoding: "UTF-16" });
  }
}
