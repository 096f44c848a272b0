// A schema as it applies at one place: the parts that $ref and allOf bring together, each with where it is written.
import { isDeepStrictEqual } from "node:util";
import { asArray, asObject, type Json, type JsonObject } from "../../generate/spec.ts";
import { besideNull, canGainNull, spelledAs31, withNull, without } from "./null-alternative.ts";
import { child, children, type Located, target } from "./places.ts";

/** Where a schema stands: who reads the value, and what it is in XML when it can be written in XML at all. */
export interface SchemaPlace {
  readonly direction: "request" | "response";
  readonly xml?: XmlPlace;
}

interface BothNames {
  readonly base: string;
  readonly revised: string;
}

export interface XmlPlace {
  readonly as: "root" | "member" | "item";
  /** The element's name where xml does not say one. */
  readonly names: BothNames;
  /** The namespace that is inherited. */
  readonly namespaces: BothNames;
}

export interface Part {
  readonly schema: JsonObject;
  readonly pointer: string;
  /** Written in a component that is referred to: its XML name is that of the component, not of the member. */
  readonly referred: boolean;
}

/** All parts hold together. Those written nearest come first, as their annotations win. */
export interface SchemaNode {
  readonly parts: readonly Part[];
  readonly pointer: string;
  /** The name of the component, when the place is nothing but a reference to one. */
  readonly component?: string;
}

export function schemaNode(document: JsonObject, places: readonly Located[]): SchemaNode {
  const parts: Part[] = [];
  for (const place of places) collect(document, place, false, new Set(), parts);
  const [first] = places;
  const only = places.length === 1 ? getReference(first?.value) : undefined;
  const pointer = parts[0]?.pointer ?? places[0]?.pointer ?? "";
  return { parts, pointer, ...(typeof only === "string" && { component: only.slice(only.lastIndexOf("/") + 1) }) };
}

function getReference(value: Json | undefined): Json | undefined {
  const schema = asObject(value);
  return schema["$ref"] ?? asObject(besideNull(schema)?.value)["$ref"];
}

function collect(document: JsonObject, place: Located, referred: boolean, above: Set<string>, parts: Part[]): void {
  if (place.value === undefined || place.value === true || above.has(place.pointer)) return;
  const { $ref, allOf, ...whole } = asObject(place.value === false ? { not: {} } : place.value);
  const inside = new Set([...above, place.pointer]);
  const own = spelledAs31(document, whole);
  const nullable = besideNull(own);
  const inner: Part[] = [];
  if (nullable !== undefined) {
    const other = { value: nullable.value, pointer: `${place.pointer}/${nullable.keyword}/${nullable.index}` };
    collect(document, other, referred, inside, inner);
  }
  const apart = nullable !== undefined && inner.every(({ schema }) => canGainNull(schema, nullable));
  const rest = apart ? without(own, nullable.keyword) : own;
  if (Object.keys(rest).length > 0) parts.push({ schema: rest, pointer: place.pointer, referred });
  if (apart) parts.push(...inner.map((part) => ({ ...part, schema: withNull(part.schema) })));
  const all = child(place, "allOf");
  for (let index = asArray(allOf).length - 1; index >= 0; index--) {
    const entry = { value: asArray(allOf)[index], pointer: `${all.pointer}/${index}` };
    collect(document, entry, referred, inside, parts);
  }
  const named = typeof $ref === "string" ? target(document, $ref) : undefined;
  if (named !== undefined) collect(document, named, true, inside, parts);
}

/** The values that a keyword has, of all parts that use it. */
export function listValues(node: SchemaNode, keyword: string): Json[] {
  return node.parts.flatMap(({ schema }) => (schema[keyword] === undefined ? [] : [schema[keyword]]));
}

/** Where a changed keyword is to be looked up: in the revised contract, or in the base when it is gone from there. */
export function placeOfChange(base: SchemaNode, revised: SchemaNode, keyword: string): string {
  return placesOfChange(base, revised, keyword)[0] ?? revised.pointer;
}

export function placesOfChange(base: SchemaNode, revised: SchemaNode, keyword: string): string[] {
  const written = (node: SchemaNode) => node.parts.filter(({ schema }) => schema[keyword] !== undefined);
  const [before, after] = [written(base), written(revised)];
  const differs = (part: Part, index: number) =>
    !isDeepStrictEqual(part.schema[keyword], before[index]?.schema[keyword]);
  const changed = after.filter(differs);
  const gone = before.slice(after.length);
  return [...changed, ...gone, ...after]
    .map(({ pointer }) => `${pointer}/${keyword}`)
    .slice(0, changed.length + gone.length || 1);
}

/** The places of a keyword's value in every part that has it. */
export function listPlaces(node: SchemaNode, keyword: string): Located[] {
  return node.parts
    .filter(({ schema }) => schema[keyword] !== undefined)
    .map(({ schema, pointer }) => child({ value: schema, pointer }, keyword));
}

/** The members that a schema names, each with its place in every part that says something of it. */
export function listMembers(node: SchemaNode): Map<string, Located[]> {
  const members = new Map<string, Located[]>();
  for (const place of listPlaces(node, "properties")) {
    for (const [name, member] of children(place)) members.set(name, [...(members.get(name) ?? []), member]);
  }
  return members;
}

export function listRequired(node: SchemaNode): Set<string> {
  return new Set(listValues(node, "required").flatMap(asArray).map(String));
}

/** Whether members that it does not name are refused. */
export function isClosed(node: SchemaNode): boolean {
  const rules = [...listValues(node, "additionalProperties"), ...listValues(node, "unevaluatedProperties")];
  return rules.some((rule) => rule === false || isDeepStrictEqual(rule, { not: {} }));
}
