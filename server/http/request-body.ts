// The request body: refused by its headers before it is read, then decoded and parsed by media type.
import { isAscii, isUtf8 } from "node:buffer";
import type { FastifyRequest } from "fastify";
import { type OperationId, operations } from "../../generated/operations.ts";
import { type Charset, canonicalCharset, charsets } from "../../runtime/charsets.ts";
import { ReadError } from "../../runtime/read-error.ts";
import { createError } from "../errors.ts";
import { type Content, getContents } from "./declared-body.ts";
import { isRepeated } from "./request-context.ts";

interface DeclaredBody {
  readonly required: boolean;
  readonly mediaTypes: readonly string[];
}

/**
 * Refuses a body that the operation does not declare (wire rules C1, C3, C4). An accepted one has the declared spelling
 * of its media type in Content-Type, so no later look-up by that header can miss (CVE-2025-32442, CVE-2026-25223,
 * CVE-2026-33806). @throws ServiceError
 */
export function checkContentHeaders(request: FastifyRequest, declared: DeclaredBody | undefined): void {
  const { headers, contentType } = request;
  const { "content-length": length, "transfer-encoding": transfer } = headers;
  const hasBody = transfer !== undefined || (length !== undefined && !/^0+$/.test(length));
  if (!hasBody || declared === undefined) {
    if (hasBody) throw createError("BodyNotAllowed");
    if (declared?.required) throw createError("MissingBody");
    delete headers["content-type"];
    return;
  }
  const coding = headers["content-encoding"];
  if (coding !== undefined && coding.toLowerCase() !== "identity") throw createError("UnsupportedContentEncoding");
  // Node undoes only the chunks of "gzip, chunked". Not 501 (RFC 9112, 6.1): the caller is wrong, not the server.
  if (transfer !== undefined && transfer.toLowerCase() !== "chunked") {
    throw createError("UnsupportedTransferEncoding");
  }
  if (isRepeated(request.raw.rawHeaders, "content-type")) throw createError("RepeatedContentType");
  if (contentType === undefined || !declared.mediaTypes.includes(contentType.mediaType)) {
    throw createError("UnsupportedMediaType", { mediaTypes: declared.mediaTypes.join(", ") });
  }
  if (contentType.charset !== undefined && canonicalCharset(contentType.charset) === undefined) {
    throw createError("UnsupportedCharset", { charsets: charsets.join(", ") });
  }
  const limit = request.routeOptions.bodyLimit;
  if (Number(length) > limit) throw createError("ContentTooLarge", { limit });
  headers["content-type"] = contentType.mediaType;
}

/** A body as it was sent. */
export interface SentBody {
  readonly operationId: OperationId;
  readonly mediaType: string;
  /** Undefined when Content-Type names none. */
  readonly charset: Charset | undefined;
  readonly bytes: Buffer;
}

export interface ReadBody {
  readonly value: unknown;
  /** The decoded body, for messages that point into it. "" for bytes. */
  readonly text: string;
}

/** @throws ServiceError MissingBody */
export function toSentBody({ routeOptions, contentType }: FastifyRequest, mediaType: string, bytes: Buffer): SentBody {
  const { operationId } = routeOptions.config;
  if (operationId === undefined) throw new Error(`${mediaType} was sent to a route outside the contract`);
  if (bytes.length === 0) throw createError("MissingBody");
  return { operationId, mediaType, charset: canonicalCharset(contentType?.charset ?? ""), bytes };
}

/** Smaller bodies hold the event loop for at most some 30 ms of CPU. */
const largeBodyBytes = 256 * 1024;

/** Whether a body is worth the thread. One without a codec is not read at all. */
export function isLarge({ operationId, mediaType, bytes }: SentBody): boolean {
  return bytes.length > largeBodyBytes && getContent(operationId, mediaType)?.codec !== undefined;
}

/** Decodes and parses a body. @throws ServiceError MalformedBody or InvalidBody */
export function readBody({ operationId, mediaType, charset, bytes }: SentBody): ReadBody {
  const content = getContent(operationId, mediaType);
  if (content === undefined) throw new Error(`${operationId} does not declare ${mediaType}`);
  const { codec } = content;
  if (codec === undefined) return { value: bytes, text: "" };
  const { text, encoding } = decodeText(bytes, charset, mediaType.endsWith("xml"));
  if (mediaType === formType) refuseOtherFormat(operationId, text);
  try {
    return { value: codec.read(text, encoding), text };
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
    throw createError(error.malformed ? "MalformedBody" : "InvalidBody", { problem: error.message });
  }
}

const formType = "application/x-www-form-urlencoded";

