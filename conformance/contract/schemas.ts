// A schema as one set of keywords, with allOf and $ref resolved and every keyword's own place kept; and its validator.
import type { ErrorObject, ValidateFunction } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { type ContractDocument, isList, isObject, type Json, member, step } from "./document.ts";
import { readXmlObject, type XmlObject } from "./xml-object.ts";

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
  /** Schema of members that properties does not name, where the contract gives one. */
  readonly additional: SchemaNode | undefined;
  /** Schemas of oneOf or anyOf. */
  readonly alternatives: readonly SchemaNode[];
  readonly required: readonly string[];
  readonly xml: XmlObject;
}

/** A request leaves out what is readOnly, a response what is writeOnly, even where it is required. */
export type Direction = "request" | "response";

export interface SchemaError {
  /** JSON pointer of the keyword that the value breaks. */
  readonly pointer: string;
  readonly keyword: string;
  /** JSON pointer into the value; empty for the whole of it. */
  readonly at: string;
  readonly message: string;
  /** Only a format is broken, which JSON Schema lets a server leave unchecked. */
  readonly isOnlyFormat: boolean;
}

export interface Schemas {
  /** @throws Error for a $ref to a missing place. */
  node(pointer: string): SchemaNode;
  /** The first way in which the value breaks the schema; undefined for a valid value. */
  validate(pointer: string, value: unknown, direction: Direction): SchemaError | undefined;
}

export const jsonTypes = ["null", "boolean", "integer", "number", "string", "array", "object"];
/** Keywords whose values are schemas, which are nodes of their own. */
const structural = new Set(["properties", "items", "allOf", "oneOf", "anyOf", "xml", "required", "$ref"]);

export function createSchemas(document: ContractDocument): Schemas {
  const nodes = new Map<string, SchemaNode>();
  const validators = {
    request: createValidators(withoutRequired(document.root, "readOnly")),
    response: createValidators(withoutRequired(document.root, "writeOnly")),
  };
  const node = (place: string): SchemaNode => {
    const pointer = document.canonical(place);
    const known = nodes.get(pointer);
    if (known !== undefined) return known;
    const made = readNode(document, pointer, node);
    nodes.set(pointer, made);
    return made;
  };
  return {
    node,
    validate(pointer, value, direction) {
      const { strict, loose } = validators[direction];
      if (document.at(pointer).value === undefined) return undefined;
      const validate = strict(pointer);
      if (validate(value)) return undefined;
      const [error] = validate.errors ?? [];
      const withoutFormats = loose(pointer);
      const isOnlyFormat = withoutFormats(value) === true;
      return toSchemaError(isOnlyFormat ? error : (withoutFormats.errors?.[0] ?? error), pointer, isOnlyFormat);
    },
  };
}

/** Ajv's schemaPath is absolute after a $ref and else below the schema. */
function toSchemaError(error: ErrorObject | undefined, schema: string, isOnlyFormat: boolean): SchemaError {
  const path = decodeURIComponent(error?.schemaPath.slice(error.schemaPath.indexOf("#") + 1) ?? "");
  const extra = error?.params?.["additionalProperty"];
  return {
    pointer: path.startsWith("/components/") || path.startsWith("/paths/") ? path : schema + path,
    keyword: error?.keyword ?? "schema",
    at: error?.instancePath ?? "",
    message: `${error?.instancePath || "the body"} ${error?.message}${typeof extra === "string" ? ` (${extra})` : ""}`,
    isOnlyFormat,
  };
}

function createValidators(root: Json) {
  const options = { strict: false, validateSchema: false, logger: false } as const;
  const strict = new Ajv2020(options);
  (addFormats as unknown as (ajv: Ajv2020) => void)(strict);
  const loose = new Ajv2020({ ...options, validateFormats: false });
  const compile = (ajv: Ajv2020) => {
    const compiled = new Map<string, ValidateFunction>();
    ajv.addSchema(root as object, "contract");
    return (pointer: string): ValidateFunction => {
      const known = compiled.get(pointer);
      if (known !== undefined) return known;
      const made = ajv.compile({ $ref: `contract#${pointer.split("/").map(encodeURIComponent).join("/")}` });
      compiled.set(pointer, made);
      return made;
    };
  };
  return { strict: compile(strict), loose: compile(loose) };
}

