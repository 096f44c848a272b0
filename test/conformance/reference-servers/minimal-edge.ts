// The edge of the minimal server: path and method, access, media types, charsets and the response format; no rules.
import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { bodySchemas } from "../../../generated/codecs.ts";
import { type OperationId, operations, parameterValidators } from "../../../generated/operations.ts";
import { ReadError } from "../../../runtime/read-error.ts";
import { violationOf } from "../../../runtime/violation.ts";
import { Failure, type Item } from "./minimal-rules.ts";

export interface Call {
  readonly operationId: OperationId;
  readonly contactID: string;
  readonly phoneNumberID?: string;
}
export interface MediaType {
  readonly type: keyof typeof bodySchemas.ArrayOfPhoneNumberDTO.codecs;
  readonly charset: string;
}
export const answerTypes = operations.listPhoneNumbers.responses["200"].mediaTypes;
export type AnswerType = (typeof answerTypes)[number];
/** Bearer tokens and the scopes of each. */
export type Tokens = Readonly<Record<string, readonly string[]>>;

const list = bodySchemas.ArrayOfPhoneNumberDTO;
const bodyTypes = operations.updatePhoneNumbers.requestBody.mediaTypes;
const challenge = 'Bearer realm="contacts"';
const unsupported = (message: string) => new Failure(415, "UnsupportedMediaType", message);

/** @throws Failure 400, 404 or 405. */
export function match(method: string, url: string, _headers: IncomingHttpHeaders): Call {
  // A request to a proxy names the host too (RFC 9112, 3.2.2).
  const sent = url.replace(/^https?:\/\/[^/?]*/i, "").replace(/\?.*/s, "");
  const path = /^\/v1\/contacts\/([^/]*)\/phonenumbers(?:\/([^/]+))?\/?$/i.exec(sent);
  const [contactID = "", phoneNumberID] = (path ?? []).slice(1).map((part) => part && decodePath(part));
  decodePath(sent);
  if (path === null) throw new Failure(404, "UnknownPath", "No operation has this path");
  if (phoneNumberID !== undefined) {
    if (method === "DELETE") return { operationId: "removePhoneNumber", contactID, phoneNumberID };
    throw new Failure(405, "MethodNotAllowed", "This path allows DELETE", { headers: { allow: "DELETE" } });
  }
  if (method === "POST") return { operationId: "updatePhoneNumbers", contactID };
  if (method === "GET" || method === "HEAD") return { operationId: "listPhoneNumbers", contactID };
  throw new Failure(405, "MethodNotAllowed", "This path allows GET, HEAD, POST", {
    headers: { allow: "GET, HEAD, POST" },
  });
}

function decodePath(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new Failure(400, "MalformedRequest", "The path's percent-encoding is not valid UTF-8");
  }
}

/** The caller, to whom Idempotency-Keys belong. @throws Failure 401 or 403. */
export function access(
  { operationId }: Call,
  { authorization = "" }: IncomingHttpHeaders,
  tokens: Tokens | undefined,
): string {
  if (tokens === undefined) return "";
  const [, token] = /^bearer(?: +(.*))?$/i.exec(authorization) ?? [];
  if (token === undefined || token === "")
    throw new Failure(401, "MissingCredentials", "A bearer token is needed", {
      headers: { "www-authenticate": challenge },
    });
  const scopes = Object.hasOwn(tokens, token) ? tokens[token] : undefined;
  if (scopes === undefined) {
    const headers = { "www-authenticate": `${challenge}, error="invalid_token"` };
    throw new Failure(401, "InvalidCredentials", "The bearer token is not valid", { headers });
  }
  const scope = operations[operationId].security[0].bearerToken[0];
  if (scopes.includes(scope)) return token;
  const headers = { "www-authenticate": `${challenge}, error="insufficient_scope", scope="${scope}"` };
  throw new Failure(403, "InsufficientScope", `The token needs the scope ${scope}`, { headers });
}

/** @throws Failure 400 when a path parameter or a header is not what the contract describes. */
export function parameters({ operationId, contactID, phoneNumberID }: Call, headers: IncomingHttpHeaders): void {
  const number = /^-?[0-9]+$/.test(phoneNumberID ?? "") ? Number(phoneNumberID) : phoneNumberID;
  const { path, header } = parameterValidators[operationId];
  const nameOf = (lowerCase: string) =>
    operations[operationId].parameters.find(({ name }) => name.toLowerCase() === lowerCase.toLowerCase())?.name;
  for (const [validator, value, kind] of [
    [path, { contactID, ...(number !== undefined && { phoneNumberID: number }) }, "path parameter"],
    [header, headers, "header parameter"],
  ] as const) {
    if (validator === undefined || validator(value)) continue;
    const { pointer, expected } = violationOf(validator);
    throw new Failure(400, "InvalidParameter", `${kind} ${nameOf(pointer.slice(1))}: ${expected}`);
  }
}

/** The list of a request without a body. @throws Failure 400. */
export function withoutBody(): Item[] {
  throw new Failure(400, "MissingBody", "A body is needed");
}

export const hasBody = ({ headers }: IncomingMessage) =>
  headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;

