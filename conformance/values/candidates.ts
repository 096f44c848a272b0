// Values worth trying for a schema: on and next to every bound, of every other type, and texts that programs trip over.
// Which of them the contract allows is not decided here, but by its validator.
import type { SchemaNode } from "../contract/schemas.ts";
import { trickyTexts } from "./tricky-texts.ts";
import { formatSamples } from "./well-known-formats.ts";

export interface Candidate {
  readonly value: unknown;
  /** The keyword that it is meant to try. */
  readonly keyword: string;
  /** No reader takes it for the format, though JSON Schema lets a server leave formats unchecked. */
  readonly isPlainlyNotOfFormat?: true;
}

/** Longest text or list that is made for a bound; a bound beyond it is not tried. */
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

/** All candidates for the schema's own value, not for those inside it. */
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

function numberOf(node: SchemaNode, keyword: string): number | undefined {
  const value = node.keywords.get(keyword)?.value;
  return typeof value === "number" ? value : undefined;
}

/** Tried where a schema sets no bound, so that one that a server has all the same is found. */
const longAnyhow = 5_000;

function textCandidates(node: SchemaNode): readonly Candidate[] {
  if (formatSamples(node.keywords.get("format")?.value) !== undefined) return [];
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
  const unit = numberOf(node, "multipleOf") ?? 0;
  const multiples = unit === 0 ? [] : [unit * 3, unit * 3.5].map((value) => ({ value, keyword: "multipleOf" }));
  return [...bounds, ...multiples, ...widths.map((value) => ({ value, keyword: "format" }))];
}

function enumCandidates(node: SchemaNode): readonly Candidate[] {
  const values = node.keywords.get("enum")?.value;
  const list = Array.isArray(values) ? values : [];
  return list.length === 0 ? [] : [...list, "NotInTheList"].map((value) => ({ value, keyword: "enum" }));
}
