// Turns an XML document into tokens with resolved namespaces, refusing what no contract of ours can carry.
import { SaxesParser, type SaxesTagNS } from "saxes";
import { canonicalCharset } from "./charsets.ts";
import { isShown, lineAndColumn, quoteName, ReadError } from "./read-error.ts";

export type XmlToken =
  | {
      kind: "open";
      namespace: string;
      local: string;
      nil: boolean;
      attributes: ReadonlyMap<string, string>;
      /** `{namespace}name` of i:type, the type that a serializer declares. */
      type: string | undefined;
      /** What is wrong with another attribute, for whoever reads the element. */
      problem: string | undefined;
      at: number;
    }
  | { kind: "text"; text: string; at: number }
  | { kind: "close"; at: number };

export interface XmlLimits {
  /** Elements nested deeper are refused immediately. */
  readonly maxDepth: number;
  /** Another root element is refused before anything in it (wire rules X4, X15). */
  readonly root: { readonly local: string; readonly namespace: string };
  /** The encoding in which the bytes were decoded; a declaration that says otherwise is refused (wire rule X13). */
  readonly encoding?: string;
}

const instanceNamespace = "http://www.w3.org/2001/XMLSchema-instance";
const xmlnsNamespace = "http://www.w3.org/2000/xmlns/";
const xmlNamespace = "http://www.w3.org/XML/1998/namespace";
const serializationNamespace = "http://schemas.microsoft.com/2003/10/Serialization/";
const notSupported = "references and derived types are not supported";
const maxAttributesPerElement = 64;
/** Namespaces of two schemas may differ only at their ends, so messages show long ones. */
const maxShownNamespace = 256;
const noAttributes: ReadonlyMap<string, string> = new Map();

type Parser = SaxesParser<{ xmlns: true; defaultXMLVersion: "1.0"; forceXMLVersion: true }>;
type Refuse = (expected: string, malformed?: boolean) => never;

/** All tokens of a document. @throws ReadError on anything that is not well-formed or not allowed (wire rules X10 to X13). */
export function tokenizeXml(text: string, limits: XmlLimits): XmlToken[] {
  refuseLoneSurrogates(text);
  const parser: Parser = new SaxesParser({ xmlns: true, defaultXMLVersion: "1.0", forceXMLVersion: true });
  const refuse: Refuse = (expected, malformed = true) => {
    // The parser is after the character that it has just read, and at the end one further.
    const offset = Math.min(parser.position, text.length) - 1;
    throw new ReadError(lineAndColumn(text, Math.max(offset, 0)), expected, malformed);
  };
  const tokens: XmlToken[] = [];
  listen(text, parser, tokens, limits, refuse);
  try {
    parser.write(text).close();
  } catch (error) {
    if (error instanceof ReadError) throw error;
    refuse("the XML is not well-formed");
  }
  return tokens;
}

/**
 * Six handlers and no more: the parser keeps each in a separate property, and with the seventh V8 turns it into a
 * dictionary, which makes reading five times slower. Hence the checks in opentag instead of in other events.
 */
function listen(text: string, parser: Parser, tokens: XmlToken[], limits: XmlLimits, refuse: Refuse): void {
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
    if (++depth > limits.maxDepth) refuse("elements are nested deeper than the contract allows");
    if (depth === 1) checkRoot(text, tag, parser.position, limits.root);
    tokens.push(openToken(tag, parser, refuse));
  });
  parser.on("closetag", () => {
    depth--;
    tokens.push({ kind: "close", at: parser.position });
  });
  parser.on("text", addText);
  parser.on("cdata", addText);
}

function checkRoot(text: string, { local, uri }: SaxesTagNS, at: number, root: XmlLimits["root"]): void {
  if (local === root.local && uri === root.namespace) return;
  const place = `/${isShown(local) ? local : "*"} at ${lineAndColumn(text, text.lastIndexOf("<", at - 1))}`;
  const sent = `${quoteName(local)} in ${namespaceName(uri)}`;
  const expected = `the root element must be ${quoteName(root.local)} in ${namespaceName(root.namespace)}`;
  throw new ReadError(place, `${expected}, not ${sent}`);
}

/** A namespace that a caller sent is repeated unless it could hold a phone number. */
export function namespaceName(namespace: string): string {
  if (namespace === "") return "no namespace";
  const shown = namespace.length <= maxShownNamespace && /^[A-Za-z][\w:/.#?=&~%-]*$/.test(namespace);
  // Not isNumberLike(), which would hide the /2004/07/ of .NET's namespaces.
  return shown && !/\d{5}/.test(namespace.replaceAll(/[-._~:]/g, ""))
    ? `the namespace "${namespace}"`
    : "another namespace (not shown)";
}

function checkEncoding(declared: string | undefined, actual: string | undefined): void {
  if (declared === undefined || actual === undefined || canonicalCharset(declared) === actual) return;
  // A declaration can only stand at the very start.
  throw new ReadError("line 1, column 1", `the declared encoding must be ${actual}, the encoding of the body`, true);
}

/** The parser joins a high surrogate with whatever follows, so half characters have to be found before. */
function refuseLoneSurrogates(text: string): void {
  if (!/[\uD800-\uDFFF]/.test(text)) return;
  const lone = text.search(/\p{Surrogate}/u);
  if (lone >= 0) throw new ReadError(lineAndColumn(text, lone), "the XML is not well-formed", true);
}

function openToken(tag: SaxesTagNS, parser: Parser, refuse: Refuse): XmlToken {
  const token = {
    kind: "open" as const,
    namespace: tag.uri,
    local: tag.local,
    nil: false,
    attributes: noAttributes,
    type: undefined as string | undefined,
    problem: undefined as string | undefined,
    at: parser.position,
  };
  let attributes: Map<string, string> | undefined;
  let seen = 0;
  for (const name in tag.attributes) {
    if (++seen > maxAttributesPerElement) refuse(`an element must have at most ${maxAttributesPerElement} attributes`);
    const attribute = tag.attributes[name];
    if (attribute === undefined || attribute.uri === xmlnsNamespace) continue;
    const { uri, local, value } = attribute;
    if (uri === "") {
      attributes ??= new Map();
      attributes.set(local, value);
    } else if (uri === instanceNamespace && local === "nil") token.nil = nilValue(value, refuse);
    else if (uri === instanceNamespace && local === "type") token.type = typeName(value, parser);
    else token.problem ??= foreignProblem(uri, local);
  }
  if (attributes !== undefined) token.attributes = attributes;
  return token;
}

/** `{namespace}name` of a QName; without a prefix it is in the default namespace. */
function typeName(value: string, parser: Parser): string {
  const [prefix = "", local] = value.trim().split(":", 2);
  return local === undefined ? `{${parser.resolve("") ?? ""}}${prefix}` : `{${parser.resolve(prefix) ?? ""}}${local}`;
}

/** Real serializers add some attributes that lose nothing when they are ignored (wire rule X14). */
function foreignProblem(uri: string, local: string): string | undefined {
  if (uri === instanceNamespace && /^(?:noNamespaceS|s)chemaLocation$/.test(local)) return undefined;
  if (uri === xmlNamespace && (local === "lang" || local === "space")) return undefined;
  if (uri === serializationNamespace && local === "Id") return undefined;
  if (uri === serializationNamespace && local === "Ref") return notSupported;
  return `unknown attribute ${quoteName(local)}`;
}

function nilValue(text: string, refuse: Refuse): boolean {
  const value = text.trim();
  if (value === "true" || value === "1") return true;
  if (value === "false" || value === "0") return false;
  return refuse('the attribute nil must be "true" or "false"');
}
