// Reads JSON text strictly; its errors say where, in words of ours.
import { jsonErrorOffset } from "./json-error-offset.ts";
import { lineAndColumn, ReadError } from "./read-error.ts";
import { halfPairOffset } from "./well-formed.ts";

/** @throws ReadError with line and column where the text stops being JSON (RFC 8259) or has ill-formed text (RFC 7493). */
export function parseJson(text: string): unknown {
  const value = parsed(text);
  const halfPair = halfPairOffset(text);
  if (halfPair !== undefined)
    throw new ReadError(lineAndColumn(text, halfPair), "half of a surrogate pair is not valid Unicode text", true);
  return value;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ReadError(lineAndColumn(text, jsonErrorOffset(text)), "the JSON is not well-formed", true);
  }
}
