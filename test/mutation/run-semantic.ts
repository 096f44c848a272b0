// Runs hand-written mutants for real: each is written into a copy of the source tree, where its tests must fail.
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { changedSince } from "./changed-since.ts";
import type { KindScore, RunOptions, Survivor, UnitScore } from "./kinds.ts";
import { createScratchTree, runNode, type ScratchTree } from "./scratch-tree.ts";
import { type SemanticMutant, semanticMutants } from "./semantic-mutants.ts";

/** No run takes longer, unless the defect makes it hang: then it is found. */
const longestRunMs = 120_000;
/** All tests together, without a defect. */
const longestCheckMs = 900_000;

interface Verdict {
  readonly failed: number;
  readonly passed: number;
  /** The names of those that failed. */
  readonly which: readonly string[];
}

/** The parts of Vitest's report that are used. */
interface Report {
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

/** The file's text with the defect. @throws Error unless the text to be replaced stands there exactly once. */
export function withDefect(text: string, { name, find, replace }: SemanticMutant): string {
  const parts = text.split(find);
  if (parts.length !== 2) throw new Error(`"${name}": its text stands ${parts.length - 1} times in the file, not once`);
  return parts.join(replace);
}

/** Whether a test failed. @throws Error when the tests did not run at all: that finds nothing. */
export async function isKilled(tree: ScratchTree, mutant: SemanticMutant): Promise<boolean> {
  const file = mutant.file;
  const text = tree.read(file);
  tree.write(file, withDefect(text, mutant));
  try {
    const { failed, passed } = await runTests(tree, mutant.caughtBy, longestRunMs);
    if (failed + passed === 0) throw new Error(`"${mutant.name}": its tests did not run`);
    return failed > 0;
  } finally {
    tree.write(file, text);
  }
}

async function runTests(tree: ScratchTree, tests: readonly string[], limitMs: number): Promise<Verdict> {
  const report = join(tree.folder, "report.json");
  const vitest = "node_modules/vitest/vitest.mjs";
  const flags = ["--project", "all", "--bail", "1", "--reporter", "json", "--outputFile", report, "--no-cache"];
  rmSync(report, { force: true });
  const { code, output } = await runNode(tree.folder, [vitest, "run", ...flags, ...tests], limitMs);
  if (code === 124) return { failed: 1, passed: 0, which: ["one that hangs"] };
  try {
    const { testResults } = JSON.parse(readFileSync(report, "utf8")) as Report;
    const all = testResults.flatMap(({ assertionResults }) => assertionResults);
    const which = all.filter(({ status }) => status === "failed").map(({ fullName }) => fullName);
    return { failed: which.length, passed: all.filter(({ status }) => status === "passed").length, which };
  } catch (cause) {
    throw new Error(`the tests gave no report: ${output.slice(-2_000)}`, { cause });
  }
}

/** Every nth of the mutants, beginning at another one each day. */
export function sampleOf<Item>(
  items: readonly Item[],
  count: number,
  day = Math.floor(Date.now() / 86_400_000),
): Item[] {
  const step = items.length / Math.min(count, items.length);
  const chosen = Array.from({ length: Math.min(count, items.length) }, (_, index) => Math.floor(index * step));
  return chosen.flatMap((index) => items[(index + day) % items.length] ?? []);
}

/** @throws Error when the tests fail without any defect. */
export async function runSemanticMutants({ sample, since, only = "", measured }: RunOptions): Promise<KindScore> {
  const isChanged = changedSince(since);
  const open = semanticMutants.filter(({ file, caughtBy }) => {
    return file.match(only) !== null && isChanged([file, ...caughtBy]);
  });
  const mutants = sample === undefined ? open : sampleOf(open, sample);
  const units: Record<string, UnitScore> = {};
  if (mutants.length === 0) return { name: "semantic", units };
  const broken: string[] = [];
  const tree = createScratchTree();
  try {
    await checkTests(tree, [...new Set(mutants.flatMap(({ caughtBy }) => caughtBy))]);
    for (const [index, mutant] of mutants.entries()) {
      const killed = await isKilled(tree, mutant).catch((error: Error) => {
        broken.push(error.message);
        return false;
      });
      console.log(`${index + 1}/${mutants.length} ${killed ? "found" : "NOT FOUND"}: ${mutant.name} (${mutant.file})`);
      units[mutant.file] = counted(units[mutant.file], mutant, killed);
      if (mutants[index + 1]?.file !== mutant.file) measured?.(units);
    }
    if (broken.length > 0) throw new Error(broken.join("\n"));
  } finally {
    tree.remove();
  }
  return { name: "semantic", units };
}

/** A test that fails anyhow finds nothing. On a busy machine one that measures time may fail once. */
async function checkTests(tree: ScratchTree, tests: readonly string[]): Promise<void> {
  const first = await runTests(tree, tests, longestCheckMs);
  const { failed, which } = first.failed > 0 ? await runTests(tree, tests, longestCheckMs) : first;
  if (failed > 0) throw new Error(`a test fails without any defect: ${which.join(", ")}`);
}

function counted(score: UnitScore = { killed: 0, survivors: [] }, mutant: SemanticMutant, killed: boolean): UnitScore {
  if (killed) return { ...score, killed: score.killed + 1 };
  const survivor: Survivor = { file: mutant.file, code: mutant.find, change: mutant.name };
  return { ...score, survivors: [...score.survivors, survivor] };
}
