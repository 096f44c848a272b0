// Reduces a schema to what the codecs need to know: its kind, its members, its names in XML. Constraints stay with the validators.
import { asArray, asObject, type Json, type JsonObject, referenceName, type Spec } from "./spec.ts";

export type Scalar = "integer" | "number" | "boolean" | "string";

export type Shape =
  | { readonly kind: Scalar; readonly nullable: boolean }
  | { readonly kind: "object"; readonly nullable: boolean; readonly name: string }
  | { readonly kind: "list"; readonly nullable: boolean; readonly item: Shape; readonly itemElement: string; readonly itemNamespace: string; readonly maxItems: number };

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

const defaultMaxItems = 10_000;

/** The shapes of all schemas named, and of what they are made of. @throws Error on a schema that no codec can be made for. */
export function shapesOf(spec: Spec, schemaNames: readonly string[]): Shapes {
  const objects = new Map<string, ObjectShape>();

  function shape(schema: Json | undefined, place: string, element: string, inherited: string): Shape {
    const resolved = merged(spec, schema);
    const types = asArray(Array.isArray(resolved["type"]) ? resolved["type"] : [resolved["type"] ?? null]).map(String);
    const nullable = types.includes("null");
    const kind = types.find((type) => type !== "null");
    const name = referenceName(schema) ?? place;
    switch (kind) {
      case "integer":
      case "number":
      case "boolean":
      case "string":
        return { kind, nullable };
      case "array":
        return listShape(resolved, name, element, inherited, nullable);
      case "object":
        addObject(resolved, name, inherited);
        return { kind, nullable, name };
      default:
        throw new Error(`${place}: no codec can be made for the type ${types.join(", ")}`);
    }
  }

  function listShape(schema: JsonObject, place: string, element: string, inherited: string, nullable: boolean): Shape {
    const own = namespaceOf(schema) ?? inherited;
    const items = schema["items"];
    const itemXml = asObject(merged(spec, items)["xml"]);
    const itemElement = String(itemXml["name"] ?? referenceName(items) ?? element);
    const item = shape(items, `${place}Item`, itemElement, own);
    const itemNamespace = String(itemXml["namespace"] ?? own);
    return { kind: "list", nullable, item, itemElement, itemNamespace, maxItems: Number(schema["maxItems"] ?? defaultMaxItems) };
  }

  function addObject(schema: JsonObject, name: string, inherited: string): void {
    if (objects.has(name)) return;
    const namespace = namespaceOf(schema) ?? inherited;
    // Set before the members are looked at, so that a schema that contains itself ends.
    objects.set(name, { name, namespace, ordinalOrder: false, members: [] });
    const required = asArray(schema["required"]);
    const members = Object.entries(asObject(schema["properties"])).map(([member, value]) =>
      memberShape(name, member, value, namespace, required.includes(member)),
    );
    objects.set(name, { name, namespace, ordinalOrder: schema["x-xml-order"] === "ordinal", members });
  }

  function memberShape(owner: string, name: string, value: Json, inherited: string, required: boolean): Member {
    const xml = asObject(asObject(value)["xml"]);
    const schema = merged(spec, value);
    const named = String(xml["name"] ?? name);
    const inner = shape(value, `${owner}${name}`, named, inherited);
    const attribute = xml["attribute"] === true;
    if (attribute && !isScalar(inner)) throw new Error(`${owner}.${name}: only a scalar can be an attribute`);
    const wrapped = asObject(schema["xml"])["wrapped"] === true;
    const itemName = asObject(merged(spec, schema["items"])["xml"])["name"];
    const element = inner.kind === "list" && !wrapped ? String(itemName ?? named) : named;
    return { name, shape: inner, required, element, namespace: String(xml["namespace"] ?? inherited), attribute, wrapped };
  }

  const roots = schemaNames.map((schema): RootShape => {
    const reference = { $ref: `#/components/schemas/${schema}` };
    const xml = asObject(merged(spec, reference)["xml"]);
    const namespace = String(xml["namespace"] ?? "");
    return { schema, shape: shape(reference, schema, schema, namespace), element: String(xml["name"] ?? schema), namespace };
  });
  return { roots, objects };
}

export function isScalar(shape: Shape): shape is Extract<Shape, { kind: Scalar }> {
  return shape.kind !== "object" && shape.kind !== "list";
}

/** Members in the order in which XML writes them: attributes are apart, and DataContractSerializer's order is ordinal. */
export function xmlOrder(object: ObjectShape): Member[] {
  const members = object.members.filter(({ attribute }) => !attribute);
  return object.ordinalOrder ? members.sort((a, b) => (a.element < b.element ? -1 : 1)) : members;
}

function namespaceOf(schema: JsonObject): string | undefined {
  const namespace = asObject(schema["xml"])["namespace"];
  return typeof namespace === "string" ? namespace : undefined;
}

/** A schema with its references and allOf parts merged: properties and required add up, the narrower type wins. */
function merged(spec: Spec, schema: Json | undefined): JsonObject {
  const { allOf, ...own } = spec.resolve(schema);
  let result: JsonObject = {};
  for (const part of [...asArray(allOf).map((entry) => merged(spec, entry)), own]) {
    const properties = { ...asObject(result["properties"]) };
    for (const [name, value] of Object.entries(asObject(part["properties"]))) {
      properties[name] = name in properties ? { allOf: [properties[name] ?? {}, value] } : value;
    }
    const required = [...asArray(result["required"]), ...asArray(part["required"])];
    result = { ...result, ...part, ...(Object.keys(properties).length > 0 && { properties }), ...(required.length > 0 && { required }) };
  }
  return result;
}
