// Contracts that differ from ours in one place: a keyword, type, member, status, media type, header, name or scope.
import { isObject, type Json, type JsonObject, step } from "../../../conformance/contract/document.ts";

export interface ContractMutant {
  /** JSON pointer of what is changed. */
  readonly pointer: string;
  readonly change: string;
  readonly document: JsonObject;
}

interface Edit {
  readonly pointer: string;
  readonly change: string;
  /** The new value; undefined takes the member out. */
  readonly to: Json | undefined;
}

/** Each is made of the whole document anew, so none knows of another. */
export function contractMutants(document: JsonObject): readonly ContractMutant[] {
  const edits = editsOf(document, "");
  return edits.map(({ pointer, change, to }) => ({
    pointer,
    change,
    document: edited(document, pointer.split("/").slice(1).map(unescaped), to),
  }));
}

const unescaped = (name: string): string => name.replaceAll("~1", "/").replaceAll("~0", "~");

function edited(value: Json, [name, ...rest]: readonly string[], to: Json | undefined): JsonObject {
  if (Array.isArray(value)) {
    const list = value.map((each: Json, index) =>
      String(index) === name ? (rest.length === 0 ? to : edited(each, rest, to)) : each,
    );
    return list.filter((each) => each !== undefined) as unknown as JsonObject;
  }
  const { [name ?? ""]: before, ...others } = value as JsonObject;
  const after = rest.length === 0 ? to : edited(before ?? null, rest, to);
  // Members keep their order, which means something in XML.
  return Object.fromEntries(
    Object.entries(value as JsonObject).flatMap(([key, each]) =>
      key !== name ? [[key, each]] : after === undefined ? [] : [[key, after]],
    ),
  ) as JsonObject & typeof others;
}

const proseOnly = new Set([
  "description",
  "summary",
  "title",
  "examples",
  "example",
  "tags",
  "info",
  "x-source-sample",
  "x-personal-data",
  "x-extension",
  "x-no-retry",
  "servers",
  "license",
  "contact",
]);

function editsOf(value: Json | undefined, pointer: string): readonly Edit[] {
  if (Array.isArray(value)) return value.flatMap((each: Json, index) => editsOf(each, step(pointer, index)));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, each]) => {
    const isNamed = /\/(?:properties|schemas|headers|parameters|responses|content|paths|securitySchemes)$/.test(
      pointer,
    );
    if (!isNamed && proseOnly.has(name)) return [];
    const place = step(pointer, name);
    return [...editsOfMember(place, name, each as Json, pointer), ...editsOf(each, place)];
  });
}

const bounds = new Set(["maxLength", "minLength", "minimum", "maximum", "maxItems", "minItems"]);

function editsOfMember(pointer: string, name: string, value: Json, parent: string): readonly Edit[] {
  const edit = (change: string, to: Json | undefined): Edit => ({ pointer, change, to });
  if (bounds.has(name) && typeof value === "number")
    return [
      edit(`${value} -> ${value + 1}`, value + 1),
      edit(`${value} -> ${value - 1}`, value - 1),
      edit("left out", undefined),
    ].filter(({ to }) => !(name.endsWith("Length") && to === -1));
  if (name === "pattern") return [edit("left out", undefined)];
  if (name === "format" || name === "x-xml-order" || name === "x-retry") return [edit("left out", undefined)];
  if (name === "additionalProperties") return [edit("-> true", true)];
  if (name === "type" && !parent.includes("securitySchemes")) return typeEdits(pointer, value);
  if (name === "enum" && Array.isArray(value))
    return [
      ...value.map((each: Json, index) =>
        edit(
          `without ${each}`,
          value.filter((_: Json, at) => at !== index),
        ),
      ),
      edit("with another", [...value, "Another"]),
    ];
  if (name === "required") return requiredEdits(pointer, value, parent);
  if (parent.endsWith("/xml"))
    return [
      edit(typeof value === "boolean" ? "the other" : "another", typeof value === "boolean" ? !value : `${value}x`),
    ];
  if (name === "security" && Array.isArray(value)) return [edit("nobody is asked", [])];
  if (/\/(?:content|responses|headers|properties)$/.test(parent))
    return parent.startsWith("/components/responses") || !parent.startsWith("/components/headers")
      ? [edit("left out", undefined)]
      : [];
  return [];
}

function typeEdits(pointer: string, value: Json): readonly Edit[] {
  const types = [value].flat().map(String);
  const nullable = types.includes("null") ? types.filter((type) => type !== "null") : [...types, "null"];
  const [first = ""] = types;
  const other =
    { string: "integer", integer: "string", boolean: "string", array: "object", object: "array" }[first] ?? "string";
  return [
    {
      pointer,
      change: types.includes("null") ? "not null any more" : "null too",
      to: nullable.length === 1 ? (nullable[0] ?? "") : nullable,
    },
    { pointer, change: `${first} -> ${other}`, to: types.length === 1 ? other : [other, ...types.slice(1)] },
  ];
}

function requiredEdits(pointer: string, value: Json, parent: string): readonly Edit[] {
  // OpenAPI has no path parameter that is not required.
  if (typeof value === "boolean")
    return /parameters\/(?:contactID|phoneNumberID)$/.test(parent)
      ? []
      : [{ pointer, change: `-> ${!value}`, to: !value }];
  if (!Array.isArray(value)) return [];
  return value.map((each: Json, index) => ({
    pointer,
    change: `without ${each}`,
    to: value.filter((_: Json, at) => at !== index),
  }));
}
