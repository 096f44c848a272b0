// Values of parameters and headers as text: writes them, and checks a text against a schema.

import { step } from "../contract/document.ts";
import type { Parameter } from "../contract/operations.ts";
import type { Direction, SchemaError, SchemaNode, Schemas } from "../contract/schemas.ts";
import { allTypes, fromText, isSimple, notReadable, toText } from "./lexical.ts";

/** Whether a text violates its schema, or readers disagree on it, such as +7 or 1e3 for an integer. */
export interface TextProblem {
  readonly error: SchemaError;
  readonly isUnclear: boolean;
}

/** Undefined if the schema at this pointer allows the text. */
export function judgeText(
  schemas: Schemas,
  schema: string,
  text: string,
  direction: Direction,
): TextProblem | undefined {
  const node = schemas.node(schema);
  const isList = node.types.includes("array") && !node.types.includes("string");
  const value = isList ? arrayFrom(node, text) : fromText(node, text);
  if (value === notReadable) return { error: typeError(schema), isUnclear: isUnclear(node, text) };
  const error = schemas.validate(schema, value, direction);
  if (error !== undefined) return { error, isUnclear: false };
  return isUnclear(node, text) ? { error: typeError(schema), isUnclear: true } : undefined;
}

const arrayFrom = (node: SchemaNode, text: string): unknown => {
  const items = text === "" ? [] : text.split(",").map((each) => (node.items ? fromText(node.items, each) : each));
  return items.includes(notReadable) ? notReadable : items;
};

const typeError = (schema: string): SchemaError => ({
  pointer: step(schema, "type"),
  keyword: "type",
  at: "",
  message: "must have its schema's type",
  isOnlyFormat: false,
});

/** Text that is not a plain form of the types, but that a lenient reader accepts. */
export function isUnclear(node: SchemaNode, text: string): boolean {
  const types = allTypes(node);
  if (types.includes("string")) return false;
  if (text.trim() === "") return true;
  if (types.includes("integer") || types.includes("number")) {
    const plain = types.includes("number") ? /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/ : /^-?(?:0|[1-9]\d*)$/;
    const lenient = /^\s*[+-]?(?:\d+\.?0*|\.0+|\d+e[+-]?\d+|0[xob][0-9a-f]+)\s*$/i;
    if (!plain.test(text) && (lenient.test(text) || (types.includes("number") && Number.isFinite(Number(text)))))
      return true;
  }
  return (
    types.includes("boolean") &&
    !/^(?:true|false)$/.test(text) &&
    /^\s*(?:true|false|[01]|yes|no|on|off)\s*$/i.test(text)
  );
}

/** The value as pairs of name and text; undefined if the parameter's style cannot carry it. */
export function writeParameter(
  parameter: Parameter,
  value: unknown,
): readonly (readonly [string, string])[] | undefined {
  const { name, style, explode } = parameter;
  if (isSimple(value)) return [[name, toText(value)]];
  if (Array.isArray(value)) {
    if (value.length === 0 || !value.every(isSimple)) return undefined;
    const texts = value.map(toText);
    if (explode && style === "form") return texts.map((text) => [name, text] as const);
    const separator = { pipeDelimited: "|", spaceDelimited: " " }[style] ?? ",";
    return texts.some((text) => text === "" || text.includes(separator)) ? undefined : [[name, texts.join(separator)]];
  }
  if (typeof value !== "object" || value === null) return undefined;
  const members = Object.entries(value);
  if (members.length === 0 || !members.every(([, each]) => isSimple(each))) return undefined;
  const pairs = members.map(([key, each]) => [key, toText(each as string)] as const);
  if (style === "deepObject") return pairs.map(([key, text]) => [`${name}[${key}]`, text]);
  return explode && style === "form" ? pairs : [[name, pairs.flat().join(",")]];
}
