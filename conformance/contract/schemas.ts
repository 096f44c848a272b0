// A schema as one set of keywords, with allOf and $ref resolved, each keyword with its JSON pointer; and its validator.
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
  /** Allowed JSON types; all of them if the schema has no type. */
  readonly types: readonly string[];
  readonly keywords: ReadonlyMap<string, Keyword>;
  readonly properties: ReadonlyMap<string, SchemaNode>;
  readonly items: SchemaNode | undefined;
  /** Schema of undeclared members, if the contract has one. */
  readonly additional: SchemaNode | undefined;
  /** Schemas of oneOf or anyOf. */
  readonly alternatives: readonly SchemaNode[];
  readonly required: readonly string[];
  readonly xml: XmlObject;
}

/** A request omits readOnly members and a response writeOnly ones, even if they are required. */
export type Direction = "request" | "response";

export interface SchemaError {
  /** JSON pointer of the violated keyword. */
  readonly pointer: string;
  readonly keyword: string;
  /** JSON pointer into the value; empty for the whole value. */
  readonly at: string;
  readonly message: string;
  /** Whether only a format is violated, which JSON Schema lets a server ignore. */
  readonly isOnlyFormat: boolean;
}

export interface Schemas {
  /** @throws Error for a $ref to a missing place. */
  node(pointer: string): SchemaNode;
  /** The first violation of the schema; undefined for a valid value. */
  validate(pointer: string, value: unknown, direction: Direction): SchemaError | undefined;
  /** Schemas that cannot be compiled, each with the reason. They decide nothing. */
  readonly unreadable: () => readonly string[];
}

export const jsonTypes = ["null", "boolean", "integer", "number", "string", "array", "object"];
/** Keywords whose values are schemas. */
const structural = new Set(["properties", "items", "allOf", "oneOf", "anyOf", "xml", "required", "$ref"]);

export function createSchemas(document: ContractDocument): Schemas {
  const nodes = new Map<string, SchemaNode>();
  const unreadable = new Map<string, string>();
  const validators = {
    request: createValidators(withoutRequired(document.root, "readOnly"), "request", unreadable),
    response: createValidators(withoutRequired(document.root, "writeOnly"), "response", unreadable),
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
    unreadable: () => [...unreadable].map(([pointer, why]) => `#${document.written(pointer)}: ${why}`),
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

/** Ajv's schemaPath is absolute after a $ref, otherwise relative to the schema. */
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

function createValidators(root: Json, direction: Direction, unreadable: Map<string, string>) {
  const options = { strict: false, validateSchema: false, logger: false } as const;
  // An unreadable pattern or schema decides nothing: it allows any response, and counts as a format in a request.
  const isResponse = direction === "response";
  const strict = new Ajv2020({ ...options, code: { regExp: regExpOr(isResponse) } });
  addFormats.default(strict);
  const loose = new Ajv2020({ ...options, validateFormats: false, code: { regExp: regExpOr(true) } });
  const compile = (ajv: Ajv2020, otherwise: boolean) => {
    const compiled = new Map<string, Pick<ValidateFunction, "errors"> & ((value: unknown) => unknown)>();
    ajv.addSchema(root as object, "contract");
    return (pointer: string) => {
      if (!compiled.has(pointer))
        try {
          const reference = `contract#${pointer.split("/").map(encodeURIComponent).join("/")}`;
          compiled.set(pointer, ajv.compile({ $ref: reference }));
        } catch (error) {
          unreadable.set(pointer, error instanceof Error ? error.message : String(error));
        }
      return compiled.get(pointer) ?? Object.assign(() => otherwise, { errors: null });
    };
  };
  return { strict: compile(strict, isResponse), loose: compile(loose, true) };
}

function regExpOr(otherwise: boolean) {
  const create = (pattern: string) => readPattern(pattern) ?? { test: () => otherwise };
  return Object.assign(create, { code: "unused" });
}

/** With the u flag, or without it, which allows more escapes; undefined for other dialects. */
export function readPattern(pattern: string): RegExp | undefined {
  for (const flags of ["u", ""])
    try {
      return new RegExp(pattern, flags);
    } catch {}
  return undefined;
}

/** The document with members that have this mark removed from required. */
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
  for (const { value, pointer } of collectParts(document, start)) {
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

/** Nested schemas are read lazily, because a schema may contain itself. */
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
    types: listTypes(keywords, members.size > 0, places),
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

/** The schema itself, after the schemas of its $ref and allOf. */
function collectParts(document: ContractDocument, pointer: string, depth = 0): Part[] {
  const own = document.unfollowed(pointer);
  if (depth > 20) return [];
  const reference = member(own.value, "$ref");
  const referred = typeof reference === "string" ? collectParts(document, document.at(pointer).pointer, depth + 1) : [];
  const all = member(own.value, "allOf");
  const inner = isList(all)
    ? all.flatMap((_, index) => collectParts(document, step(step(own.pointer, "allOf"), index), depth + 1))
    : [];
  return [...referred, ...inner, own];
}

function listTypes(
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
