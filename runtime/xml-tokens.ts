// Turns an XML document into tokens with resolved namespaces, refusing what no contract of ours can carry.
import { SaxesParser, type SaxesTagNS } from "saxes";
import { lineAndColumn, quoteName, ReadError } from "./read-error.ts";

export type XmlToken =
  | {
      kind: "open";
      namespace: string;
      local: string;
      nil: boolean;
      attributes: ReadonlyMap<string, string>;
      at: number;
    }
  | { kind: "text"; text: string; at: number }
  | { kind: "close"; at: number };

export interface XmlLimits {
  /** Elements nested deeper are refused at once. */
  readonly maxDepth: number;
  /** The encoding in which the bytes were decoded; a declaration that says otherwise is refused (wire rule X13). */
  readonly encoding?: string;
}

const instanceNamespace = "http://www.w3.org/2001/XMLSchema-instance";
const xmlnsNamespace = "http://www.w3.org/2000/xmlns/";
const maxAttributesPerElement = 64;
const noAttributes: ReadonlyMap<string, string> = new Map();

type Parser = SaxesParser<{ xmlns: true; defaultXMLVersion: "1.0"; forceXMLVersion: true }>;
type Refuse = (expected: string, malformed?: boolean) => never;

/** All tokens of a document. @throws ReadError on anything that is not well-formed or not allowed (wire rules X10 to X13). */
export function tokenizeXml(text: string, limits: XmlLimits): XmlToken[] {
  refuseLoneSurrogates(text);
  const parser: Parser = new SaxesParser({ xmlns: true, defaultXMLVersion: "1.0", forceXMLVersion: true });
  const refuse: Refuse = (expected, malformed = true) => {
    // The parser stands behind the character that it has just read, and at the end one further.
    const offset = Math.min(parser.position, text.length) - 1;
    throw new ReadError(lineAndColumn(text, Math.max(offset, 0)), expected, malformed);
  };
  const tokens: XmlToken[] = [];
  listen(parser, tokens, limits, refuse);
  try {
    parser.write(text).close();
  } catch (error) {
    if (error instanceof ReadError) throw error;
    refuse("the XML is not well-formed here");
  }
  return tokens;
}

/**
 * Six handlers and no more: the parser keeps each in a property of its own, and with the seventh V8 turns it into a
 * dictionary, which makes reading five times slower. Hence the checks in opentag for what has events of its own.
 */
function listen(parser: Parser, tokens: XmlToken[], limits: XmlLimits, refuse: Refuse): void {
  let depth = 0;
  const addText = (chunk: string) => {
    if (depth === 0) return;
    const last = tokens.at(-1);
    if (last?.kind === "text") last.text += chunk;
    else tokens.push({ kind: "text", text: chunk, at: parser.position });
  };
  parser.on("doctype", () => refuse("a DOCTYPE is not allowed"));
  parser.on("processinginstruction", () => refuse("a processing instruction is not allowed"));
  parser.on("opentag", (tag) => {
    if (depth === 0) checkEncoding(parser.xmlDecl.encoding, limits.encoding);
    if (++depth > limits.maxDepth) refuse("elements are nested deeper than the contract describes");
    tokens.push(openToken(tag, parser.position, refuse));
  });
  parser.on("closetag", () => {
    depth--;
    tokens.push({ kind: "close", at: parser.position });
  });
  parser.on("text", addText);
  parser.on("cdata", addText);
}

function checkEncoding(declared: string | undefined, actual: string | undefined): void {
  if (declared === undefined || actual === undefined || declared.toLowerCase() === actual) return;
  // A declaration can only stand at the very start.
  throw new ReadError("line 1, column 1", `the declared encoding must be ${actual}, the encoding of the body`, true);
}

/** The parser joins a high surrogate with whatever follows, so half characters have to be found before. */
function refuseLoneSurrogates(text: string): void {
  if (!/[\uD800-\uDFFF]/.test(text)) return;
  const lone = text.search(/\p{Surrogate}/u);
  if (lone >= 0) throw new ReadError(lineAndColumn(text, lone), "the XML is not well-formed here", true);
}

function openToken(tag: SaxesTagNS, at: number, refuse: Refuse): XmlToken {
  let nil = false;
  let attributes: Map<string, string> | undefined;
  let seen = 0;
  for (const name in tag.attributes) {
    if (++seen > maxAttributesPerElement) refuse(`an element may have at most ${maxAttributesPerElement} attributes`);
    const attribute = tag.attributes[name];
    if (attribute === undefined || attribute.uri === xmlnsNamespace) continue;
    if (attribute.uri === instanceNamespace && attribute.local === "nil") nil = nilValue(attribute.value, refuse);
    else if (attribute.uri === instanceNamespace && /^(?:noNamespaceS|s)chemaLocation$/.test(attribute.local)) continue;
    else if (attribute.uri !== "") refuse(`unknown attribute ${quoteName(name)}`, false);
    else {
      attributes ??= new Map();
      attributes.set(attribute.local, attribute.value);
    }
  }
  return { kind: "open", namespace: tag.uri, local: tag.local, nil, attributes: attributes ?? noAttributes, at };
}

function nilValue(text: string, refuse: Refuse): boolean {
  const value = text.trim();
  if (value === "true" || value === "1") return true;
  if (value === "false" || value === "0") return false;
  return refuse('the attribute nil must be "true" or "false"');
}
