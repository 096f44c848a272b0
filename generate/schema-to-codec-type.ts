// Reduces schemas to codec types.
import type { BodySchema } from "./bodies.ts";
import type { CodecType, CodecTypes, ListType, Member, ObjectType, RootType } from "./codec-type.ts";
import { refuseLossyTypes } from "./lossy-types.ts";
import {
  asArray,
  asObject,
  type Json,
  type JsonObject,
  nullableAlternative,
  referenceName,
  type Spec,
  SpecError,
} from "./spec.ts";

/** Where a schema stands, and what it inherits there. */
interface Place {
  /** Also the name of an inline object. */
  readonly name: string;
  readonly element: string;
  readonly namespace: string;
}

interface Build {
  readonly spec: Spec;
  readonly objects: Map<string, ObjectType>;
  /** What each object was made from: two different ones must not share a name. */
  readonly origins: Map<string, string>;
  /** The objects around, by what they are made from: an inline object that contains itself ends there. */
  readonly around: Map<string, string>;
}

const defaultMaxItems = 10_000;

/** The codec types of all bodies. @throws SpecError on a schema that one of its formats cannot carry without loss */
export function toCodecTypes(spec: Spec, bodies: readonly BodySchema[]): CodecTypes {
  const build: Build = { spec, objects: new Map(), origins: new Map(), around: new Map() };
  const roots = bodies.map(({ schema, formats }): RootType => {
    const reference = { $ref: `#/components/schemas/${schema}` };
    const xml = asObject(merged(spec, reference)["xml"]);
    const [element, namespace] = [String(xml["name"] ?? schema), String(xml["namespace"] ?? "")];
    const type = toCodecType(build, reference, { name: schema, element: schema, namespace });
    return { schema, formats, type, element, namespace };
  });
  const types = { roots, objects: build.objects };
  refuseLossyTypes(types);
  return types;
}

function toCodecType(build: Build, schema: Json | undefined, place: Place): CodecType {
  const alternative = nullableAlternative(schema);
  if (alternative !== undefined) return { ...toCodecType(build, alternative, place), nullable: true };
  const whole = merged(build.spec, schema);
  const types = listTypes(whole);
  const nullable = types.includes("null");
  const [kind, ...more] = types.filter((type) => type !== "null");
  if (more.length > 0 || "anyOf" in whole || "oneOf" in whole) {
    return { kind: "any", nullable, name: "a value of several types" };
  }
  const name = referenceName(schema) ?? place.name;
  switch (kind) {
    case "integer":
    case "number":
    case "boolean":
    case "string":
      return { kind, nullable };
    case "array":
      return toListType(build, whole, { ...place, name }, nullable);
    case "object":
      return isMap(whole)
        ? { kind: "any", nullable, name: "a map" }
        : { kind, nullable, name: addObject(build, checkReference(schema, place), { ...place, name }) };
    default:
      return { kind: "any", nullable, name: "a value of any type" };
  }
}

/** Types of a schema, also where it only implies them. */
export function listTypes({ type, enum: values, const: value, properties, items }: JsonObject): string[] {
  if (type !== undefined) return asArray(Array.isArray(type) ? type : [type]).map(String);
  if (Object.keys(asObject(properties)).length > 0) return ["object"];
  if (items !== undefined) return ["array"];
  const literals = value === undefined ? asArray(values) : [value];
  return [...new Set(literals.map((literal) => (literal === null ? "null" : typeof literal)))];
}

/** With `properties: {}` and no word about others, no members are meant. */
function isMap({ properties, additionalProperties }: JsonObject): boolean {
  if (Object.keys(asObject(properties)).length > 0 || additionalProperties === false) return false;
  return properties === undefined || additionalProperties !== undefined;
}

function toListType(build: Build, schema: JsonObject, place: Place, nullable: boolean): ListType {
  const namespace = getNamespace(schema) ?? place.namespace;
  const items = schema["items"];
  const xml = asObject(merged(build.spec, items)["xml"]);
  const itemElement = String(xml["name"] ?? referenceName(items) ?? place.element);
  return {
    kind: "list",
    nullable,
    item: toCodecType(build, items, { name: `${place.name}Item`, element: itemElement, namespace }),
    itemElement,
    itemNamespace: String(xml["namespace"] ?? namespace),
    maxItems: Number(schema["maxItems"] ?? defaultMaxItems),
  };
}

/** @throws SpecError that names the place of the reference, not of the object that it refers to */
function checkReference(value: Json | undefined, { name }: Place): Json | undefined {
  const { $ref, ...beside } = asObject(value);
  if ($ref !== undefined && ("properties" in beside || "allOf" in beside))
    throw new SpecError(`${name}: keywords next to a $ref are not supported; use allOf`);
  return value;
}

