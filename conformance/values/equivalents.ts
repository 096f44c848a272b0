// Other ways of writing a body that mean the same to every reader.
import type { FormatName } from "../formats/formats.ts";

export interface Equivalent {
  readonly what: string;
  readonly body: Buffer;
  /** Charset for Content-Type. Default: none. */
  readonly charset?: string;
}

/** `text` is the body that this suite's writer makes of `value`. */
export function equivalents(format: FormatName, text: string, value: unknown): readonly Equivalent[] {
  const ways: Readonly<Record<FormatName, () => Readonly<Record<string, string>>>> = {
    json: () => jsonWays(text, value),
    xml: () => xmlWays(text),
    form: () => formWays(text),
  };
  const utf16 =
    format === "form" ? [] : [{ what: "in UTF-16", body: Buffer.from(`\uFEFF${text}`, "utf16le"), charset: "utf-16" }];
  return [...Object.entries(ways[format]()).map(([what, body]) => ({ what, body: Buffer.from(body) })), ...utf16];
}

const reversed = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(reversed)
    : typeof value === "object" && value !== null
      ? Object.fromEntries(Object.entries(value).reverse())
      : value;

const jsonWays = (text: string, value: unknown): Record<string, string> => ({
  "members in another order": JSON.stringify(reversed(value)),
  "with white space": ` ${JSON.stringify(value, null, "\t")}\r\n`,
  "with escapes": text
    .replace(/[A-Za-z<>&]/g, (each) => (/[<>&]/.test(each) ? escape16(each) : each))
    .replace(/:"([^"\\])/g, (_, first: string) => `:"${escape16(first)}`),
  "with a byte order mark": `\uFEFF${text}`,
});

const escape16 = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;

function xmlWays(text: string): Record<string, string> {
  const simple = /(?:<([A-Za-z]+)(?: [^<>]*)?>[^<]*<\/\1>|<[A-Za-z]+ i:nil="true"\/>)+/g;
  const one = /<([A-Za-z]+)(?: [^<>]*)?>[^<]*<\/\1>|<[A-Za-z]+ i:nil="true"\/>/g;
  const inText = (change: (inner: string) => string) =>
    text.replace(/>([^<>]+)</g, (_, inner: string) => `>${change(inner)}<`);
  return {
    "members in another order": text.replace(simple, (run) => (run.match(one) ?? []).reverse().join("")),
    "with white space between elements": text.replace(/(<\/[A-Za-z]+>|\/>)(?=<)/g, "$1\n  "),
    "with a prefix": text.replace(/<(\/?)([A-Za-z])/g, "<$1p:$2").replace(/ xmlns="/, ' xmlns:p="'),
    "with CDATA": inText((inner) => (inner.includes("&") ? inner : `<![CDATA[${inner}]]>`)),
    "with comments in text": inText((inner) =>
      /^[&]/.test(inner) ? inner : `${inner.slice(0, 1)}<!-- x -->${inner.slice(1)}`,
    ),
    "with character references": inText((inner) =>
      inner.includes("&") ? inner : [...inner].map((each) => `&#${each.codePointAt(0)};`).join(""),
    ),
    "with a declaration": `<?xml version="1.0" encoding="utf-8"?>\n${text}`,
    "with a byte order mark": `\uFEFF${text}`,
  };
}

const formWays = (text: string): Record<string, string> => ({
  "pairs in another order": text.split("&").reverse().join("&"),
  "all keys with a dot": text.replace(/\[([A-Za-z]+)\]=/g, ".$1="),
  "all keys in brackets": text.replace(/\.([A-Za-z]+)=/g, "[$1]="),
  "keys with escapes": text.replaceAll("[", "%5B").replaceAll("]", "%5D"),
  "spaces as %20": text.replaceAll("+", "%20"),
});
