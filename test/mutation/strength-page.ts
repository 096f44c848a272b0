// The totals of docs/strength.md, written from the results.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { allMutants, mutantsByArea } from "./all-mutants.ts";
import { type Mutant, toKey } from "./mutant.ts";
import type { Results } from "./results.ts";
import { root } from "./scratch-tree.ts";
import { survivors } from "./survivors.ts";

const file = join(root, "docs/strength.md");
const [start, end] = ["<!-- results -->", "<!-- end of results -->"];

/** The page with the table of totals and the lists of surviving and equivalent mutants. */
export function writeStrength(page: string, results: Results): string {
  const [before, rest = ""] = page.split(start);
  const [, after] = rest.split(end);
  if (after === undefined) throw new Error("docs/strength.md has no place for the results");
  return [before, start, `\n\n${totalsTable(results)}\n\n${listSurvivors(results)}\n\n`, end, after].join("");
}

export function readPage(): string {
  return readFileSync(file, "utf8");
}

export function updatePage(results: Results): void {
  writeFileSync(file, writeStrength(readPage(), results));
}

/** In the form that review/inputs.ts reads. */
function totalsTable(results: Results): string {
  const rows = Object.entries(mutantsByArea).map(([area, mutants]) => toRow(area, count(mutants, results)));
  const { killed, equivalent, survived, measured, mutants } = count(allMutants, results);
  return [
    "| kind | mutants | killed | equivalent | survived | score | measured |",
    "|---|---|---|---|---|---|---|",
    ...rows,
    "",
    `${measured} of ${mutants} mutants have been measured: ${killed} killed, ${equivalent} equivalent, ${survived} survived.`,
  ].join("\n");
}

function count(mutants: readonly Mutant[], results: Results) {
  const found = mutants.map(toKey).filter((key) => results[key] !== undefined);
  const missed = found.filter((key) => results[key] === "");
  const equivalent = missed.filter(isEquivalent).length;
  return {
    mutants: mutants.length,
    measured: found.length,
    killed: found.length - missed.length,
    equivalent,
    survived: missed.length - equivalent,
  };
}

function toRow(area: string, { mutants, measured, killed, equivalent, survived }: ReturnType<typeof count>): string {
  const share = Math.floor((1_000 * killed) / Math.max(1, killed + survived)) / 10;
  const score = measured === 0 ? "" : `${share.toFixed(1)} %`;
  return `| ${[area, mutants, killed, equivalent, survived, score, `${measured} of ${mutants}`].join(" | ")} |`;
}

const equivalentMark = /^equivalent: /;
const isEquivalent = (key: string): boolean => equivalentMark.test(survivors[key] ?? "");

function listSurvivors(results: Results): string {
  const unnoticed = allMutants.map(toKey).filter((key) => results[key] === "");
  const toLine = (key: string) =>
    `- ${key}: ${survivors[key]?.replace(equivalentMark, "") ?? "no test states this promise yet"}`;
  const survived = unnoticed.filter((key) => !isEquivalent(key)).map(toLine);
  const equivalent = unnoticed.filter(isEquivalent).map(toLine);
  return [
    survived.length === 0 ? "No measured mutant survived." : ["Survived:", "", ...survived].join("\n"),
    ...(equivalent.length === 0 ? [] : [["Equivalent, so no test can detect them:", "", ...equivalent].join("\n")]),
  ].join("\n\n");
}