function addObject(build: Build, value: Json | undefined, place: Place): string {
  const { $ref } = asObject(value);
  // Keywords next to a reference describe the member that holds it, not the object.
  const schema = merged(build.spec, $ref === undefined ? value : { $ref });
  const namespace = getNamespace(schema) ?? place.namespace;
  const origin = JSON.stringify([namespace, schema]);
  const outer = $ref === undefined ? build.around.get(origin) : undefined;
  if (outer !== undefined) return outer;
  const name = freeName(build, place.name.replaceAll(/\W/g, "_"), origin);
  if (build.origins.has(name)) return name;
  // Set before the members are looked at, so that a schema that contains itself ends.
  build.origins.set(name, origin);
  const ordinalOrder = schema["x-xml-order"] === "ordinal";
  const isOpen = schema["additionalProperties"] !== false && schema["unevaluatedProperties"] !== false;
  const required = asArray(schema["required"]);
  const unknown = required.find((member) => !Object.hasOwn(asObject(schema["properties"]), String(member)));
  if (unknown !== undefined && !isOpen)
    throw new SpecError(`${name}: the required member ${String(unknown)} is not among its properties`);
  const own = {
    name,
    isComponent: $ref !== undefined,
    isNullable: listTypes(schema).includes("null"),
    isOpen,
    namespace,
    ordinalOrder,
  };
  build.objects.set(name, { ...own, members: [] });
  build.around.set(origin, name);
  const members = Object.entries(asObject(schema["properties"])).map(([member, property]) =>
    toMember(build, property, { name: `${name}${member}`, element: member, namespace }, required.includes(member)),
  );
  build.around.delete(origin);
  build.objects.set(name, { ...own, members });
  return name;
}

/** An object inside two XML namespaces is two objects; so are two inline objects of one place name. */
function freeName({ origins }: Build, wanted: string, origin: string): string {
  let name = wanted;
  for (let count = 2; (origins.get(name) ?? origin) !== origin; count++) name = `${wanted}${count}`;
  return name;
}

function toMember(build: Build, value: Json, place: Place, required: boolean): Member {
  const name = place.element;
  const xml = ownXml(value);
  const schema = merged(build.spec, value);
  const named = String(xml["name"] ?? name);
  const type = toCodecType(build, value, { ...place, element: named });
  const attribute = xml["attribute"] === true;
  const wrapped = asObject(schema["xml"])["wrapped"] === true;
  const isBare = type.kind === "list" && !wrapped;
  const itemXml = isBare ? asObject(merged(build.spec, schema["items"])["xml"]) : {};
  const element = String(itemXml["name"] ?? named);
  const namespace = String(itemXml["namespace"] ?? xml["namespace"] ?? place.namespace);
  return { name, type, required, element, namespace, attribute, wrapped, schema };
}

function getNamespace(schema: JsonObject): string | undefined {
  const namespace = asObject(schema["xml"])["namespace"];
  return typeof namespace === "string" ? namespace : undefined;
}

/** The xml object of a member itself, also where an allOf narrows it. That of a component it refers to is about the component. */
function ownXml(schema: Json | undefined): JsonObject {
  const { allOf, xml } = asObject(schema);
  return Object.assign({}, ...asArray(allOf).map(ownXml), asObject(xml));
}

/** A schema with its references and allOf parts merged: properties, required and xml add up, and the later part wins. */
export function merged(spec: Spec, value: Json | undefined, around: readonly string[] = []): JsonObject {
  const alternative = nullableAlternative(value);
  if (alternative !== undefined) return nullable(merged(spec, alternative, around));
  const { $ref, allOf, ...own } = asObject(value);
  const reference = String($ref ?? "");
  if (reference !== "" && around.includes(reference)) throw new SpecError(`the schema ${reference} is recursive`);
  const target = $ref === undefined ? {} : merged(spec, spec.resolve({ $ref }), [...around, reference]);
  let result: JsonObject = {};
  for (const part of [target, ...asArray(allOf).map((entry) => merged(spec, entry, around)), own]) {
    const properties = { ...asObject(result["properties"]) };
    for (const [name, value] of Object.entries(asObject(part["properties"]))) {
      properties[name] = Object.hasOwn(properties, name) ? { allOf: [properties[name] ?? {}, value] } : value;
    }
    const isObject = "properties" in result || "properties" in part;
    const required = [...asArray(result["required"]), ...asArray(part["required"])];
    const xml = { ...asObject(result["xml"]), ...asObject(part["xml"]) };
    result = { ...result, ...part, ...(isObject && { properties }), required, xml };
  }
  return result;
}

function nullable(schema: JsonObject): JsonObject {
  const types = asArray(Array.isArray(schema["type"]) ? schema["type"] : [schema["type"] ?? null]);
  return { ...schema, type: [...new Set([...types, "null"])] };
}
