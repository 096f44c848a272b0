// Reads JSON text strictly; its errors say where, in words of ours.
import { createScanner } from "jsonc-parser";
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
    throw new ReadError(lineAndColumn(text, firstErrorOffset(text)), "the JSON is not well-formed", true);
  }
}

/** jsonc-parser's SyntaxKind by number: it is a const enum, which verbatimModuleSyntax cannot import. */
const kinds = ["", "{", "}", "[", "]", ",", ":", "scalar", "scalar", "scalar", "string", "scalar"] as const;
const whiteSpace: readonly number[] = [14, 15];

type Expected = "value" | "value or ]" | "name" | "name or }" | ":" | ", or end";

/** JSON.parse has the last word on what is wrong, but does not say where on every Node version. Not recursive: a body nests as it likes. */
function firstErrorOffset(text: string): number {
  const scanner = createScanner(text);
  const open: string[] = [];
  let expected: Expected | undefined = "value";
  while (expected !== undefined) {
    const kind: number = scanner.scan();
    if (whiteSpace.includes(kind)) continue;
    expected = scanner.getTokenError() === 0 ? after(expected, kinds[kind] ?? "", open) : undefined;
  }
  const offset = scanner.getTokenOffset();
  return offset + validLength(text.slice(offset, offset + scanner.getTokenLength()), scanner.getTokenError() !== 0);
}

const wholeNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const longestNumber = /^-?(?:(?:0|[1-9]\d*)(?:\.(?:\d+(?:[eE](?:[+-]?\d*))?)?|[eE](?:[+-]?\d*))?)?/;
const longestString = /^"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*(?:\\(?:u[\da-fA-F]{0,3})?)?/;

/** How many characters of a broken token are right: the error is at the next one. */
function validLength(token: string, isBroken: boolean): number {
  if (token.startsWith('"')) return isBroken ? (longestString.exec(token)?.[0].length ?? 0) : 0;
  if (/^[-\d]/.test(token)) return wholeNumber.test(token) ? 0 : (longestNumber.exec(token)?.[0].length ?? 0);
  const word = ["true", "false", "null"].find((known) => known[0] === token[0] && known !== token) ?? "";
  let length = 0;
  while (length < word.length && word[length] === token[length]) length++;
  return length;
}

/** What is expected after a token, or undefined after an unexpected token. `open` holds the brackets still to come. */
function after(expected: Expected, token: string, open: string[]): Expected | undefined {
  if (token !== "" && token === open.at(-1) && !["value", "name", ":"].includes(expected)) {
    open.pop();
    return ", or end";
  }
  switch (expected) {
    case "value":
    case "value or ]":
      if (token === "{") open.push("}");
      if (token === "[") open.push("]");
      if (token === "{") return "name or }";
      if (token === "[") return "value or ]";
      return token === "string" || token === "scalar" ? ", or end" : undefined;
    case "name":
    case "name or }":
      return token === "string" ? ":" : undefined;
    case ":":
      return token === ":" ? "value" : undefined;
    case ", or end":
      if (token !== "," || open.length === 0) return undefined;
      return open.at(-1) === "]" ? "value" : "name";
  }
}
