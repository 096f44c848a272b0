// The names and the order of the parts of a schema in XML.
import type { SchemaNode } from "../contract/schemas.ts";

export interface MemberName {
  readonly name: string;
  /** Its element's name. */
  readonly written: string;
  readonly node: SchemaNode;
}

/** The members in the order of writing: ordinal if the schema says so, otherwise schema order. */
export function xmlMembers(node: SchemaNode): readonly MemberName[] {
  const names = [...node.properties].map(([name, member]) => ({
    name,
    written: memberName(name, member),
    node: member,
  }));
  return node.xml.ordinal ? names.sort((a, b) => (a.written < b.written ? -1 : 1)) : names;
}

/** A member's own name. That of the component it refers to is the component's as a root or an item. */
export function memberName(name: string, member: SchemaNode): string {
  const { pointer, items, xml } = member;
  const isOwn = schemaName(member) === undefined && xml.pointer.startsWith(`${pointer}/`);
  return (items !== undefined && !xml.wrapped ? items.xml.name : undefined) ?? (isOwn ? xml.name : undefined) ?? name;
}

/** The name of a list's items (OpenAPI 3.1, XML object): their own, that of their component, or that of the list's element. */
export function itemName({ items }: SchemaNode, listElement: string): string {
  return items?.xml.name ?? (items && schemaName(items)) ?? listElement;
}

/** The root's own name, or that of the schema in components. */
export const rootName = (node: SchemaNode): string | undefined => node.xml.name ?? schemaName(node);

const schemaName = ({ pointer }: SchemaNode): string | undefined =>
  /^\/components\/schemas\/([A-Za-z_][\w.-]*)$/.exec(pointer)?.[1];

/** A list in an object has a wrapper element only if it is `wrapped` (OpenAPI 3.1, XML object). */
export const isUnwrapped = (member: SchemaNode): boolean => member.items !== undefined && !member.xml.wrapped;
