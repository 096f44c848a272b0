// A cursor over the tokens of an XML document: what the generated readers call, straight down the schema.
import { parseInteger, parseNumber, parseXmlBoolean } from "./lexical.ts";
import { quoteName, ReadError, unknownName } from "./read-error.ts";
import { placeOf } from "./xml-place.ts";
import { namespaceName, tokenizeXml, type XmlLimits, type XmlToken } from "./xml-tokens.ts";

export interface XmlCursor {
  /** Whether mark() is listened to: only while a refused value is being located. */
  readonly tracing: boolean;
  /** Enters the root element. */
  root(): void;
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
  /** Refuses nil, unknown attributes, and an i:type that names another type than the element's own. */
  attributes(known: readonly string[], type?: string): void;
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

type Open = Extract<XmlToken, { kind: "open" }>;

/** How far a document is read. */
interface Reading {
  readonly text: string;
  readonly tokens: readonly XmlToken[];
  /** Index of the next token. */
  index: number;
  /** The element moved to, and its index. */
  element: Open;
  elementIndex: number;
}

/** Opens a document for reading. @throws ReadError when it is not well-formed or has what is not allowed. */
export function openXml(text: string, limits: XmlLimits, tracing = false): XmlCursor {
  const tokens = tokenizeXml(text, limits);
  const reading: Reading = { text, tokens, index: 0, element: tokens[0] as Open, elementIndex: 0 };
  return {
    tracing,
    ...movement(reading),
    ...values(reading),
    ...attributeValues(reading),
    ...errors(reading),
    ...places(reading),
  };
}

function failure({ text, tokens, elementIndex }: Reading, expected: string): ReadError {
  return new ReadError(placeOf(text, tokens, elementIndex), expected);
}

function typed<Value>(reading: Reading, value: Value | undefined, expected: string): Value {
  if (value === undefined) throw failure(reading, expected);
  return value;
}

function movement(reading: Reading): Pick<XmlCursor, "root" | "nextChild" | "name" | "nil"> {
  return {
    root() {
      reading.index = 1;
    },
    nextChild() {
      let token = reading.tokens[reading.index];
      if (token?.kind === "text") {
        if (/[^ \t\r\n]/.test(token.text)) {
          throw new ReadError(
            placeOf(reading.text, reading.tokens, reading.index),
            "text between elements is not allowed",
          );
        }
        token = reading.tokens[++reading.index];
      }
      reading.index++;
      if (token?.kind !== "open") return false;
      reading.element = token;
      reading.elementIndex = reading.index - 1;
      return true;
    },
    name: (namespace) => (reading.element.namespace === namespace ? reading.element.local : ""),
    nil() {
      const { element } = reading;
      if (!element.nil) return false;
      refuseForeign(reading);
      const empty = reading.tokens[reading.index]?.kind === "close";
      if (element.attributes.size > 0 || !empty) throw failure(reading, "a nil element must be empty");
      reading.index++;
      return true;
    },
  };
}

function values(reading: Reading): Pick<XmlCursor, "text" | "integer" | "number" | "boolean"> {
  const text = (type: string) => textContent(reading, type);
  return {
    text: () => text("string"),
    integer: () => typed(reading, parseInteger(text("int")), "must be an integer"),
    number: () => typed(reading, parseNumber(text("double")), "must be a number"),
    boolean: () => typed(reading, parseXmlBoolean(text("boolean")), "must be true or false"),
  };
}

const schemaNamespace = "http://www.w3.org/2001/XMLSchema";
/** What serializers declare for one and the same value. */
const alike: Readonly<Record<string, readonly string[]>> = {
  int: ["int", "integer", "long"],
  double: ["double", "decimal", "float"],
};

function textContent(reading: Reading, type: string): string {
  refuseAttributes(
    reading,
    [],
    [type, ...(alike[type] ?? [])].map((name) => `{${schemaNamespace}}${name}`),
  );
  const { tokens, index } = reading;
  const next = tokens[index];
  if (next?.kind === "close") {
    reading.index++;
    return "";
  }
  if (next?.kind !== "text" || tokens[index + 1]?.kind !== "close")
    throw failure(reading, "must have text only, without elements");
  reading.index += 2;
  return next.text;
}

function refuseForeign(reading: Reading): void {
  const { problem } = reading.element;
  if (problem !== undefined) throw failure(reading, problem);
}

function refuseAttributes(reading: Reading, known: readonly string[], types: readonly string[]): void {
  const { nil, type, attributes } = reading.element;
  if (nil) throw failure(reading, "null is not allowed");
  refuseForeign(reading);
  if (type !== undefined && !types.includes(type)) {
    throw failure(reading, "i:type names another type: references and derived types are not supported");
  }
  for (const name of attributes.keys()) {
    if (!known.includes(name)) throw failure(reading, `unknown attribute ${quoteName(name)}`);
  }
}

function attributeValues(
  reading: Reading,
): Pick<XmlCursor, "attributes" | "attribute" | "attributeInteger" | "attributeNumber" | "attributeBoolean"> {
  function parsed<Value>(name: string, parse: (raw: string) => Value | undefined, expected: string): Value | undefined {
    const raw = reading.element.attributes.get(name);
    return raw === undefined ? undefined : typed(reading, parse(raw), `attribute ${name}: ${expected}`);
  }
  return {
    attributes: (known, type) => refuseAttributes(reading, known, type === undefined ? [] : [type]),
    attribute: (name) => reading.element.attributes.get(name),
    attributeInteger: (name) => parsed(name, parseInteger, "must be an integer"),
    attributeNumber: (name) => parsed(name, parseNumber, "must be a number"),
    attributeBoolean: (name) => parsed(name, parseXmlBoolean, "must be true or false"),
  };
}

function errors(reading: Reading): Pick<XmlCursor, "unknown" | "repeated"> {
  return {
    unknown(known, namespace) {
      const { element } = reading;
      if (element.namespace !== namespace && known.includes(element.local)) {
        return failure(reading, `the element must be in ${namespaceName(namespace)}`);
      }
      return failure(reading, unknownName("element", element.local, known));
    },
    repeated: () => failure(reading, "the element must not be repeated"),
  };
}

function places(reading: Reading): Pick<XmlCursor, "mark" | "locate"> {
  const marks = new Map<string, number>();
  return {
    mark(pointer) {
      marks.set(pointer, reading.elementIndex);
    },
    locate(pointer) {
      let path = pointer;
      while (path !== "" && !marks.has(path)) path = path.slice(0, Math.max(path.lastIndexOf("/"), 0));
      return placeOf(reading.text, reading.tokens, marks.get(path) ?? 0);
    },
  };
}
