// Reads a usual form straight off its text, and gives up at anything unusual: what the generated fast readers call.
import { decodeFormText } from "../form-key.ts";
import { parseFormBoolean, parseInteger, parseNumber } from "../lexical.ts";

/**
 * The position in a form: one whose keys come in the order of the lists. A reader that gives up says neither what
 * is wrong nor where: the other reader reads the same text from its start, and only it refuses. So whatever this accepts
 * must be what that makes of it, and it may give up on anything.
 */
export interface FastForm {
  readonly text: string;
  /** What is read next. Behind the text's end when the reader has given up, where nothing is found any more. */
  at: number;
  /** Where the value of the key passed last begins and ends. */
  start: number;
  end: number;
  /** Whether that value is as the pattern of usual pairs has it. */
  usual: boolean;
  /** How the form writes the brackets of an index: as they are, or percent-encoded. */
  readonly open: string;
  readonly close: string;
}

const and = 0x26;

export function openFastForm(text: string): FastForm {
  const encoded = text.startsWith("%");
  const [open, close] = encoded ? ["%5B", "%5D"] : ["[", "]"];
  return { text, at: 0, start: 0, end: 0, usual: false, open, close };
}

/** Whether the form ends here; else what was read of it counts for nothing. */
export function isAtEnd({ text, at }: FastForm): boolean {
  return at === text.length;
}

export function giveUp(form: FastForm): void {
  form.at = form.text.length + 1;
}

/** Whether the next key begins like this. */
export function isNext(form: FastForm, prefix: string): boolean {
  return form.text.startsWith(prefix, form.at);
}

/**
 * Passes the next pair if its key is the prefix and what `name` matches. Both patterns are sticky; `usual` is of the rest
 * of the pair as most forms have it: one pattern is faster than a search for each part.
 */
export function passPair(form: FastForm, prefix: string, usual: RegExp, name: RegExp): boolean {
  const { text, at } = form;
  if (!text.startsWith(prefix, at)) return false;
  usual.lastIndex = at + prefix.length;
  form.usual = usual.test(text);
  if (form.usual) {
    form.at = usual.lastIndex;
    form.start = text.indexOf("=", at) + 1;
    form.end = text.charCodeAt(form.at - 1) === and ? form.at - 1 : form.at;
    return true;
  }
  name.lastIndex = at + prefix.length;
  if (!name.test(text)) return false;
  const end = text.indexOf("&", name.lastIndex);
  form.start = name.lastIndex;
  form.end = end < 0 ? text.length : end;
  form.at = end < 0 ? text.length : end + 1;
  return true;
}

/** The value of the pair passed last. */
export function fastText(form: FastForm): string {
  const raw = form.text.slice(form.start, form.end);
  if (form.usual) return raw;
  const text = decodeFormText(raw);
  if (text === undefined) giveUp(form);
  return text ?? "";
}

/** An empty value is null (wire rule F8). */
export function fastNullableText(form: FastForm): string | null {
  return form.start === form.end ? null : fastText(form);
}

/** One in the usual form has at most fifteen digits, which a number holds exactly. */
export function fastInteger(form: FastForm): number | undefined {
  if (!form.usual) return parsed(form, parseInteger);
  const { text, start, end } = form;
  let value = 0;
  for (let digit = start; digit < end; digit++) value = value * 10 + text.charCodeAt(digit) - 0x30;
  return value;
}

export function fastNumber(form: FastForm): number | undefined {
  return parsed(form, parseNumber);
}

export function fastBoolean(form: FastForm): boolean | undefined {
  return form.usual ? form.end - form.start === 4 : parsed(form, parseFormBoolean);
}

function parsed<Value>(form: FastForm, parse: (text: string) => Value | undefined): Value | undefined {
  const value = parse(fastText(form));
  if (value === undefined) giveUp(form);
  return value;
}
