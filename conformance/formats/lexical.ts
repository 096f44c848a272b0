// Simple values in formats that have only text (XML, forms), in the lexical forms of XML Schema.
import type { SchemaNode } from "../contract/schemas.ts";

/** A message that violates its schema in its media type, with the place in the contract. */
export class MessageError extends Error {
  override readonly name = "MessageError";
  /** JSON pointer into the contract. */
  readonly pointer: string;

  constructor(message: string, pointer: string) {
    super(message);
    this.pointer = pointer;
  }
}

/** Represents text that is not a value of the schema's types. */
export const notReadable: unique symbol = Symbol("not readable");

export const isSimple = (value: unknown): value is string | number | boolean =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean";

export const toText = (value: string | number | boolean): string => String(value);

/** The JSON types that the schema or its alternatives allow. */
export const allTypes = (node: SchemaNode): readonly string[] =>
  node.types.length > 0 ? node.types : node.alternatives.flatMap(allTypes);

/** Reads text as a value of the schema. It stays text wherever the schema allows text. */
export function fromText(node: SchemaNode, text: string): unknown {
  const types = allTypes(node);
  if (types.includes("string")) return text;
  const trimmed = text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, "");
  if (types.includes("boolean") && /^(?:true|false|1|0)$/.test(trimmed)) return trimmed === "true" || trimmed === "1";
  if (types.includes("integer") && /^[+-]?[0-9]+$/.test(trimmed)) return Number(trimmed);
  if (types.includes("number") && /^[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?$/.test(trimmed))
    return Number(trimmed);
  return notReadable;
}
