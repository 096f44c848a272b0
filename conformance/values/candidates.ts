// Values to try for a schema: at and next to every bound, of every other type, and texts that often break programs.
// Whether the contract allows a value is decided by its validator, not here.
import type { SchemaNode } from "../contract/schemas.ts";
import { trickyTexts } from "./tricky-texts.ts";
import { formatSamples } from "./well-known-formats.ts";

export interface Candidate {
  readonly value: unknown;
  /** The keyword that the value tests. */
  readonly keyword: string;
  /** Whether no reader accepts it for the format, although JSON Schema lets a server ignore formats. */
  readonly isPlainlyNotOfFormat?: true;
}

/** Maximum length of generated texts and lists; larger bounds are not tried. */
const longest = 100_000;

const typeSamples: Readonly<Record<string, readonly unknown[]>> = {
  null: [null],
  boolean: [true, false],
  integer: [0, 7],
  number: [7.5, -0.5],
  string: ["", "7", "true", "text"],
  array: [[], [null], [[]]],
  object: [{}, { Unknown: 1 }],
};

/** All candidates for the schema's own value, without nested ones. */
export function createCandidates(node: SchemaNode): readonly Candidate[] {
  return [
    ...Object.values(typeSamples).flatMap((samples) => samples.map((value) => ({ value, keyword: "type" }))),
    ...(node.types.includes("string") ? textCandidates(node) : []),
    ...(node.types.includes("integer") || node.types.includes("number") ? numberCandidates(node) : []),
    ...enumCandidates(node),
    ...formatCandidates(node),
    ...node.alternatives.flatMap(createCandidates),
  ];
}

function formatCandidates(node: SchemaNode): readonly Candidate[] {
  const samples = formatSamples(node.keywords.get("format")?.value);
  return [
    ...(samples?.valid ?? []).map((value) => ({ value, keyword: "format" })),
    ...(samples?.invalid ?? []).map((value) => ({ value, keyword: "format", isPlainlyNotOfFormat: true as const })),
  ];
}

function getNumber(node: SchemaNode, keyword: string): number | undefined {
  const value = node.keywords.get(keyword)?.value;
  return typeof value === "number" ? value : undefined;
}

/** Tried where a schema sets no bound, to find undeclared bounds of a server. */
const longAnyhow = 5_000;

function textCandidates(node: SchemaNode): readonly Candidate[] {
  if (formatSamples(node.keywords.get("format")?.value) !== undefined) return [];
  const most = getNumber(node, "maxLength");
  const least = getNumber(node, "minLength");
  const upper = most === undefined ? [longAnyhow] : most >= longest ? [] : [most, most + 1];
  const lengths = [
    ...upper.map((length) => ({ length, keyword: "maxLength" })),
    ...(least === undefined ? [] : [least, least - 1].map((length) => ({ length, keyword: "minLength" }))),
  ].filter(({ length }) => length >= 0);
  return [
    // JSON Schema counts characters, not UTF-16 units or bytes.
    ...lengths.flatMap(({ length, keyword }) => [
      ...["5", "é", "😀"].map((character) => ({ value: character.repeat(length), keyword })),
      // Some texts, such as an ETag, must be in quotes.
      ...(length < 2 ? [] : [{ value: `"${"5".repeat(length - 2)}"`, keyword }]),
    ]),
    ...trickyTexts.flatMap((text) => {
      // If only the end of a text is restricted, it is usually white space that is refused.
      const ends = /^\s+$/.test(text) ? [`5${text}`, `${text}5`] : [];
      return [text, `5${text}5`, ...ends].map((value) => ({ value, keyword: "pattern" }));
    }),
  ];
}

function numberCandidates(node: SchemaNode): readonly Candidate[] {
  const bounds = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"].flatMap((keyword) => {
    const bound = getNumber(node, keyword);
    return bound === undefined ? [] : [bound - 1, bound, bound + 1].map((value) => ({ value, keyword }));
  });
  const widths = [-2147483649, -2147483648, -1, 1, 2147483647, 2147483648, Number.MAX_SAFE_INTEGER, 1e21, 0.5];
  const unit = getNumber(node, "multipleOf") ?? 0;
  const multiples = unit === 0 ? [] : [unit * 3, unit * 3.5].map((value) => ({ value, keyword: "multipleOf" }));
  return [...bounds, ...multiples, ...widths.map((value) => ({ value, keyword: "format" }))];
}

function enumCandidates(node: SchemaNode): readonly Candidate[] {
  const values = node.keywords.get("enum")?.value;
  const list = Array.isArray(values) ? values : [];
  return list.length === 0 ? [] : [...list, "NotInTheList"].map((value) => ({ value, keyword: "enum" }));
}
