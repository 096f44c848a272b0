// A schema as one set of keywords, with allOf and $ref resolved and every keyword's own place remembered; and its validator.
import type { ValidateFunction } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { type ContractDocument, isList, isObject, type Json, member, step } from "./document.ts";

export interface Keyword {
  readonly value: Json;
  readonly pointer: string;
}

export interface SchemaNode {
  readonly pointer: string;
  /** JSON types that it allows; all of them where it says none. */
  readonly types: readonly string[];
  readonly keywords: ReadonlyMap<string, Keyword>;
  readonly properties: ReadonlyMap<string, SchemaNode>;
  readonly items: SchemaNode | undefined;
  readonly required: readonly string[];
  readonly xml: XmlObject;
}

export interface XmlObject {
  readonly name: string | undefined;
  readonly namespace: string | undefined;
  readonly wrapped: boolean;
  readonly attribute: boolean;
  /** Members are written in ordinal order of their names, not in the order of the schema. */
  readonly ordinal: boolean;
  readonly pointer: string;
}

export interface Schemas {
  /** @throws Error for a $ref that names nothing. */
  node(pointer: string): SchemaNode;
  validator(pointer: string): ValidateFunction;
}

export const jsonTypes = ["null", "boolean", "integer", "number", "string", "array", "object"];
/** Keywords whose values are schemas, which are nodes of their own. */
const structural = new Set(["properties", "items", "allOf", "xml", "required"]);

export function createSchemas(document: ContractDocument): Schemas {
  const nodes = new Map<string, SchemaNode>();
  const validators = new Map<string, ValidateFunction>();
  const ajv = new Ajv2020({ strict: false, validateSchema: false, allErrors: false, verbose: false, logger: false });
  (addFormats as unknown as (ajv: Ajv2020) => void)(ajv);
  ajv.addSchema(document.root as object, "contract");
  const node = (pointer: string): SchemaNode => {
    const known = nodes.get(pointer);
    if (known !== undefined) return known;
    const made = readNode(document, pointer, node);
    nodes.set(pointer, made);
    return made;
  };
  return {
    node,
    validator(pointer) {
      const known = validators.get(pointer);
      if (known !== undefined) return known;
      const made = ajv.compile({ $ref: `contract#${pointer.split("/").map(encodeURIComponent).join("/")}` });
      validators.set(pointer, made);
      return made;
    },
  };
}

function readNode(document: ContractDocument, start: string, nodeAt: (pointer: string) => SchemaNode): SchemaNode {
  const keywords = new Map<string, Keyword>();
  const properties = new Map<string, SchemaNode>();
  const required = new Set<string>();
  const xmlParts: { readonly value: Json | undefined; readonly pointer: string }[] = [];
  let items: SchemaNode | undefined;
  for (const { value, pointer } of partsOf(document, start)) {
    for (const [name, keyword] of Object.entries(isObject(value) ? value : {}))
      if (!structural.has(name)) keywords.set(name, { value: keyword as Json, pointer: step(pointer, name) });
    const members = member(value, "properties");
    for (const name of Object.keys(isObject(members) ? members : {}))
      properties.set(name, nodeAt(document.at(step(step(pointer, "properties"), name)).pointer));
    if (isObject(member(value, "items"))) items = nodeAt(document.at(step(pointer, "items")).pointer);
    const names = member(value, "required");
    for (const name of isList(names) ? names : []) required.add(String(name));
    if (isObject(member(value, "xml"))) xmlParts.push({ value: member(value, "xml"), pointer: step(pointer, "xml") });
  }
  return {
    pointer: start,
    types: typesOf(keywords),
    keywords,
    properties,
    items,
    required: [...required],
    xml: xmlOf(xmlParts.at(-1), keywords, start),
  };
}

/** The schema itself after those that it is all of. */
function partsOf(document: ContractDocument, pointer: string): { value: Json | undefined; pointer: string }[] {
  const place = document.at(pointer);
  const all = member(place.value, "allOf");
  const inner = isList(all)
    ? all.flatMap((_, index) => partsOf(document, step(step(place.pointer, "allOf"), index)))
    : [];
  return [...inner, place];
}

function typesOf(keywords: ReadonlyMap<string, Keyword>): readonly string[] {
  const type = keywords.get("type")?.value;
  if (isList(type)) return type.map(String);
  return typeof type === "string" ? [type] : jsonTypes;
}

function xmlOf(
  part: { readonly value: Json | undefined; readonly pointer: string } | undefined,
  keywords: ReadonlyMap<string, Keyword>,
  pointer: string,
): XmlObject {
  const name = member(part?.value, "name");
  const namespace = member(part?.value, "namespace");
  return {
    name: typeof name === "string" ? name : undefined,
    namespace: typeof namespace === "string" ? namespace : undefined,
    wrapped: member(part?.value, "wrapped") === true,
    attribute: member(part?.value, "attribute") === true,
    ordinal: keywords.get("x-xml-order")?.value === "ordinal",
    pointer: part?.pointer ?? pointer,
  };
}