/** `curl -d` and PowerShell send every body as a form unless told otherwise (wire rule C6). */
function refuseOtherFormat(operationId: OperationId, text: string): void {
  const start = /^\s*(?:[<{]|\[\s*(?:[^\s\d\]]|\d+\s*[,}]|(?:\d+\s*)?\]\s*$))/.exec(text)?.[0].trimStart()[0];
  if (start === undefined) return;
  const [format, mediaType] = start === "<" ? ["XML", "application/xml"] : ["JSON", "application/json"];
  if (getContent(operationId, mediaType) !== undefined) throw createError("OtherFormat", { format, mediaType });
}

const contents = new Map(
  Object.entries(operations).map(([operationId, { requestBody }]) => [
    operationId,
    getContents(requestBody ?? { mediaTypes: [] }),
  ]),
);

/** An operation's body in a media type; undefined if the contract does not declare it. */
export function getContent(operationId: OperationId, mediaType: string): Content | undefined {
  return contents.get(operationId)?.get(mediaType);
}

/** Converts a JSON pointer to a place in the sent text: line and column, form key, or the pointer itself. */
export function locateInBody({ routeOptions, contentType, bodyText = "" }: FastifyRequest, pointer: string): string {
  const { operationId } = routeOptions.config;
  const content = operationId && getContent(operationId, contentType?.mediaType ?? "");
  return content?.codec?.locate(bodyText, pointer) ?? pointer;
}

export interface DecodedText {
  readonly text: string;
  readonly encoding: Charset;
}

type Utf16 = "utf-16le" | "utf-16be";

/**
 * Decodes the bytes of a body (wire rules C1, C2, C5). Without a charset, a byte order mark decides, then the declaration
 * of an XML body, else it is UTF-8. utf-16 without a mark is little-endian, as in .NET. @throws ServiceError MalformedBody
 * when the bytes are not valid in the charset.
 */
export function decodeText(bytes: Buffer, charset: Charset | undefined, isXml = false): DecodedText {
  const encoding = chooseEncoding(bytes, charset, isXml);
  switch (encoding) {
    case "utf-16":
      return { text: decodeUtf16(bytes, utf16Order(bytes, isXml) ?? "utf-16le"), encoding };
    case "us-ascii":
      if (!isAscii(bytes)) throw createError("InvalidEncoding", { encoding: "US-ASCII" });
      return { text: bytes.toString("latin1"), encoding };
    case "iso-8859-1":
      return { text: bytes.toString("latin1"), encoding };
    case "windows-1252":
      return { text: decodeWindows1252(bytes), encoding };
    case "utf-8":
      if (!isUtf8(bytes)) throw createError("InvalidEncoding", { encoding: "UTF-8" });
      return { text: bytes.toString("utf8", hasUtf8Mark(bytes) ? 3 : 0), encoding };
  }
}

function chooseEncoding(bytes: Buffer, charset: Charset | undefined, isXml: boolean): Charset {
  if (charset !== undefined) return charset;
  if (utf16Order(bytes, isXml) !== undefined) return "utf-16";
  return (isXml ? declaredCharset(bytes) : undefined) ?? "utf-8";
}

const hasUtf8Mark = (bytes: Buffer): boolean => bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;

/** The byte order by the mark; in XML also by the first character, which is "<" (XML 1.0, appendix F). */
function utf16Order(bytes: Buffer, isXml: boolean): Utf16 | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  if (isXml && first === 0x3c && second === 0) return "utf-16le";
  return isXml && first === 0 && second === 0x3c ? "utf-16be" : undefined;
}

/**
 * The encoding that the first bytes declare; after a mark they declare none. An unknown encoding, or one of two bytes,
 * contradicts the bytes it is written in: the XML reader refuses it.
 */
function declaredCharset(bytes: Buffer): Charset | undefined {
  const declaration = /^<\?xml\s[^>]*?encoding\s*=\s*["']([\w.-]+)["']/.exec(bytes.toString("latin1", 0, 200));
  const charset = canonicalCharset(declaration?.[1] ?? "");
  return charset === "utf-16" ? undefined : charset;
}

/**
 * Characters of windows-1252 from 0x80 to 0x9F; a space stands for an undefined one. TextDecoder of Node 20 reads them as
 * iso-8859-1.
 */
const windows1252 = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";

/** In a loop: replaceAll() with a function took half a second for four million characters. */
function decodeWindows1252(bytes: Buffer): string {
  const utf16 = Buffer.alloc(2 * bytes.length);
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes[index] ?? 0;
    const unit = byte < 0x80 || byte > 0x9f ? byte : windows1252.charCodeAt(byte - 0x80);
    if (unit === 0x20 && byte !== 0x20) throw createError("InvalidEncoding", { encoding: "windows-1252" });
    utf16[2 * index] = unit & 0xff;
    utf16[2 * index + 1] = unit >> 8;
  }
  return utf16.toString("utf16le");
}

function decodeUtf16(bytes: Buffer, order: Utf16): string {
  try {
    return new TextDecoder(order, { fatal: true }).decode(bytes);
  } catch {
    throw createError("InvalidEncoding", { encoding: "UTF-16" });
  }
}
