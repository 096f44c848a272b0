// npm run mutate: how many of the mutants the tests notice, by area. Writes dist/mutation.json.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { mutantsByArea } from "./all-mutants.ts";
import { isNoticed, runTests, sampleOf } from "./run-mutant.ts";
import { createScratchTree, root } from "./scratch-tree.ts";

const usage = `Usage: npm run mutate -- [area...] [--sample N] [--only text]

Areas: ${Object.keys(mutantsByArea).join(", ")}
  --sample N   try N mutants of each area, other ones each day
  --only text  try the mutants whose name or file contains this text`;

interface Total {
  readonly area: string;
  readonly noticed: number;
  readonly missed: readonly string[];
}

function readArguments() {
  const options = { sample: { type: "string" }, only: { type: "string", default: "" } } as const;
  const { values, positionals } = parseArgs({ allowPositionals: true, options });
  const sample = values.sample === undefined ? undefined : Number(values.sample);
  const isUnknown = positionals.some((area) => !Object.hasOwn(mutantsByArea, area));
  if (isUnknown || (sample !== undefined && !(Number.isInteger(sample) && sample > 0))) {
    console.error(usage);
    process.exit(2);
  }
  return { sample, only: values.only, areas: positionals.length > 0 ? positionals : Object.keys(mutantsByArea) };
}

async function runArea(area: string, { sample, only }: ReturnType<typeof readArguments>): Promise<Total> {
  const matching = (mutantsByArea[area] ?? []).filter(({ name, file }) => `${name} ${file}`.includes(only));
  const mutants = sample === undefined || matching.length === 0 ? matching : sampleOf(matching, sample);
  const tree = createScratchTree();
  const missed: string[] = [];
  try {
    const tests = [...new Set(mutants.flatMap(({ noticedBy }) => noticedBy))];
    const failing = tests.length === 0 ? [] : await runTests(tree, tests, 900_000);
    if (failing.length > 0) throw new Error(`a test fails without any defect: ${failing.join(", ")}`);
    for (const mutant of mutants) {
      const noticed = await isNoticed(tree, mutant);
      console.log(`${noticed ? "noticed" : "MISSED "} ${area}: ${mutant.name} (${mutant.file})`);
      if (!noticed) missed.push(`${mutant.name} (${mutant.file})`);
    }
  } finally {
    tree.remove();
  }
  return { area, noticed: mutants.length - missed.length, missed };
}

const chosen = readArguments();
const totals: Total[] = [];
for (const area of chosen.areas) totals.push(await runArea(area, chosen));
for (const { area, noticed, missed } of totals)
  console.log(`${area}: ${noticed} of ${noticed + missed.length} noticed`);
mkdirSync(join(root, "dist"), { recursive: true });
writeFileSync(join(root, "dist/mutation.json"), `${JSON.stringify(totals, null, 2)}\n`);
if (totals.some(({ missed }) => missed.length > 0)) process.exitCode = 1;
