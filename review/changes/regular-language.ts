// Regular expressions as languages over Unicode text, compared by derivatives (Brzozowski, 1964).

/** Ranges of code points, in ascending order and disjoint. */
export type Ranges = readonly (readonly [first: number, last: number])[];

export interface Language {
  /** The same for languages that are written alike. */
  readonly key: string;
  /** Whether the empty text is in it. */
  readonly nullable: boolean;
  /** What may follow a code point. */
  after(point: number): Language;
  /** Where the sets of code points in it begin and end. */
  readonly edges: readonly number[];
  /** What it is one of. */
  readonly alternatives?: readonly Language[];
}

/** Text that can be sent: Unicode without the halves of surrogate pairs. */
export const everything: Ranges = [
  [0, 0xd7ff],
  [0xe000, 0x10ffff],
];

export const nothing: Language = { key: "0", nullable: false, after: () => nothing, edges: [] };
export const emptyText: Language = { key: "1", nullable: true, after: () => nothing, edges: [] };

export function oneOf(set: Ranges): Language {
  const has = (point: number) => set.some(([first, last]) => point >= first && point <= last);
  return {
    key: `[${set.map((range) => range.join("-")).join()}]`,
    nullable: false,
    after: (point) => (has(point) ? emptyText : nothing),
    edges: set.flatMap(([first, last]) => [first, last + 1]),
  };
}

export function sequence(first: Language, then: Language): Language {
  if (first === nothing || then === nothing) return nothing;
  if (first === emptyText) return then;
  if (then === emptyText) return first;
  return {
    key: `(${first.key}${then.key})`,
    nullable: first.nullable && then.nullable,
    after: (point) => {
      const rest = sequence(first.after(point), then);
      return first.nullable ? either([rest, then.after(point)]) : rest;
    },
    edges: [...new Set([...first.edges, ...then.edges])],
  };
}

export function either(languages: readonly Language[]): Language {
  const flat = languages.flatMap((one) => one.alternatives ?? [one]).filter((one) => one !== nothing);
  const each = new Map(flat.map((one) => [one.key, one]));
  const sorted = [...each.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
  const [only] = sorted;
  if (only === undefined) return nothing;
  if (sorted.length === 1) return only;
  return {
    key: `(${sorted.map(({ key }) => key).join("|")})`,
    nullable: sorted.some(({ nullable }) => nullable),
    after: (point) => either(sorted.map((one) => one.after(point))),
    edges: [...new Set(sorted.flatMap(({ edges }) => edges))],
    alternatives: sorted,
  };
}

export function repeated(one: Language, min: number, max: number): Language {
  if (max === 0) return emptyText;
  const least = one.nullable ? 0 : min;
  return {
    key: `${one.key}{${least},${max}}`,
    nullable: least === 0,
    after: (point) => sequence(one.after(point), repeated(one, Math.max(0, least - 1), max - 1)),
    edges: one.edges,
  };
}

/** The text that is in all of them. */
export function all(languages: readonly Language[]): Language {
  return {
    key: `(${languages.map(({ key }) => key).join("&")})`,
    nullable: languages.every(({ nullable }) => nullable),
    after: (point) => all(languages.map((one) => one.after(point))),
    edges: languages.flatMap(({ edges }) => edges),
  };
}

export interface Comparison {
  /** Some text is in the first only. */
  readonly lost: boolean;
  /** Some text is in the second only. */
  readonly gained: boolean;
}

/** Bounds of a comparison, in pairs of states and in characters of their keys: about a second of work. */
const maxPairs = 2_000;
const maxKeyLength = 20_000;
const maxTotalKeyLength = 1_000_000;

/** Compares two languages; undefined where that would take too long. */
export function compareLanguages(first: Language, second: Language): Comparison | undefined {
  const edges = new Set([...first.edges, ...second.edges, ...everything.map(([start]) => start)]);
  // One code point stands for all up to the next edge.
  const points = [...edges].filter((point) => everything.some(([start, end]) => point >= start && point <= end));
  const seen = new Set<string>();
  const open: (readonly [Language, Language])[] = [[first, second]];
  let totalKeyLength = 0;
  let [lost, gained] = [false, false];
  for (let pair = open.pop(); pair !== undefined && !(lost && gained); pair = open.pop()) {
    const [a, b] = pair;
    const key = `${a.key} ${b.key}`;
    if (seen.has(key) || a.key === b.key) continue;
    seen.add(key);
    totalKeyLength += key.length;
    if (seen.size > maxPairs || key.length > maxKeyLength || totalKeyLength > maxTotalKeyLength) return undefined;
    lost ||= a.nullable && !b.nullable;
    gained ||= b.nullable && !a.nullable;
    for (const point of points) open.push([a.after(point), b.after(point)]);
  }
  return { lost, gained };
}
