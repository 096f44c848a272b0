// What the codecs need to know of a schema: its kind, its members, its names in XML. Constraints stay with the validators.
import { xmlAttribute } from "../runtime/xml-text.ts";
import type { BodyFormat, JsonObject } from "./spec.ts";

export type Scalar = "integer" | "number" | "boolean" | "string";

export type CodecType = ScalarType | ObjectReference | ListType | AnyType;

/** A value that only JSON carries: a map, one of several types, any value. */
export interface AnyType {
  readonly kind: "any";
  readonly nullable: boolean;
  /** For a message: "a map". */
  readonly name: string;
}

export interface ScalarType {
  readonly kind: Scalar;
  readonly nullable: boolean;
}

export interface ObjectReference {
  readonly kind: "object";
  readonly nullable: boolean;
  readonly name: string;
}

export interface ListType {
  readonly kind: "list";
  readonly nullable: boolean;
  readonly item: CodecType;
  readonly itemElement: string;
  readonly itemNamespace: string;
  readonly maxItems: number;
}

export interface Member {
  readonly name: string;
  readonly type: CodecType;
  readonly required: boolean;
  /** Name of the element or attribute in XML; for a list without a surrounding element, that of its items. */
  readonly element: string;
  /** Namespace of the element in XML; members inherit their object's. */
  readonly namespace: string;
  readonly attribute: boolean;
  /** For a list: whether one element surrounds the items. */
  readonly wrapped: boolean;
  /** With references and allOf resolved. */
  readonly schema: JsonObject;
}

export interface ObjectType {
  readonly name: string;
  /** Whether the name is that of a component's schema, not of an inline object. */
  readonly isComponent: boolean;
  readonly namespace: string;
  readonly ordinalOrder: boolean;
  /** Whether the component's schema itself allows null. */
  readonly isNullable: boolean;
  /** Whether it may have members besides these. */
  readonly isOpen: boolean;
  readonly members: readonly Member[];
}

export interface RootType {
  readonly schema: string;
  readonly formats: ReadonlySet<BodyFormat>;
  readonly type: CodecType;
  readonly element: string;
  readonly namespace: string;
}

export interface CodecTypes {
  /** Schemas that are a whole body somewhere. */
  readonly roots: readonly RootType[];
  /** Every object below them, by name; an inline object is named after its place. */
  readonly objects: ReadonlyMap<string, ObjectType>;
}

export function isScalar(type: CodecType): type is ScalarType {
  return type.kind !== "object" && type.kind !== "list" && type.kind !== "any";
}

/** XML and forms carry no such value: lossy-types.ts has refused it. */
export function assertCarried(type: CodecType): asserts type is Exclude<CodecType, AnyType> {
  if (type.kind === "any") throw new Error(`${type.name} can only be written as JSON`);
}

/** A list whose items stand among the members of their object, without an element around them. */
export function isUnwrappedList(member: Member): member is Member & { readonly type: ListType } {
  return member.type.kind === "list" && !member.wrapped;
}

/** Members in the order in which XML writes them: attributes are separate, and DataContractSerializer's order is ordinal. */
export function xmlOrder(object: ObjectType): Member[] {
  const members = object.members.filter(({ attribute }) => !attribute);
  return object.ordinalOrder ? members.sort((a, b) => (a.element < b.element ? -1 : 1)) : members;
}

/** What stands between "<" and ">" of a root element. */
export function xmlRootOpening(element: string, namespace: string): string {
  const instance = 'xmlns:i="http://www.w3.org/2001/XMLSchema-instance"';
  return `${element} ${instance}${namespace === "" ? "" : ` xmlns="${xmlAttribute(namespace)}"`}`;
}

/** Whether an object can stand inside itself, so that nothing but a reader's own bound ends its depth. */
export function containsItself(object: ObjectType, types: CodecTypes): boolean {
  return object.members.some(({ type }) => leadsTo(type, object.name, types));
}

function leadsTo(type: CodecType, name: string, types: CodecTypes, seen: readonly string[] = []): boolean {
  if (type.kind === "list") return leadsTo(type.item, name, types, seen);
  if (type.kind !== "object" || seen.includes(type.name)) return false;
  const members = types.objects.get(type.name)?.members ?? [];
  return type.name === name || members.some((member) => leadsTo(member.type, name, types, [...seen, type.name]));
}

/** The roots with bodies in one format, and the objects below them. */
export function typesFor(format: BodyFormat, { roots, objects }: CodecTypes): CodecTypes {
  const own = roots.filter(({ formats }) => formats.has(format));
  const found = new Map<string, ObjectType>();
  const visit = (type: CodecType): void => {
    if (type.kind === "list") visit(type.item);
    if (type.kind !== "object" || found.has(type.name)) return;
    const object = objects.get(type.name);
    if (object === undefined) return;
    found.set(type.name, object);
    for (const member of object.members) visit(member.type);
  };
  for (const { type } of own) visit(type);
  // In the order of the contract.
  return { roots: own, objects: new Map([...objects].filter(([name]) => found.has(name))) };
}
