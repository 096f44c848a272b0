// XML text -> value, by the schema: names, namespaces, nil, and in responses the order of members.
import type { SchemaNode } from "../contract/schemas.ts";
import { allTypes, fromText, MessageError, notReadable } from "./lexical.ts";
import { isUnwrapped, itemName, rootName, xmlMembers } from "./xml-names.ts";
import { instanceNamespace, parseXml, type XmlElement } from "./xml-tree.ts";

export interface ReadXmlOptions {
  /** Whether members must be in the schema's order; only writers must follow it. */
  readonly ordered: boolean;
}

/** @throws MessageError for text that is not well-formed XML or does not match the schema. */
export function readXml(text: string, node: SchemaNode, options: ReadXmlOptions): unknown {
  let root: XmlElement;
  try {
    root = parseXml(text);
  } catch (error) {
    throw new MessageError(`the XML cannot be read: ${error instanceof Error ? error.message : ""}`, node.pointer);
  }
  const namespace = node.xml.namespace ?? "";
  const expected = rootName(node) ?? "";
  if (expected !== "" && root.name !== expected)
    throw new MessageError(`the root must be ${expected}, not ${root.name}`, `${node.xml.pointer}/name`);
  if (root.namespace !== namespace)
    throw new MessageError(
      `the root's namespace must be "${namespace}", not "${root.namespace}"`,
      `${node.xml.pointer}/namespace`,
    );
  return readElement(root, node, namespace, options);
}

function readElement(element: XmlElement, node: SchemaNode, inherited: string, options: ReadXmlOptions): unknown {
  const nil = element.attributes.find(({ namespace, name }) => namespace === instanceNamespace && name === "nil");
  const declared = xmlMembers(node).filter((member) => member.node.xml.attribute);
  const foreign = element.attributes.find(
    ({ namespace, name }) =>
      !declared.some(({ written }) => written === name) &&
      (namespace !== instanceNamespace || !["nil", "schemaLocation", "type"].includes(name)),
  );
  if (foreign !== undefined)
    throw new MessageError(`${element.name} has an attribute ${foreign.name}, which is not declared`, node.pointer);
  if (nil !== undefined && /^(?:true|1)$/.test(nil.value)) {
    if (element.text !== "" || element.children.length > 0)
      throw new MessageError(`${element.name} is nil, but has content`, node.pointer);
    return null;
  }
  if (node.properties.size > 0) return readMembers(element, node, node.xml.namespace ?? inherited, options);
  if (node.items !== undefined) return readItems(element, node, node.items, inherited, options);
  if (element.children.length > 0)
    throw new MessageError(`${element.name} must have text only, without elements`, node.pointer);
  const value = fromText(node, element.text);
  if (value === notReadable)
    throw new MessageError(`${element.name} is not ${allTypes(node).join(" or ")}`, `${node.pointer}/type`);
  return value;
}

function readMembers(element: XmlElement, node: SchemaNode, namespace: string, options: ReadXmlOptions): unknown {
  const names = xmlMembers(node);
  const read = new Map<string, unknown>();
  for (const { name, written, node: member } of names.filter((each) => each.node.xml.attribute)) {
    const attribute = element.attributes.find((each) => each.name === written && each.namespace === "");
    if (attribute !== undefined) read.set(name, fromText(member, attribute.value));
  }
  let last = -1;
  refuseText(element, node);
  for (const child of element.children) {
    const index = names.findIndex(({ written }) => written === child.name);
    const found = names[index];
    const expected = found?.node.xml.namespace ?? namespace;
    if (found === undefined || child.namespace !== expected)
      throw new MessageError(
        found === undefined
          ? `${element.name} has an element ${child.name}, which is not declared`
          : `${child.name} must be in the namespace "${expected}", not "${child.namespace}"`,
        found === undefined ? node.pointer : `${node.xml.pointer}/namespace`,
      );
    if (isUnwrapped(found.node)) {
      const item = readElement(child, found.node.items ?? found.node, expected, options);
      read.set(found.name, [...((read.get(found.name) as unknown[] | undefined) ?? []), item]);
      continue;
    }
    if (read.has(found.name)) throw new MessageError(`${child.name} is repeated`, found.node.pointer);
    if (options.ordered && index < last)
      throw new MessageError(
        `${child.name} follows ${names[last]?.written}, which breaks ${node.xml.ordinal ? "ordinal" : "the schema's"} order`,
        node.xml.ordinal ? `${node.pointer}/x-xml-order` : node.xml.pointer,
      );
    last = Math.max(last, index);
    read.set(found.name, readElement(child, found.node, expected, options));
  }
  return Object.fromEntries(
    [...node.properties.keys()].filter((name) => read.has(name)).map((name) => [name, read.get(name)]),
  );
}

function readItems(
  element: XmlElement,
  node: SchemaNode,
  items: SchemaNode,
  inherited: string,
  options: ReadXmlOptions,
) {
  const name = itemName(node, element.name);
  const namespace = items.xml.namespace ?? inherited;
  refuseText(element, node);
  return element.children.map((child) => {
    if (child.name !== name || child.namespace !== namespace)
      throw new MessageError(
        `an item must be ${name} in "${namespace}", not ${child.name} in "${child.namespace}"`,
        child.name === name ? `${items.xml.pointer}/namespace` : `${items.xml.pointer}/name`,
      );
    return readElement(child, items, namespace, options);
  });
}

function refuseText(element: XmlElement, node: SchemaNode): void {
  if (element.text.trim() !== "") throw new MessageError(`${element.name} has text between its elements`, node.pointer);
}