/** The document with members of that mark left out of required. */
function withoutRequired(value: Json | undefined, mark: "readOnly" | "writeOnly"): Json {
  if (isList(value)) return value.map((each) => withoutRequired(each, mark));
  if (!isObject(value)) return value ?? null;
  const copy: Record<string, Json | undefined> = Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, withoutRequired(each, mark)]),
  );
  const { required, properties } = value;
  if (isList(required) && isObject(properties))
    copy["required"] = required.filter((name) => member(properties[String(name)], mark) !== true);
  return copy as Json;
}

interface Part {
  readonly value: Json | undefined;
  readonly pointer: string;
}

function readNode(document: ContractDocument, start: string, nodeAt: (pointer: string) => SchemaNode): SchemaNode {
  const keywords = new Map<string, Keyword>();
  const members = new Map<string, string>();
  const required = new Set<string>();
  const places: { items?: string; additional?: string; alternatives: string[]; xml?: Part } = { alternatives: [] };
  for (const { value, pointer } of partsOf(document, start)) {
    for (const [name, keyword] of Object.entries(isObject(value) ? value : {}))
      if (!structural.has(name)) keywords.set(name, { value: keyword as Json, pointer: step(pointer, name) });
    const properties = member(value, "properties");
    for (const name of Object.keys(isObject(properties) ? properties : {}))
      members.set(name, step(step(pointer, "properties"), name));
    if (isObject(member(value, "items"))) places.items = step(pointer, "items");
    if (isObject(member(value, "additionalProperties"))) places.additional = step(pointer, "additionalProperties");
    for (const word of ["oneOf", "anyOf"]) {
      const list = member(value, word);
      if (isList(list)) places.alternatives = list.map((_, index) => step(step(pointer, word), index));
    }
    const names = member(value, "required");
    for (const name of isList(names) ? names : []) required.add(String(name));
    if (isObject(member(value, "xml"))) places.xml = { value: member(value, "xml"), pointer: step(pointer, "xml") };
  }
  return lazyNode(start, keywords, members, [...required], places, nodeAt);
}

/** Inner schemas are read when they are asked for, since a schema may contain itself. */
function lazyNode(
  pointer: string,
  keywords: ReadonlyMap<string, Keyword>,
  members: ReadonlyMap<string, string>,
  required: readonly string[],
  places: { items?: string; additional?: string; alternatives: readonly string[]; xml?: Part },
  nodeAt: (pointer: string) => SchemaNode,
): SchemaNode {
  const optional = (place: string | undefined) => (place === undefined ? undefined : nodeAt(place));
  return {
    pointer,
    types: typesOf(keywords, members.size > 0, places),
    keywords,
    get properties() {
      return new Map([...members].map(([name, place]) => [name, nodeAt(place)]));
    },
    get items() {
      return optional(places.items);
    },
    get additional() {
      return optional(places.additional);
    },
    get alternatives() {
      return places.alternatives.map(nodeAt);
    },
    required,
    xml: readXmlObject(places.xml, keywords, pointer),
  };
}

/** The schema itself after those that it refers to or is all of. */
function partsOf(document: ContractDocument, pointer: string, depth = 0): Part[] {
  const own = document.unfollowed(pointer);
  if (depth > 20) return [];
  const reference = member(own.value, "$ref");
  const referred = typeof reference === "string" ? partsOf(document, document.at(pointer).pointer, depth + 1) : [];
  const all = member(own.value, "allOf");
  const inner = isList(all)
    ? all.flatMap((_, index) => partsOf(document, step(step(own.pointer, "allOf"), index), depth + 1))
    : [];
  return [...referred, ...inner, own];
}

function typesOf(
  keywords: ReadonlyMap<string, Keyword>,
  hasMembers: boolean,
  { items, alternatives }: { items?: string; alternatives: readonly string[] },
): readonly string[] {
  const type = keywords.get("type")?.value;
  if (isList(type)) return type.map(String);
  if (typeof type === "string") return [type];
  if (hasMembers) return ["object"];
  if (items !== undefined) return ["array"];
  return alternatives.length > 0 ? [] : jsonTypes;
}
