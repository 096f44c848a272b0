// Reads JSON text strictly; its errors say where, in words of ours.
import { type ParseErrorCode, visit } from "jsonc-parser";
import { lineAndColumn, ReadError } from "./read-error.ts";

/** @throws ReadError with line and column where the text stops being JSON (RFC 8259). */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ReadError(lineAndColumn(text, firstErrorOffset(text)), "the JSON is not well-formed here", true);
  }
}

/** JSON.parse has the last word on what is wrong, but does not say where on every Node version. */
function firstErrorOffset(text: string): number {
  let first = text.length;
  const onError = (_code: ParseErrorCode, offset: number) => {
    first = Math.min(first, offset);
  };
  visit(text, { onError }, { disallowComments: true });
  return first;
}
