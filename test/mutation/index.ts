// npm run mutate: how many of the mutants the tests notice, by area. Writes results.json and docs/strength.md.
import { parseArgs } from "node:util";
import { mutantsByArea } from "./all-mutants.ts";
import { type Mutant, toKey } from "./mutant.ts";
import { addResults, pruneResults, readResults, withKnownTest } from "./results.ts";
import { findNoticing, runTests, sampleOf } from "./run-mutant.ts";
import { createScratchTree, type ScratchTree } from "./scratch-tree.ts";
import { updatePage } from "./strength-page.ts";

const usage = `Usage: npm run mutate -- [area...] [--sample N] [--only text] [--unmeasured] [--page]

Apply planted defects to a copy of the sources, test each, and write docs/strength.md.

Areas: ${Object.keys(mutantsByArea).join(", ")}
  --sample N    try N mutants of each area, different ones each day
  --only text   try the mutants whose name or file contains this text
  --unmeasured  try the mutants that have no result yet
  --page        try none, only write docs/strength.md
  --help        print this text`;

const options = {
  sample: { type: "string" },
  only: { type: "string", default: "" },
  unmeasured: { type: "boolean", default: false },
  page: { type: "boolean", default: false },
  help: { type: "boolean", default: false },
} as const;

function parseFlags() {
  try {
    return parseArgs({ allowPositionals: true, options });
  } catch (error) {
    console.error(`mutate: ${(error as Error).message}`);
    return process.exit(2);
  }
}

function readArguments() {
  const { values, positionals } = parseFlags();
  if (values.help) {
    console.log(usage);
    process.exit();
  }
  const sample = values.sample === undefined ? undefined : Number(values.sample);
  const isUnknown = positionals.some((area) => !Object.hasOwn(mutantsByArea, area));
  if (isUnknown || (sample !== undefined && !(Number.isInteger(sample) && sample > 0))) {
    console.error(usage);
    process.exit(2);
  }
  return { ...values, sample, areas: positionals.length > 0 ? positionals : Object.keys(mutantsByArea) };
}

type Arguments = ReturnType<typeof readArguments>;

function chooseMutants(area: string, { only, sample, unmeasured }: Arguments): readonly Mutant[] {
  const results = readResults();
  const matching = (mutantsByArea[area] ?? []).filter(
    (mutant) => toKey(mutant).includes(only) && !(unmeasured && results[toKey(mutant)] !== undefined),
  );
  return sample === undefined || matching.length === 0 ? matching : sampleOf(matching, sample);
}

/** The test file that finds the mutant, or "". The file that found it last time runs first. */
async function measure(tree: ScratchTree, mutant: Mutant): Promise<{ test: string; failure: string }> {
  const [known] = withKnownTest(mutant, readResults())?.noticedBy ?? [];
  const others = mutant.noticedBy.filter((test) => test !== known);
  const noticedBy = known === undefined ? others : [known, ...others];
  return (await findNoticing(tree, { ...mutant, noticedBy })) ?? { test: "", failure: "" };
}

/** Whether all were noticed, by tests that pass without any defect. */
async function runArea(area: string, chosen: Arguments): Promise<boolean> {
  const tree = createScratchTree();
  const found: { readonly mutant: Mutant; readonly test: string }[] = [];
  try {
    for (const mutant of chooseMutants(area, chosen)) {
      const result = await measure(tree, mutant).catch((error: Error) => error);
      if (result instanceof Error) {
        console.log(`NO RESULT ${area}: ${toKey(mutant)}: ${result.message}`);
        continue;
      }
      const { test, failure } = result;
      found.push({ mutant, test });
      addResults({ [toKey(mutant)]: test });
      console.log(
        `${test === "" ? "MISSED " : "noticed"} ${area}: ${toKey(mutant)} ${test} ${JSON.stringify(failure)}`,
      );
    }
    const failing = await findFailing(tree, found);
    for (const test of failing) console.log(`${test} fails without any defect: its results do not count`);
    return found.every(({ test }) => test !== "" && !failing.includes(test));
  } finally {
    tree.remove();
  }
}

/** The tests that noticed something and fail without any defect, each with the cases of its first mutant. */
async function findFailing(
  tree: ScratchTree,
  found: readonly { readonly mutant: Mutant; readonly test: string }[],
): Promise<string[]> {
  const cases = new Map(found.toReversed().map(({ mutant, test }) => [test, mutant.cases]));
  const failing: string[] = [];
  for (const [test, chosen] of cases) {
    if (test !== "" && (await runTests(tree, test, chosen)).length > 0) failing.push(test);
  }
  return failing;
}

const chosen = readArguments();
for (const area of chosen.page ? [] : chosen.areas) if (!(await runArea(area, chosen))) process.exitCode = 1;
if (chosen.page) pruneResults();
updatePage(readResults());
