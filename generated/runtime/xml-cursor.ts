// Generated from generate/runtime/xml-cursor.ts by `npm run generate`. Do not edit.
// A cursor over the tokens of an XML document: what the generated readers call, straight down the schema.
import { parseInteger, parseNumber, parseXmlBoolean } from "./lexical.ts";
import { lineAndColumn, quoteName, ReadError, unknownName } from "./read-error.ts";
import { tokenizeXml, type XmlLimits, type XmlToken } from "./xml-tokens.ts";

export interface XmlCursor {
  /** Whether mark() is listened to: only while a refused value is being located. */
  readonly tracing: boolean;
  /** Enters the root element. @throws ReadError naming both when it is another one (wire rule X4). */
  root(local: string, namespace: string): void;
  /** Moves to the next child of the element being read; at its end returns false and leaves it. */
  nextChild(): boolean;
  /** The local name of the element moved to, or "" when it is not in that namespace. */
  name(namespace: string): string;
  /** Whether the element moved to is nil; then it is left. */
  nil(): boolean;
  text(): string;
  integer(): number;
  number(): number;
  boolean(): boolean;
  /** Refuses attributes of the element moved to that are not among the known ones, and nil. */
  attributes(known: readonly string[]): void;
  attribute(name: string): string | undefined;
  attributeInteger(name: string): number | undefined;
  attributeNumber(name: string): number | undefined;
  attributeBoolean(name: string): boolean | undefined;
  /** The error for an element that the contract does not know here (wire rule X3). */
  unknown(known: readonly string[], namespace: string): ReadError;
  /** The error for a member that comes twice (wire rule X12). */
  repeated(): ReadError;
  /** Remembers where the value of a JSON pointer stands. */
  mark(pointer: string): void;
  /** "path at line, column" of the value of a JSON pointer, or of the nearest value around it. */
  locate(pointer: string): string;
}

const longestShownName = 64;

type Open = Extract<XmlToken, { kind: "open" }>;

/** Opens a document for reading. @throws ReadError when it is not well-formed or has what is not allowed. */
export function openXml(text: string, limits: XmlLimits, tracing = false): XmlCursor {
  const tokens = tokenizeXml(text, limits);
  const marks = new Map<string, number>();
  let index = 0;
  let elementIndex = 0;
  let element = tokens[0] as Open;

  const at = (tokenIndex: number) => `${elementPath(tokens, tokenIndex)} at ${lineAndColumn(text, startOfToken(text, tokens[tokenIndex]))}`;
  const fail = (expected: string): ReadError => new ReadError(at(elementIndex), expected);

  function content(): string {
    if (element.nil) throw fail("null is not allowed");
    if (element.attributes.size > 0) attributes([]);
    const next = tokens[index];
    if (next?.kind === "close") {
      index++;
      return "";
    }
    if (next?.kind !== "text" || tokens[index + 1]?.kind !== "close") throw fail("text without elements is expected");
    index += 2;
    return next.text;
  }

  function attributes(known: readonly string[]): void {
    if (element.nil) throw fail("null is not allowed");
    for (const name of element.attributes.keys()) {
      if (!known.includes(name)) throw fail(`unknown attribute ${quoteName(name)}`);
    }
  }

  function typed<Value>(value: Value | undefined, expected: string): Value {
    if (value === undefined) throw fail(expected);
    return value;
  }

  function attributeOf<Value>(name: string, parse: (raw: string) => Value | undefined, expected: string) {
    const raw = element.attributes.get(name);
    return raw === undefined ? undefined : typed(parse(raw), `attribute ${name}: ${expected}`);
  }

  return {
    tracing,
    root(local, namespace) {
      index = 1;
      if (element.local === local && element.namespace === namespace) return;
      throw fail(
        `the root element must be ${quoteName(local)} in the namespace ${quoteName(namespace)}, ` +
          `and is ${quoteName(element.local)} in ${element.namespace === "" ? "no namespace" : `the namespace ${quoteName(element.namespace)}`}`,
      );
    },
    nextChild() {
      let token = tokens[index];
      if (token?.kind === "text") {
        if (/[^ \t\r\n]/.test(token.text)) throw new ReadError(at(index), "no text is allowed between elements");
        token = tokens[++index];
      }
      index++;
      if (token?.kind !== "open") return false;
      element = token;
      elementIndex = index - 1;
      return true;
    },
    name: (namespace) => (element.namespace === namespace ? element.local : ""),
    nil() {
      if (!element.nil) return false;
      if (element.attributes.size > 0 || tokens[index]?.kind !== "close") throw fail("a nil element must be empty");
      index++;
      return true;
    },
    text: content,
    integer: () => typed(parseInteger(content()), "an integer is expected"),
    number: () => typed(parseNumber(content()), "a number is expected"),
    boolean: () => typed(parseXmlBoolean(content()), "true or false is expected"),
    attributes,
    attribute: (name) => element.attributes.get(name),
    attributeInteger: (name) => attributeOf(name, parseInteger, "an integer is expected"),
    attributeNumber: (name) => attributeOf(name, parseNumber, "a number is expected"),
    attributeBoolean: (name) => attributeOf(name, parseXmlBoolean, "true or false is expected"),
    unknown(known, namespace) {
      if (element.namespace !== namespace && known.includes(element.local)) {
        return fail(`the element must be in the namespace ${quoteName(namespace)}`);
      }
      return fail(unknownName("element", element.local, known));
    },
    repeated: () => fail("the element comes more than once"),
    mark(pointer) {
      marks.set(pointer, elementIndex);
    },
    locate(pointer) {
      for (let path = pointer; path !== ""; path = path.slice(0, path.lastIndexOf("/"))) {
        const mark = marks.get(path);
        if (mark !== undefined) return at(mark);
      }
      return at(0);
    },
  };
}

/** Where the tag of a token starts: token positions are those of the tag's end, and "<" cannot stand inside a tag. */
function startOfToken(text: string, token: XmlToken | undefined): number {
  if (token === undefined) return 0;
  return token.kind === "open" ? text.lastIndexOf("<", token.at - 1) + 1 : token.at;
}

/** The path of the element that a token stands in, such as /ArrayOfX/X[2]/Name: siblings of one name are counted from 1. */
function elementPath(tokens: readonly XmlToken[], tokenIndex: number): string {
  const open: { local: string; ordinal: number; siblings: Map<string, number>; children: Map<string, number> }[] = [];
  const rootSiblings = new Map<string, number>();
  let path: typeof open = [];
  for (const [index, token] of tokens.entries()) {
    if (token.kind === "open") {
      const siblings = open.at(-1)?.children ?? rootSiblings;
      const ordinal = (siblings.get(token.local) ?? 0) + 1;
      siblings.set(token.local, ordinal);
      open.push({ local: token.local, ordinal, siblings, children: new Map() });
    }
    if (index === tokenIndex) path = [...open];
    if (token.kind === "close") open.pop();
  }
  const step = ({ local, ordinal, siblings }: (typeof open)[number]) => {
    const shown = local.length > longestShownName ? `${local.slice(0, longestShownName)}…` : local;
    return (siblings.get(local) ?? 0) > 1 ? `${shown}[${ordinal}]` : shown;
  };
  return `/${path.map(step).join("/")}`;
}
