// Holds a text from a path, query or header against its schema.
import { step } from "../contract/document.ts";
import { toPointer } from "../contract/schema-path.ts";
import type { Schemas } from "../contract/schemas.ts";
import { fromText, notReadable } from "./lexical.ts";

export interface TextViolation {
  /** JSON pointer of the keyword that it breaks. */
  readonly pointer: string;
  readonly keyword: string;
  readonly message: string;
}

/** Undefined where the schema, by its pointer, allows the text. */
export function judgeText(schemas: Schemas, schema: string, text: string): TextViolation | undefined {
  const value = fromText(schemas.node(schema), text);
  if (value === notReadable)
    return { pointer: step(schema, "type"), keyword: "type", message: "a value of its schema's type" };
  const validate = schemas.validator(schema);
  if (validate(value)) return undefined;
  const error = validate.errors?.[0];
  const { keyword = "type", message = "a value that its schema allows" } = error ?? {};
  return { pointer: toPointer(error?.schemaPath, schema), keyword, message };
}
