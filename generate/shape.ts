// What the codecs need to know of a schema: its kind, its members, its names in XML. Constraints stay with the validators.
import { xmlAttribute } from "../runtime/xml-text.ts";

export type Scalar = "integer" | "number" | "boolean" | "string";

export type Shape = ScalarShape | ObjectReference | ListShape;

export interface ScalarShape {
  readonly kind: Scalar;
  readonly nullable: boolean;
}

export interface ObjectReference {
  readonly kind: "object";
  readonly nullable: boolean;
  readonly name: string;
}

export interface ListShape {
  readonly kind: "list";
  readonly nullable: boolean;
  readonly item: Shape;
  readonly itemElement: string;
  readonly itemNamespace: string;
  readonly maxItems: number;
}

export interface Member {
  readonly name: string;
  readonly shape: Shape;
  readonly required: boolean;
  /** Name of the element or attribute in XML; for a list without a surrounding element, that of its items. */
  readonly element: string;
  /** Namespace of the element in XML; members inherit their object's. */
  readonly namespace: string;
  readonly attribute: boolean;
  /** For a list: whether one element surrounds the items. */
  readonly wrapped: boolean;
}

export interface ObjectShape {
  readonly name: string;
  readonly namespace: string;
  readonly ordinalOrder: boolean;
  readonly members: readonly Member[];
}

export interface RootShape {
  readonly schema: string;
  readonly shape: Shape;
  readonly element: string;
  readonly namespace: string;
}

export interface Shapes {
  /** Schemas that are a whole body somewhere. */
  readonly roots: readonly RootShape[];
  /** Every object below them, by name; an inline object is named after its place. */
  readonly objects: ReadonlyMap<string, ObjectShape>;
}

export function isScalar(shape: Shape): shape is ScalarShape {
  return shape.kind !== "object" && shape.kind !== "list";
}

/** A list whose items stand among the members of their object, without an element around them. */
export function isUnwrappedList(member: Member): member is Member & { readonly shape: ListShape } {
  return member.shape.kind === "list" && !member.wrapped;
}

/** Members in the order in which XML writes them: attributes are apart, and DataContractSerializer's order is ordinal. */
export function xmlOrder(object: ObjectShape): Member[] {
  const members = object.members.filter(({ attribute }) => !attribute);
  return object.ordinalOrder ? members.sort((a, b) => (a.element < b.element ? -1 : 1)) : members;
}

/** What stands between "<" and ">" of a root element. */
export function xmlRootOpening(element: string, namespace: string): string {
  const instance = 'xmlns:i="http://www.w3.org/2001/XMLSchema-instance"';
  return `${element} ${instance}${namespace === "" ? "" : ` xmlns="${xmlAttribute(namespace)}"`}`;
}

/** Whether an object can stand inside itself, so that nothing but a reader's own bound ends its depth. */
export function containsItself(object: ObjectShape, shapes: Shapes): boolean {
  return object.members.some(({ shape }) => leadsTo(shape, object.name, shapes));
}

function leadsTo(shape: Shape, name: string, shapes: Shapes, seen: readonly string[] = []): boolean {
  if (shape.kind === "list") return leadsTo(shape.item, name, shapes, seen);
  if (shape.kind !== "object" || seen.includes(shape.name)) return false;
  const members = shapes.objects.get(shape.name)?.members ?? [];
  return shape.name === name || members.some((member) => leadsTo(member.shape, name, shapes, [...seen, shape.name]));
}
