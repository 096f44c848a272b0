// Value -> XML text, by the schema. Invalid values are written too, as far as XML can carry them.
import type { SchemaNode } from "../contract/schemas.ts";
import { isSimple, toText } from "./lexical.ts";
import { isUnwrapped, itemName, memberName, rootName, xmlMembers } from "./xml-names.ts";
import { instanceNamespace } from "./xml-tree.ts";

const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\r": "&#13;",
};
export const escapeXml = (text: string): string => text.replace(/[&<>"\r]/g, (character) => escapes[character] ?? "");

/** Whether XML 1.0 (2.2, Char) can carry the text. */
export const isXmlText = (text: string): boolean =>
  /^[\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u.test(text);

export function writeXml(value: unknown, node: SchemaNode): string {
  const namespace = node.xml.namespace ?? "";
  const head = ` xmlns:i="${instanceNamespace}"${namespace === "" ? "" : ` xmlns="${escapeXml(namespace)}"`}`;
  return element(rootName(node) ?? "root", head, value, node, namespace);
}

function element(name: string, attributes: string, value: unknown, node: SchemaNode, namespace: string): string {
  if (value === null) return `<${name}${attributes} i:nil="true"/>`;
  const own = writeAttributes(value, node);
  return `<${name}${attributes}${own}>${content(name, value, node, namespace)}</${name}>`;
}

function writeAttributes(value: unknown, node: SchemaNode): string {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return "";
  return xmlMembers(node)
    .filter(({ name, node: member }) => member.xml.attribute && Object.hasOwn(value, name))
    .map(({ name, written }) => ` ${written}="${escapeAttribute(String((value as Record<string, unknown>)[name]))}"`)
    .join("");
}

/** XML readers turn literal tabs and line breaks in attributes into spaces (XML 1.0, 3.3.3). */
const escapeAttribute = (text: string): string =>
  escapeXml(text).replace(/[\t\n]/g, (each) => `&#${each.charCodeAt(0)};`);

function content(name: string, value: unknown, node: SchemaNode, namespace: string): string {
  if (isSimple(value)) return escapeXml(toText(value));
  if (Array.isArray(value))
    return value
      .map((item) => part(node.items ? itemName(node, name) : "item", item, node.items ?? node, namespace))
      .join("");
  const order = xmlMembers(node).map((member) => member.name);
  return Object.entries(value ?? {})
    .filter(([member]) => node.properties.get(member)?.xml.attribute !== true)
    .sort(([a], [b]) => order.indexOf(a) - order.indexOf(b))
    .map(([member, item]) => memberText(member, item, node, namespace))
    .join("");
}

function memberText(name: string, value: unknown, node: SchemaNode, namespace: string): string {
  const known = node.properties.get(name);
  if (known === undefined) return part(name, value, node, namespace);
  const around = node.xml.namespace ?? namespace;
  if (isUnwrapped(known) && Array.isArray(value))
    return value.map((item) => part(memberName(name, known), item, known.items ?? known, around)).join("");
  return part(memberName(name, known), value, known, around);
}

/** A nested element, with a namespace declaration if its namespace differs from its parent's. */
function part(name: string, value: unknown, node: SchemaNode, around: string): string {
  const own = node.xml.namespace ?? around;
  return element(name, own === around ? "" : ` xmlns="${escapeXml(own)}"`, value, node, own);
}
