// Values worth trying for a schema: on and next to every bound, of every other type, and texts that programs trip over.
// Which of them the contract allows is not decided here, but by its validator.
import type { SchemaNode } from "../contract/schemas.ts";

export interface Candidate {
  readonly value: unknown;
  /** The keyword that it is meant to try. */
  readonly keyword: string;
}

/** Longest text or list that is made for a bound; a bound beyond it is not tried. */
const longest = 100_000;

export const trickyTexts: readonly string[] = [
  "\u0000",
  "\u0001",
  "\u0008",
  "\t",
  "\n",
  "\u000B",
  "\u000C",
  "\r",
  "\r\n",
  "\u000E",
  "\u001F",
  "\u007F",
  "\u0085",
  "\u009F",
  "\u00A0",
  "\u2028",
  "\uFEFF",
  "\uFFFD",
  "\uFFFE",
  "\uFFFF",
  "\uD800",
  "\uDBFF",
  "\uDC00",
  "\uDFFF",
  "\uD83D x",
  "😀",
  "\u{10FFFF}",
  "\u0301",
  "é",
  " ",
  " 5",
  "5 ",
  "<a>&amp;\"']]>",
  "<![CDATA[x]]>",
  "&#0;",
  "a=b&c[0]=d;%zz+%2B",
  "-1",
  "+44 (0)20 7946-0000 x12",
  "٠١٢٣",
  "５５５",
  "null",
  "true",
  "7",
  "7.0",
  "NaN",
  "1e3",
  "0x10",
  "__proto__",
  "sample string 4",
  "*",
];

const typeSamples: Readonly<Record<string, readonly unknown[]>> = {
  null: [null],
  boolean: [true, false],
  integer: [0, 7],
  number: [7.5, -0.5],
  string: ["", "7", "true", "text"],
  array: [[], [null], [[]]],
  object: [{}, { Unknown: 1 }],
};

/** All candidates for the schema's own value, not for those inside it. */
export function createCandidates(node: SchemaNode): readonly Candidate[] {
  return [
    ...Object.values(typeSamples).flatMap((samples) => samples.map((value) => ({ value, keyword: "type" }))),
    ...(node.types.includes("string") ? textCandidates(node) : []),
    ...(node.types.includes("integer") || node.types.includes("number") ? numberCandidates(node) : []),
    ...enumCandidates(node),
  ];
}

function numberOf(node: SchemaNode, keyword: string): number | undefined {
  const value = node.keywords.get(keyword)?.value;
  return typeof value === "number" ? value : undefined;
}

/** Tried where a schema sets no bound, so that one that a server has all the same is found. */
const longAnyhow = 5_000;

function textCandidates(node: SchemaNode): readonly Candidate[] {
  const most = numberOf(node, "maxLength");
  const least = numberOf(node, "minLength");
  const upper = most === undefined ? [longAnyhow] : most >= longest ? [] : [most, most + 1];
  const lengths = [
    ...upper.map((length) => ({ length, keyword: "maxLength" })),
    ...(least === undefined ? [] : [least, least - 1].map((length) => ({ length, keyword: "minLength" }))),
  ].filter(({ length }) => length >= 0);
  return [
    // JSON Schema counts characters, not UTF-16 units nor bytes.
    ...lengths.flatMap(({ length, keyword }) => [
      ...["5", "é", "😀"].map((character) => ({ value: character.repeat(length), keyword })),
      // Some texts are only right in quotes, such as an ETag.
      ...(length < 2 ? [] : [{ value: `"${"5".repeat(length - 2)}"`, keyword }]),
    ]),
    ...trickyTexts.flatMap((text) => {
      // What is refused at an end only is white space, as a rule.
      const ends = /^\s+$/.test(text) ? [`5${text}`, `${text}5`] : [];
      return [text, `5${text}5`, ...ends].map((value) => ({ value, keyword: "pattern" }));
    }),
  ];
}

function numberCandidates(node: SchemaNode): readonly Candidate[] {
  const bounds = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"].flatMap((keyword) => {
    const bound = numberOf(node, keyword);
    return bound === undefined ? [] : [bound - 1, bound, bound + 1].map((value) => ({ value, keyword }));
  });
  const widths = [-2147483649, -2147483648, -1, 1, 2147483647, 2147483648, Number.MAX_SAFE_INTEGER, 1e21, 0.5];
  return [...bounds, ...widths.map((value) => ({ value, keyword: "format" }))];
}

function enumCandidates(node: SchemaNode): readonly Candidate[] {
  const values = node.keywords.get("enum")?.value;
  const list = Array.isArray(values) ? values : [];
  return list.length === 0 ? [] : [...list, "NotInTheList"].map((value) => ({ value, keyword: "enum" }));
}

/** Whether all texts of a value are Unicode: JSON.stringify escapes half a surrogate pair, and no whole one. */
export function isWellFormed(value: unknown): boolean {
  return !/\\ud[89a-f]/.test(JSON.stringify(value) ?? "");
}
