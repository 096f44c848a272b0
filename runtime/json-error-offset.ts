// Finds the character at which a text stops being JSON (RFC 8259). JSON.parse does not say so on every Node version.

const quote = 0x22;
const backslash = 0x5c;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const comma = 0x2c;
const colon = 0x3a;

/** After a backslash, other than u. */
const escapes = '"\\/bfnrt';

type Expected = "value" | "value or ]" | "name" | "name or }" | ":" | ", or end";

/**
 * For a text that JSON.parse has refused. Not recursive: a body nests as it likes. By character code: 4 MB take 20 to
 * 100 ms, by the number of tokens.
 */
export function jsonErrorOffset(text: string): number {
  const open: number[] = [];
  let expected: Expected = "value";
  let at = skipSpace(text, 0);
  while (at < text.length) {
    const code = text.charCodeAt(at);
    const next = after(expected, code, open);
    if (next === undefined) return at;
    const end = isPunctuation(code) ? at + 1 : endOfScalar(text, at, code);
    if (end < 0) return ~end;
    expected = next;
    at = skipSpace(text, end);
  }
  return text.length;
}

/** What is expected after a token that begins like this, or undefined when another one is expected. */
function after(expected: Expected, code: number, open: number[]): Expected | undefined {
  if (code === closeBracket || code === closeBrace) {
    if (code !== open.at(-1) || expected === "value" || expected === "name" || expected === ":") return undefined;
    open.pop();
    return ", or end";
  }
  switch (expected) {
    case "value":
    case "value or ]":
      if (code === comma || code === colon) return undefined;
      if (code === openBracket) open.push(closeBracket);
      if (code === openBrace) open.push(closeBrace);
      return code === openBracket ? "value or ]" : code === openBrace ? "name or }" : ", or end";
    case "name":
    case "name or }":
      return code === quote ? ":" : undefined;
    case ":":
      return code === colon ? "value" : undefined;
    case ", or end":
      if (code !== comma || open.length === 0) return undefined;
      return open.at(-1) === closeBracket ? "value" : "name";
  }
}

function isPunctuation(code: number): boolean {
  return (
    code === comma ||
    code === colon ||
    code === openBracket ||
    code === closeBracket ||
    code === openBrace ||
    code === closeBrace
  );
}

function skipSpace(text: string, start: number): number {
  let at = start;
  for (; ; at++) {
    const code = text.charCodeAt(at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return at;
  }
}

/** Where a string, number or word ends; the complement (~) of an offset: it has an error there. */
function endOfScalar(text: string, start: number, code: number): number {
  if (code === quote) return endOfString(text, start + 1);
  const word = code === 0x74 ? "true" : code === 0x66 ? "false" : code === 0x6e ? "null" : "";
  if (word === "") return endOfNumber(text, start);
  let length = 0;
  while (length < word.length && word[length] === text[start + length]) length++;
  return length === word.length ? start + length : ~(start + length);
}

function endOfString(text: string, start: number): number {
  let at = start;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === quote) return at + 1;
    if (code < 0x20) return ~at;
    if (code !== backslash) at++;
    else if (text[at + 1] !== "u") {
      if (!escapes.includes(text[at + 1] ?? "u")) return ~(at + 1);
      at += 2;
    } else {
      const end = at + 6;
      at += 2;
      while (at < end && isHexDigit(text.charCodeAt(at))) at++;
      if (at < end) return ~at;
    }
  }
  return ~text.length;
}

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
const isHexDigit = (code: number): boolean =>
  isDigit(code) || (code >= 0x41 && code <= 0x46) || (code >= 0x61 && code <= 0x66);

function endOfNumber(text: string, start: number): number {
  let at = text[start] === "-" ? start + 1 : start;
  const digits = (): boolean => {
    const before = at;
    while (isDigit(text.charCodeAt(at))) at++;
    return at > before;
  };
  if (text[at] === "0") at++;
  else if (!digits()) return ~at;
  if (text[at] === ".") {
    at++;
    if (!digits()) return ~at;
  }
  if (text[at] === "e" || text[at] === "E") {
    at++;
    if (text[at] === "+" || text[at] === "-") at++;
    if (!digits()) return ~at;
  }
  return at;
}