/** @throws Failure 415 for what the operation does not take. */
export function mediaType({ headers, headersDistinct }: IncomingMessage): MediaType {
  if ((headers["content-encoding"] ?? "identity").toLowerCase() !== "identity")
    throw unsupported("Content-Encoding is not supported: send the body uncompressed");
  if ((headersDistinct["content-type"]?.length ?? 0) > 1) throw unsupported("Content-Type must come once");
  const { type, charset = "utf-8" } = parseContentType(headers["content-type"]);
  const known = bodyTypes.find((bodyType) => bodyType === type);
  if (known === undefined) throw unsupported(`Content-Type must be one of ${bodyTypes.join(", ")}`);
  const decoder = decoders[charset];
  if (decoder === undefined) throw unsupported(`The charset must be one of ${Object.keys(decoders).join(", ")}`);
  return { type: known, charset: decoder };
}

/** Charsets by name, each with the one that reads it. */
const decoders: Readonly<Record<string, string>> = {
  "utf-8": "utf-8",
  utf8: "utf-8",
  "us-ascii": "utf-8",
  "utf-16": "utf-16",
  "iso-8859-1": "windows-1252",
  "windows-1252": "windows-1252",
};

function parseContentType(header = ""): { type?: string; charset?: string } {
  const token = "[!#$%&'*+.^_`|~0-9a-z-]+";
  const parameter = `[ \\t]*;(?:[ \\t]*(${token})=(${token}|"[^"]*"))?`;
  const [whole = ""] = new RegExp(`^${token}/${token}(?:${parameter})*[ \\t]*$`, "i").exec(header) ?? [];
  if (whole === "") return {};
  const named = [...whole.matchAll(new RegExp(parameter, "gi"))].find(([, name]) => name?.toLowerCase() === "charset");
  const charset = named?.[2]?.replaceAll('"', "").toLowerCase();
  return { type: whole.split(/[; \t]/, 1)[0]?.toLowerCase() ?? "", ...(charset !== undefined && { charset }) };
}

/** Text of the bytes; UTF-16 is little-endian unless its mark says otherwise. @throws Failure 400. */
export function decode(bytes: Buffer, charset: string): string {
  const isBigEndian = bytes[0] === 0xfe && bytes[1] === 0xff;
  const encoding = charset === "utf-16" ? (isBigEndian ? "utf-16be" : "utf-16le") : charset;
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new Failure(400, "MalformedBody", `The body is not valid ${charset.toUpperCase()}`);
  }
}

/** How JSON and XML begin, and no key of a form (wire rule C6). */
const otherFormat = /^\s*(?:[<{]|\[\s*(?:[^\s\d\]]|\d+\s*[,}]|\d*\s*\]\s*$))/;

/** The value of a body, not yet held against the contract. @throws Failure 400. */
export function read(text: string, { type, charset }: MediaType): unknown {
  if (type === "application/x-www-form-urlencoded" && otherFormat.test(text)) {
    throw new Failure(400, "MalformedBody", "The body is not a form");
  }
  try {
    return list.codecs[type].read(text, charset);
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
    throw new Failure(400, error.malformed ? "MalformedBody" : "InvalidBody", error.message);
  }
}

/** The value once it is what the contract describes. @throws Failure 400 with the place in the body. */
export function check(value: unknown, placeOf: (pointer: string) => string): Item[] {
  if (list.validate(value)) return value as Item[];
  const { pointer, expected } = violationOf(list.validate);
  throw new Failure(400, "InvalidBody", `${placeOf(pointer)}: ${expected}`);
}

/** Where a JSON pointer is, in what the caller sent. */
export const locate = (text: string, { type }: MediaType, pointer: string) => list.codecs[type].locate(text, pointer);

/** The format of the response: the one that Accept prefers, else that of the request, else JSON (wire rules N2 to N5). */
export function negotiate({ accept = "", "content-type": contentType }: IncomingHttpHeaders): AnswerType {
  const ranges = accept.split(",").flatMap((range) => {
    const [, name = "", rest = ""] = /^\s*([^\s;,/]+\/[^\s;,/]+)\s*(;.*)?$/s.exec(range) ?? [];
    const q = Number(/;\s*q\s*=\s*([0-9.]+)\s*(?:;|$)/i.exec(rest)?.[1] ?? 1);
    return name === ""
      ? []
      : [{ name: name.toLowerCase(), q, precision: name === "*/*" ? 0 : name.endsWith("/*") ? 1 : 2 }];
  });
  const weighed = answerTypes.map((type) => {
    const names = [type, type.replace(/\/.*/, "/*"), "*/*"];
    const best = ranges.filter(({ name }) => names.includes(name)).sort((a, b) => b.precision - a.precision)[0];
    return { type, q: best?.q ?? 0, precision: best?.precision ?? 0 };
  });
  const [first] = weighed.filter(({ q }) => q > 0).sort((a, b) => b.q - a.q || b.precision - a.precision);
  const own = parseContentType(contentType).type;
  return first?.type ?? answerTypes.find((type) => type === own) ?? "application/json";
}
