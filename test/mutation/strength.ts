// What was measured last, and the part of docs/strength.md that tells it.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Explanation, explanations } from "./explanations.ts";
import type { Kind, KindScore, Survivor, UnitScore } from "./kinds.ts";
import { root } from "./scratch-tree.ts";

const resultsFile = join(root, "test/mutation/results.json");
const page = join(root, "docs/strength.md");
const begin = "<!-- Written by npm run mutate. -->";
const end = "<!-- End of what npm run mutate writes. -->";

/** The last result of each kind, by its name. */
export type Results = Readonly<Record<string, { readonly measured: string; readonly units: KindScore["units"] }>>;

export const readResults = (): Results => JSON.parse(readFileSync(resultsFile, "utf8")) as Results;
export const readPage = (): string => readFileSync(page, "utf8");

/** Keeps what was measured; of files that were not, what was known, as long as they are measured at all. */
export function keep({ name, units }: KindScore, all: boolean): void {
  const results = readResults();
  const known = all ? {} : results[name]?.units;
  const sorted = Object.entries({ ...known, ...units }).sort(([one], [other]) => (one < other ? -1 : 1));
  const kind = { measured: new Date().toISOString().slice(0, 10), units: Object.fromEntries(sorted) };
  writeFileSync(resultsFile, `${JSON.stringify({ ...results, [name]: kind }, null, 2)}\n`);
}

type Reason = Pick<Explanation, "equivalent" | "why">;

export function explanationOf({ file, code, change, known: told }: Survivor): Reason | undefined {
  if (told !== undefined) return told;
  return explanations.find(
    (known) => known.file === file && code.includes(known.code) && change.includes(known.change ?? ""),
  );
}

interface Counts {
  readonly mutants: number;
  readonly killed: number;
  readonly equivalent: number;
  readonly survived: number;
}

function count(units: readonly UnitScore[]): Counts {
  const killed = units.reduce((sum, unit) => sum + unit.killed, 0);
  const survivors = units.flatMap((unit) => unit.survivors);
  const equivalent = survivors.filter((survivor) => explanationOf(survivor)?.equivalent === true).length;
  return { mutants: killed + survivors.length, killed, equivalent, survived: survivors.length - equivalent };
}

/** Rounded down, so that 100 % means all. */
function percent({ killed, survived }: Counts): string {
  return `${(Math.floor((killed / Math.max(1, killed + survived)) * 1_000) / 10).toFixed(1)} %`;
}

function row(name: string, counts: Counts, ...more: string[]): string {
  const { mutants, killed, equivalent, survived } = counts;
  return `| ${[name, mutants, killed, equivalent, survived, percent(counts), ...more].join(" | ")} |`;
}

/** The table of kinds, one of files for each kind, and every survivor with its explanation. */
export function describeStrength(results: Results, kinds: readonly Pick<Kind, "name" | "title">[]): string {
  const head = ["mutants", "killed", "equivalent", "survived", "score"].join(" | ");
  const known = kinds.flatMap((kind) => {
    const result = results[kind.name];
    return result === undefined ? [] : [{ ...kind, ...result }];
  });
  const table = [
    `| kind | ${head} | measured |`,
    "|---|--:|--:|--:|--:|--:|---|",
    ...known.map(({ name, title, units, measured }) => {
      return row(`${name}: ${title}`, count(Object.values(units)), measured);
    }),
  ];
  const files = known.flatMap(({ name, units }) => [
    `\n### ${name}\n`,
    `| file | ${head} |`,
    "|---|--:|--:|--:|--:|--:|",
    ...Object.entries(units).map(([file, unit]) => row(`\`${file}\``, count([unit]))),
    ...survivorsOf(Object.values(units).flatMap(({ survivors }) => survivors)),
  ]);
  return [...table, ...files].join("\n");
}

function survivorsOf(survivors: readonly Survivor[]): string[] {
  if (survivors.length === 0) return [];
  const lines = survivors.map((survivor) => {
    const { equivalent, why } = explanationOf(survivor) ?? { equivalent: false, why: "not looked into yet" };
    const verdict = equivalent ? "equivalent" : "survives";
    return `- ${verdict}, \`${survivor.file}\`: ${quoted(survivor.change)} in ${quoted(survivor.code)}: ${why}`;
  });
  return ["", ...new Set(lines)];
}

/** Code that may itself hold backticks. */
function quoted(code: string): string {
  return code.includes("`") ? `\`\` ${code} \`\`` : `\`${code}\``;
}

/** The page with its measured part replaced. */
export function withStrength(text: string, strength: string): string {
  const [before, rest = ""] = text.split(begin);
  const [, after = ""] = rest.split(end);
  return `${before}${begin}\n\n${strength}\n\n${end}${after}`;
}

export function publish(kinds: readonly Pick<Kind, "name" | "title">[]): void {
  writeFileSync(page, withStrength(readPage(), describeStrength(readResults(), kinds)));
}
