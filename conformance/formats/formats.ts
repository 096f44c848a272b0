// The supported formats by media type: which values each can carry, how to write and read them.
import type { SchemaNode } from "../contract/schemas.ts";
import { getMediaType } from "../http/message.ts";
import { isFormValue, readForm, writeForm } from "./form.ts";
import { allTypes, fromText, isSimple, MessageError, notReadable, toText } from "./lexical.ts";
import { isUnclear } from "./parameter-text.ts";
import { isUnwrapped } from "./xml-names.ts";
import { readXml } from "./xml-reader.ts";
import { isXmlText, writeXml } from "./xml-writer.ts";

export type FormatName = "json" | "xml" | "form";

export interface Format {
  readonly name: FormatName;
  /** Whether the format can carry the value unambiguously. */
  carries(value: unknown, node: SchemaNode): boolean;
  write(value: unknown, node: SchemaNode): string;
  /** @throws MessageError */
  read(text: string, node: SchemaNode, options: { readonly ordered: boolean }): unknown;
  /** The value that a reader gets after transport: XML and forms have only text. */
  arriving(value: unknown, node: SchemaNode): unknown;
}

const everyText = (value: unknown, test: (text: string) => boolean): boolean =>
  typeof value === "string"
    ? test(value)
    : typeof value !== "object" ||
      value === null ||
      Object.entries(value).every(([name, each]) => test(name) && everyText(each, test));

const isXmlName = (name: string): boolean => /^[A-Za-z_][A-Za-z0-9_.-]*$/.test(name);

function xmlCarries(value: unknown): boolean {
  if (!everyText(value, isXmlText)) return false;
  const named = (each: unknown): boolean =>
    typeof each !== "object" ||
    each === null ||
    (Array.isArray(each)
      ? each.every(named)
      : Object.entries(each).every(([name, inner]) => isXmlName(name) && named(inner)));
  return named(value);
}

/**
 * Whether the schema declares every member, or forbids undeclared ones. An open object may have others, but their
 * types are unknown, and readers of XML and forms refuse them.
 */
function namesMembers(value: unknown, node: SchemaNode): boolean {
  if (typeof value !== "object" || value === null) return true;
  if (Array.isArray(value)) return value.every((item) => namesMembers(item, node.items ?? node));
  const isClosed = ["additionalProperties", "unevaluatedProperties"].some(
    (keyword) => node.keywords.get(keyword)?.value === false,
  );
  return Object.entries(value).every(([name, each]) => {
    const member = node.properties.get(name);
    return member === undefined ? isClosed || node.additional !== undefined : namesMembers(each, member);
  });
}

/** Whether attributes are simple values, and lists without wrapper are lists: anything else arrives as another value. */
function fitsXml(value: unknown, node: SchemaNode): boolean {
  if (Array.isArray(value)) return value.every((item) => fitsXml(item, node.items ?? node));
  if (typeof value !== "object" || value === null) return true;
  return Object.entries(value).every(([name, each]) => {
    const member = node.properties.get(name);
    if (member === undefined) return true;
    if (member.xml.attribute) return isSimple(each);
    return (Array.isArray(each) || !isUnwrapped(member)) && fitsXml(each, member);
  });
}

const isEmpty = (value: unknown): boolean =>
  value === "" || (typeof value === "object" && value !== null && Object.keys(value).length === 0);

/** Simple values after conversion to text and back. Of empty values, only an empty element remains. */
function throughText(value: unknown, node: SchemaNode): unknown {
  if (isEmpty(value)) {
    if (node.items !== undefined) return [];
    if (node.properties.size > 0) return {};
    return simpleThroughText("", node);
  }
  if (isSimple(value)) return simpleThroughText(toText(value), node);
  if (Array.isArray(value)) return value.map((item) => throughText(item, node.items ?? node));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => {
      const inner = node.properties.get(name);
      return [name, inner === undefined ? each : throughText(each, inner)];
    }),
  );
}

/** Unreadable text becomes a value that no schema of a simple value allows. */
function simpleThroughText(text: string, node: SchemaNode): unknown {
  const read = fromText(node, text);
  if (read !== notReadable) return read;
  return node.types.includes("object") ? text : { notReadable: text };
}

/** Text that form readers interpret differently, such as 1 for true, or nothing for null. */
const isUnclearInForm = (node: SchemaNode, text: string): boolean =>
  isUnclear(node, text) || (text === "" && allTypes(node).includes("null"));

/** A list with one value looks like a value, and of a value that is repeated some readers take one. */
const hasUnclearText = (value: unknown, node: SchemaNode): boolean =>
  [value].flat().some((item) =>
    Object.entries(item as object).some(([name, each]) => {
      const member = (node.items ?? node).properties.get(name);
      if (member === undefined) return false;
      if ((member.items === undefined) === Array.isArray(each)) return true;
      return [each].flat().some((one) => isUnclearInForm(member.items ?? member, String(one)));
    }),
  );

const json: Format = {
  name: "json",
  carries: () => true,
  write: (value) => JSON.stringify(value),
  read(text, node) {
    try {
      return JSON.parse(text.replace(/^\uFEFF/, ""));
    } catch {
      throw new MessageError("the JSON cannot be read", node.pointer);
    }
  },
  arriving: (value) => value,
};

const xml: Format = {
  name: "xml",
  carries: (value, node) => xmlCarries(value) && namesMembers(value, node) && fitsXml(value, node),
  write: writeXml,
  read: readXml,
  arriving: throughText,
};

const form: Format = {
  name: "form",
  carries: (value, node) => isFormValue(value) && namesMembers(value, node) && !hasUnclearText(value, node),
  write: (value) => writeForm(value),
  read: (text, node) => readForm(text, node),
  arriving: throughText,
};

/** Media types of the supported formats; a server may accept each even if its contract does not declare it. */
export const knownMediaTypes: readonly string[] = [
  "application/json",
  "text/json",
  "application/xml",
  "text/xml",
  "application/x-www-form-urlencoded",
];

/** The format of a media type, by RFC 6839's suffixes and registered names; undefined for unsupported ones. */
export function findFormat(mediaType: string): Format | undefined {
  const essence = getMediaType(mediaType);
  if (/^(?:application|text)\/(?:json|.*\+json)$/.test(essence)) return json;
  if (/^(?:application|text)\/(?:xml|.*\+xml)$/.test(essence)) return xml;
  return essence === "application/x-www-form-urlencoded" ? form : undefined;
}
