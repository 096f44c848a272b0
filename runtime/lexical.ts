// The lexical forms of numbers and booleans in XML (XML Schema part 2) and in forms (wire rules X8, F5).

const integerForm = /^[+-]?[0-9]{1,40}$/;
const decimalForm = /^[+-]?(?:[0-9]{1,40}(?:\.[0-9]{0,40})?|\.[0-9]{1,40})(?:[eE][+-]?[0-9]{1,4})?$/;

/** Parses an integer, or returns undefined. Beyond 2^53 it is inexact, but out of int32's range anyway. */
export function parseInteger(text: string): number | undefined {
  const trimmed = trimXmlSpace(text);
  // Adding 0 turns -0, which no other format can tell from 0, into 0.
  return integerForm.test(trimmed) ? Number(trimmed) + 0 : undefined;
}

export function parseNumber(text: string): number | undefined {
  const trimmed = trimXmlSpace(text);
  return decimalForm.test(trimmed) ? Number(trimmed) + 0 : undefined;
}

/** XML Schema boolean: true, false, 1, 0. */
export function parseXmlBoolean(text: string): boolean | undefined {
  const trimmed = trimXmlSpace(text);
  if (trimmed === "true" || trimmed === "1") return true;
  if (trimmed === "false" || trimmed === "0") return false;
  return undefined;
}

/** Boolean of a form: true or false in any letter case, as .NET writes and reads it. */
export function parseFormBoolean(text: string): boolean | undefined {
  const trimmed = trimXmlSpace(text).toLowerCase();
  if (trimmed === "true") return true;
  if (trimmed === "false") return false;
  return undefined;
}

/** A loop, because a pattern for trailing white space takes quadratic time on a long run of it inside the text. */
function trimXmlSpace(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isXmlSpace(text.charCodeAt(start))) start++;
  while (end > start && isXmlSpace(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end);
}

export function isXmlSpace(code: number): boolean {
  return code === 0x20 || code === 0x9 || code === 0xa || code === 0xd;
}
