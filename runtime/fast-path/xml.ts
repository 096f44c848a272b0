// Reads a usual XML document straight off its text, and gives up at anything unusual: what the generated fast readers call.
import { isXmlSpace, parseInteger, parseNumber, parseXmlBoolean } from "../lexical.ts";
import { isXmlText } from "../xml-text.ts";

/**
 * The position in a document. A reader that gives up says neither what is wrong nor where: the parser reads the
 * same text from its start, and only it refuses. So whatever this accepts must be what the parser makes of it, and it may
 * give up on anything.
 */
export interface FastXml {
  readonly text: string;
  /** What is read next. Behind the text's end when the reader has given up, where nothing is found any more. */
  at: number;
  /** What of the element entered last is still to be read. */
  entered: Entered;
  /** Where the content begins of an element that was passed whole. */
  content: number;
  /** How the nil attribute is written in this document; "" when nothing is bound to its namespace. */
  readonly nilAttribute: string;
}

type Entered = "nothing" | "content" | "empty" | "nil, empty" | "nil";

const instanceNamespace = "http://www.w3.org/2001/XMLSchema-instance";
const greater = 0x3e;
const slash = 0x2f;

/** A declaration, the root's name, and the namespaces bound there: nothing in it needs decoding or trimming. */
const beginning =
  /^(?:<\?xml[ \t\r\n]+version=(?:"1\.0"|'1\.0')(?:[ \t\r\n]+encoding=(?:"([A-Za-z][\w.-]*)"|'([A-Za-z][\w.-]*)'))?[ \t\r\n]*\?>)?[ \t\r\n]*<([A-Za-z_][\w.-]*)((?:[ \t\r\n]+xmlns(?::[A-Za-z_][\w.-]*)?=(?:"[!#-%(-;=?-~]*"|'[!#-%(-;=?-~]*')){0,8})[ \t\r\n]*(\/?)>/;
const binding = /xmlns(?::([^=]*))?=["']([^"']*)["']/g;
const reserved = /^http:\/\/www\.w3\.org\/(?:XML\/1998\/namespace|2000\/xmlns\/)$/;

/** Enters the root element, or gives undefined. `usual` is its start tag as the writer makes it. */
export function openFastXml(
  text: string,
  encoding: string | undefined,
  element: string,
  namespace: string,
  usual: string,
): FastXml | undefined {
  // A slice is compared faster than startsWith() compares.
  if (text.slice(0, usual.length) === usual)
    return { text, at: usual.length, entered: "content", content: 0, nilAttribute: ' i:nil="true"' };
  const match = beginning.exec(text);
  if (match === null) return undefined;
  const [whole, inDoubleQuotes, inSingleQuotes, name, bindings = "", end] = match;
  const declared = inDoubleQuotes ?? inSingleQuotes;
  if (name !== element) return undefined;
  if (declared !== undefined && declared.toLowerCase() !== (encoding ?? declared.toLowerCase())) return undefined;
  const prefixes = new Map<string, string>();
  let instance: string | undefined;
  for (const [, prefix = "", bound = ""] of bindings.matchAll(binding)) {
    if (prefixes.has(prefix) || /^xml/i.test(prefix) || reserved.test(bound)) return undefined;
    if (prefix !== "" && bound === "") return undefined;
    if (prefix !== "" && bound === instanceNamespace) instance = prefix;
    prefixes.set(prefix, bound);
  }
  if ((prefixes.get("") ?? "") !== namespace) return undefined;
  return {
    text,
    at: whole.length,
    entered: end === "/" ? "empty" : "content",
    content: 0,
    nilAttribute: instance === undefined ? "" : ` ${instance}:nil="true"`,
  };
}

/** Whether the document ends here; else what was read of it counts for nothing. */
export function isAtEnd(xml: FastXml): boolean {
  return skipSpace(xml.text, xml.at) === xml.text.length;
}

export function giveUp(xml: FastXml): void {
  xml.at = xml.text.length + 1;
}

/**
 * Enters the next element if it is the one whose start tag begins like this. `usual` is a sticky pattern of the whole
 * element as most documents have it, which is matched in one step: one pattern is faster than four searches.
 */
export function enter(xml: FastXml, start: string, usual?: RegExp): boolean {
  const { text } = xml;
  const at = skipSpace(text, xml.at);
  xml.at = at;
  if (usual !== undefined) {
    usual.lastIndex = at;
    if (usual.test(text)) {
      xml.at = usual.lastIndex;
      xml.content = at + start.length + 1;
      xml.entered = "nothing";
      return true;
    }
  }
  if (!text.startsWith(start, at)) return false;
  const end = at + start.length;
  if (text.charCodeAt(end) !== greater) return enterUnusual(xml, end);
  xml.at = end + 1;
  xml.entered = "content";
  return true;
}

