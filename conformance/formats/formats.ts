// The formats that this suite can speak, by media type: which values each can carry, how they are written and read.
import type { SchemaNode } from "../contract/schemas.ts";
import { getMediaType } from "../http/message.ts";
import { isFormValue, readForm, writeForm } from "./form.ts";
import { allTypes, fromText, isSimple, MessageError, notReadable, toText } from "./lexical.ts";
import { isUnclear } from "./parameter-text.ts";
import { readXml } from "./xml-reader.ts";
import { isXmlText, writeXml } from "./xml-writer.ts";

export type FormatName = "json" | "xml" | "form";

export interface Format {
  readonly name: FormatName;
  /** Whether the format can carry the value, so that it is clear what arrives. */
  carries(value: unknown, node: SchemaNode): boolean;
  write(value: unknown, node: SchemaNode): string;
  /** @throws MessageError */
  read(text: string, node: SchemaNode, options: { readonly ordered: boolean }): unknown;
  /** What a reader makes of the value once it went over the wire: XML and forms know text alone. */
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

const isEmpty = (value: unknown): boolean =>
  value === "" || (typeof value === "object" && value !== null && Object.keys(value).length === 0);

/** Simple values as the text that they become, read by the schema. Of what is empty, only an empty element is left. */
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

/** Text that cannot be read becomes what no schema of a simple value allows. */
function simpleThroughText(text: string, node: SchemaNode): unknown {
  const read = fromText(node, text);
  return read === notReadable ? { notReadable: text } : read;
}

/** Text that readers of forms take differently, such as 1 for true, or nothing for null. */
const isUnclearInForm = (node: SchemaNode, text: string): boolean =>
  isUnclear(node, text) || (text === "" && allTypes(node).includes("null"));

const hasUnclearText = (value: unknown, node: SchemaNode): boolean =>
  [value].flat().some((item) =>
    Object.entries(item as object).some(([name, each]) => {
      const member = (node.items ?? node).properties.get(name);
      return member !== undefined && [each].flat().some((one) => isUnclearInForm(member.items ?? member, String(one)));
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
      throw new MessageError("no readable JSON", node.pointer);
    }
  },
  arriving: (value) => value,
};

const xml: Format = {
  name: "xml",
  carries: xmlCarries,
  write: writeXml,
  read: readXml,
  arriving: throughText,
};

const form: Format = {
  name: "form",
  carries: (value, node) => isFormValue(value) && !hasUnclearText(value, node),
  write: (value) => writeForm(value),
  read: (text, node) => readForm(text, node),
  arriving: throughText,
};

/** Media types of this suite's formats, each of which a server may know although its contract does not. */
export const knownMediaTypes: readonly string[] = [
  "application/json",
  "text/json",
  "application/xml",
  "text/xml",
  "application/x-www-form-urlencoded",
];

/** The format of a media type, by RFC 6839's suffixes and the registered names; undefined for what is none of ours. */
export function findFormat(mediaType: string): Format | undefined {
  const essence = getMediaType(mediaType);
  if (/^(?:application|text)\/(?:json|.*\+json)$/.test(essence)) return json;
  if (/^(?:application|text)\/(?:xml|.*\+xml)$/.test(essence)) return xml;
  return essence === "application/x-www-form-urlencoded" ? form : undefined;
}
