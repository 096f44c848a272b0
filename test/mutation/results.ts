// The last result of each mutant, in results.json: written by npm run mutate, read by the daily sample and docs/strength.md.
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { allMutants } from "./all-mutants.ts";
import { type Mutant, toKey } from "./mutant.ts";
import { root } from "./scratch-tree.ts";

/** The test file that noticed each mutant, or "" where none did. A mutant that is not here has not been measured. */
export type Results = Readonly<Record<string, string>>;

const file = join(root, "test/mutation/results.json");

export function readResults(): Results {
  return JSON.parse(readFileSync(file, "utf8")) as Results;
}

/** Adds results. Reads the file again, since another run may be measuring other areas. */
export function addResults(found: Results): void {
  write({ ...readResults(), ...found });
}

/** Drops the results of mutants that are no longer in the table. */
export function pruneResults(): void {
  const results = readResults();
  write(
    Object.fromEntries(
      allMutants.map(toKey).flatMap((key) => (results[key] === undefined ? [] : [[key, results[key]]])),
    ),
  );
}

function write(results: Results): void {
  const sorted = Object.fromEntries(Object.entries(results).toSorted(([one], [other]) => (one < other ? -1 : 1)));
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, `${JSON.stringify(sorted, null, 2)}\n`);
  renameSync(unfinished, file);
}

/** The mutant with only the test that noticed it; undefined when it was missed or not measured. */
export function withKnownTest(mutant: Mutant, results: Results): Mutant | undefined {
  const test = results[toKey(mutant)];
  return test ? { ...mutant, noticedBy: [test] } : undefined;
}
