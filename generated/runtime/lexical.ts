// Generated from generate/runtime/lexical.ts by `npm run generate`. Do not edit.
// The lexical forms of numbers and booleans in XML (XML Schema part 2) and in forms (wire rules X8, F5).

const xmlSpaceAround = /^[ \t\r\n]+|[ \t\r\n]+$/g;
const integerForm = /^[+-]?[0-9]{1,40}$/;
const decimalForm = /^[+-]?(?:[0-9]{1,40}(?:\.[0-9]{0,40})?|\.[0-9]{1,40})(?:[eE][+-]?[0-9]{1,4})?$/;

/** The integer that a text stands for, or undefined. Beyond 2^53 it is inexact, and out of every int32's range all the same. */
export function parseInteger(text: string): number | undefined {
  const trimmed = text.replace(xmlSpaceAround, "");
  // Adding 0 turns -0, which no other format can tell from 0, into 0.
  return integerForm.test(trimmed) ? Number(trimmed) + 0 : undefined;
}

export function parseNumber(text: string): number | undefined {
  const trimmed = text.replace(xmlSpaceAround, "");
  return decimalForm.test(trimmed) ? Number(trimmed) + 0 : undefined;
}

/** XML Schema boolean: true, false, 1, 0. */
export function parseXmlBoolean(text: string): boolean | undefined {
  const trimmed = text.replace(xmlSpaceAround, "");
  if (trimmed === "true" || trimmed === "1") return true;
  if (trimmed === "false" || trimmed === "0") return false;
  return undefined;
}

/** Boolean of a form: true or false in any letter case, as .NET writes and reads it. */
export function parseFormBoolean(text: string): boolean | undefined {
  const trimmed = text.replace(xmlSpaceAround, "").toLowerCase();
  if (trimmed === "true") return true;
  if (trimmed === "false") return false;
  return undefined;
}
