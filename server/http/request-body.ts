// The request body: refused by its headers before it is read, then decoded and parsed by media type.
import { isAscii, isUtf8 } from "node:buffer";
import type { FastifyInstance, FastifyRequest } from "fastify";
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
  const length = headers["content-length"];
  const hasBody = headers["transfer-encoding"] !== undefined || (length !== undefined && !/^0+$/.test(length));
  if (!hasBody || declared === undefined) {
    if (hasBody) throw createError("BodyNotAllowed");
    if (declared?.required) throw createError("MissingBody");
    delete headers["content-type"];
    return;
  }
  const coding = headers["content-encoding"];
  if (coding !== undefined && coding.toLowerCase() !== "identity") throw createError("UnsupportedContentEncoding");
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
      done(null, body);
    });
  }
}

function parseBody(request: FastifyRequest, mediaType: string, bytes: Buffer): unknown {
  const content = findContent(request, mediaType);
  if (content === undefined) throw new Error(`${mediaType} is not declared`);
  if (bytes.length === 0) throw createError("MissingBody");
  const { codec } = content;
  if (codec === undefined) return bytes;
  const { text, encoding } = decodeText(
    bytes,
    canonicalCharset(request.contentType?.charset ?? ""),
    /xml$/.test(mediaType),
  );
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

/**
 * Decodes the bytes of a body (wire rules C1, C2, C5). Without a charset, a byte order mark decides, then the declaration of an XML body, else it is UTF-8. utf-16 without a
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

/** Characters of windows-1252 from 0x80 to 0x9F; a space stands for an undefined character. TextDecoder of Node 20 reads them as iso-8859-1. */
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