/** The rest of a start tag that does not end after its name. */
function enterUnusual(xml: FastXml, behindName: number): boolean {
  const { text, nilAttribute } = xml;
  const code = text.charCodeAt(behindName);
  // The name goes on: it is another element's.
  if (code !== slash && !isXmlSpace(code)) return false;
  const nil = nilAttribute !== "" && text.startsWith(nilAttribute, behindName);
  let at = skipSpace(text, nil ? behindName + nilAttribute.length : behindName);
  const empty = text.charCodeAt(at) === slash;
  if (empty) at++;
  if (text.charCodeAt(at) !== greater) {
    giveUp(xml);
    return false;
  }
  xml.at = at + 1;
  xml.entered = nil ? (empty ? "nil, empty" : "nil") : empty ? "empty" : "content";
  return true;
}

/** Whether the element entered may have elements inside. One that is nil and must not be is unusual. */
export function hasContent(xml: FastXml): boolean {
  if (xml.entered === "content") return true;
  if (xml.entered !== "empty") giveUp(xml);
  return false;
}

/** Leaves the element that ends like this, if it ends here. */
export function leave(xml: FastXml, end: string): boolean {
  const at = skipSpace(xml.text, xml.at);
  if (!xml.text.startsWith(end, at)) return false;
  xml.at = at + end.length;
  return true;
}

/** Whether the element entered is nil; then it is left. */
export function isNil(xml: FastXml, end: string): boolean {
  if (xml.entered === "nil, empty") return true;
  if (xml.entered !== "nil") return false;
  if (xml.text.startsWith(end, xml.at)) xml.at += end.length;
  else giveUp(xml);
  return true;
}

/** Everything but "&", "<", "]", carriage returns, surrogates and what XML forbids: as it stands. */
const asItStands = /^[\t\n -%'-;=-\\^-\uD7FF\uE000-\uFFFD]*$/;

/** The text of the element entered, which is left. */
export function fastText(xml: FastXml, end: string): string {
  if (xml.entered === "nothing") return xml.text.slice(xml.content, xml.at - end.length);
  const raw = rawText(xml, end);
  return asItStands.test(raw) ? raw : decoded(xml, raw);
}

function rawText(xml: FastXml, end: string): string {
  if (!hasContent(xml)) return "";
  const { text, at } = xml;
  const close = text.indexOf("<", at);
  if (close < 0 || !text.startsWith(end, close)) {
    giveUp(xml);
    return "";
  }
  xml.at = close + end.length;
  return text.slice(at, close);
}

function decoded(xml: FastXml, raw: string): string {
  if (raw.includes("]]>") || !isXmlText(raw)) giveUp(xml);
  const text = raw.includes("\r") ? raw.replace(/\r\n?/g, "\n") : raw;
  let result = "";
  let from = 0;
  for (let at = text.indexOf("&"); at >= 0; at = text.indexOf("&", from)) {
    const end = text.indexOf(";", at);
    const character = end < 0 ? undefined : referenced(text.slice(at + 1, end));
    if (character === undefined) {
      giveUp(xml);
      return "";
    }
    result += text.slice(from, at) + character;
    from = end + 1;
  }
  return result + text.slice(from);
}

const characterReference = /^#(?:x([0-9A-Fa-f]{1,6})|([0-9]{1,7}))$/;

/** What a reference stands for, by what is between "&" and ";". */
function referenced(name: string): string | undefined {
  switch (name) {
    case "amp":
      return "&";
    case "lt":
      return "<";
    case "gt":
      return ">";
    case "quot":
      return '"';
    case "apos":
      return "'";
  }
  const match = characterReference.exec(name);
  if (match === null) return undefined;
  const code = match[1] === undefined ? Number(match[2]) : Number.parseInt(match[1], 16);
  const character = code <= 0x10ffff ? String.fromCodePoint(code) : "\0";
  return isXmlText(character) ? character : undefined;
}

/** A number passed whole has at most fifteen digits, which it holds exactly. */
export function fastInteger(xml: FastXml, end: string): number | undefined {
  if (xml.entered !== "nothing") return parsed(xml, end, parseInteger);
  const { text, content, at } = xml;
  let value = 0;
  for (let digit = content; digit < at - end.length; digit++) value = value * 10 + text.charCodeAt(digit) - 0x30;
  return value;
}

export function fastNumber(xml: FastXml, end: string): number | undefined {
  return parsed(xml, end, parseNumber);
}

export function fastBoolean(xml: FastXml, end: string): boolean | undefined {
  if (xml.entered !== "nothing") return parsed(xml, end, parseXmlBoolean);
  return xml.text.startsWith("true", xml.content);
}

function parsed<Value>(xml: FastXml, end: string, parse: (text: string) => Value | undefined): Value | undefined {
  const value = parse(fastText(xml, end));
  if (value === undefined) giveUp(xml);
  return value;
}

function skipSpace(text: string, start: number): number {
  let at = start;
  while (isXmlSpace(text.charCodeAt(at))) at++;
  return at;
}
