// The request body: refused by its headers before it is read, then decoded and parsed by media type.
import { isAscii, isUtf8 } from "node:buffer";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Codec } from "../../generated/codecs.ts";
import { type OperationId, operations } from "../../generated/operations.ts";
import { type Charset, canonicalCharset, charsets } from "../../runtime/charsets.ts";
import { ReadError } from "../../runtime/read-error.ts";
import { createError } from "../errors.ts";
import { createLimit } from "../limit.ts";
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

/** Registers one parser for each request media type of the contract, instead of Fastify's own. */
export function registerBodyParsers(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  const mediaTypes = new Set(Object.values(operations).flatMap(({ requestBody }) => requestBody?.mediaTypes ?? []));
  for (const mediaType of mediaTypes) {
    app.addContentTypeParser<Buffer>(mediaType, { parseAs: "buffer" }, (request, bytes, done) => {
      let body: unknown;
      try {
        body = parseBody(request, mediaType, bytes);
      } catch (error) {
        done(error as Error);
        return;
      }
      if (body instanceof Promise) body.then((read) => done(null, read), done);
      else done(null, body);
    });
  }
}

/** Maximum large bodies being read, because each holds its bytes and its text; others wait. */
const limitLargeBodies = createLimit(4);

/** Returns a promise for a large body. @throws ServiceError */
function parseBody(request: FastifyRequest, mediaType: string, bytes: Buffer): unknown {
  const content = findContent(request, mediaType);
  if (content === undefined) throw new Error(`${mediaType} is not declared`);
  if (bytes.length === 0) throw createError("MissingBody");
  const { codec } = content;
  if (codec === undefined) return bytes;
  if (bytes.length > maxBytesPerTurn) return limitLargeBodies(() => parseInTurns(request, mediaType, codec, bytes));
  return readText(request, mediaType, codec, decodeText(bytes, sentCharset(request), isXml(mediaType)));
}

/** Decodes and reads a large body, then validates and handles it, each in a separate turn of the event loop. */
async function parseInTurns(request: FastifyRequest, mediaType: string, codec: Codec, bytes: Buffer): Promise<unknown> {
  const decoded = await decodeInTurns(bytes, sentCharset(request), isXml(mediaType));
  const body = readText(request, mediaType, codec, decoded);
  await nextTurn();
  return body;
}

const sentCharset = ({ contentType }: FastifyRequest) => canonicalCharset(contentType?.charset ?? "");
const isXml = (mediaType: string): boolean => mediaType.endsWith("xml");

function readText(request: FastifyRequest, mediaType: string, codec: Codec, { text, encoding }: DecodedText): unknown {
  request.bodyText = text;
  if (mediaType === formType) refuseOtherFormat(request, text);
  try {
    return codec.read(text, encoding);
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
    throw createError(error.malformed ? "MalformedBody" : "InvalidBody", { problem: error.message });
  }
}

const formType = "application/x-www-form-urlencoded";

/** `curl -d` and PowerShell send every body as a form unless told otherwise (wire rule C6). */
function refuseOtherFormat(request: FastifyRequest, text: string): void {
  const start = /^\s*(?:[<{]|\[\s*(?:[^\s\d\]]|\d+\s*[,}]|(?:\d+\s*)?\]\s*$))/.exec(text)?.[0].trimStart()[0];
  if (start === undefined) return;
  const [format, mediaType] = start === "<" ? ["XML", "application/xml"] : ["JSON", "application/json"];
  if (findContent(request, mediaType) !== undefined) throw createError("OtherFormat", { format, mediaType });
}

const contents = new Map(
  Object.entries(operations).map(([operationId, { requestBody }]) => [
    operationId,
    getContents(requestBody ?? { mediaTypes: [] }),
  ]),
);

function findContent(request: FastifyRequest, mediaType: string): Content | undefined {
  return contents.get(request.routeOptions.config.operationId ?? "")?.get(mediaType);
}

/** An operation's body in a media type; undefined if the contract does not declare it. */
export function getContent(operationId: OperationId, mediaType: string): Content | undefined {
  return contents.get(operationId)?.get(mediaType);
}

/** Converts a JSON pointer to a place in the sent text: line and column, form key, or the pointer itself. */
export function locateInBody(request: FastifyRequest, pointer: string): string {
  const codec = findContent(request, request.contentType?.mediaType ?? "")?.codec;
  return codec?.locate(request.bodyText ?? "", pointer) ?? pointer;
}

export interface DecodedText {
  readonly text: string;
  readonly encoding: Charset;
}

type Utf16 = "utf-16le" | "utf-16be";

/** Maximum bytes of one body to decode in a turn of the event loop: Node decodes 0.2 GB/s of UTF-8 that is not ASCII. */
export const maxBytesPerTurn = 256 * 1024;

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

/** As decodeText(), but UTF-8 in several turns of the event loop. Other charsets are read in one. */
export async function decodeInTurns(bytes: Buffer, charset: Charset | undefined, isXml = false): Promise<DecodedText> {
  const encoding = chooseEncoding(bytes, charset, isXml);
  if (encoding !== "utf-8" || !isUtf8(bytes)) {
    const decoded = decodeText(bytes, charset, isXml);
    await nextTurn();
    return decoded;
  }
  let text = "";
  for (let start = hasUtf8Mark(bytes) ? 3 : 0, end = 0; start < bytes.length; start = end) {
    end = start + maxBytesPerTurn;
    // Not inside a character.
    while (((bytes[end] ?? 0) & 0xc0) === 0x80) end--;
    text += bytes.toString("utf8", start, end);
    await nextTurn();
  }
  return { text, encoding };
}

function chooseEncoding(bytes: Buffer, charset: Charset | undefined, isXml: boolean): Charset {
  if (charset !== undefined) return charset;
  if (utf16Order(bytes, isXml) !== undefined) return "utf-16";
  return (isXml && !hasUtf8Mark(bytes) ? declaredCharset(bytes) : undefined) ?? "utf-8";
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

/** An unknown encoding, or one of two bytes, contradicts the bytes it is written in: the XML reader refuses it. */
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
