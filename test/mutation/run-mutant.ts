// Runs a mutant for real: writes it into a copy of the source tree, where its tests must fail.
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Mutant } from "./mutant.ts";
import { runNode, type ScratchTree } from "./scratch-tree.ts";

/** A run that takes longer has no result: a busy machine and a defect that hangs look the same. */
const maxRunMs = 300_000;
/** Tests of the built program, by their folder or by what they start: it is built again with the defect. */
const ofBuild = /^test\/(?:end-to-end|packaging)\//;
const startsProgram = /support\/program|run-command|run-server|dist\/server/;

/** The parts of Vitest's report that are used. */
interface Report {
  readonly testResults: readonly {
    readonly message: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

/** The file's text with the defect. @throws Error unless the replaced text occurs exactly once. */
export function withDefect(text: string, { name, file, find, replace }: Mutant): string {
  const parts = text.split(find);
  if (parts.length !== 2) throw new Error(`"${name}": its text occurs ${parts.length - 1} times in ${file}, not once`);
  return parts.join(replace);
}

/** The first test file that fails with the defect, and how; undefined: none does. @throws Error without a result. */
export async function findNoticing(
  tree: ScratchTree,
  mutant: Mutant,
): Promise<{ readonly test: string; readonly failure: string } | undefined> {
  const text = tree.read(mutant.file);
  tree.write(mutant.file, withDefect(text, mutant));
  try {
    for (const test of mutant.noticedBy) {
      const [failure] = await runTests(tree, test, mutant.cases);
      if (failure !== undefined) return { test, failure };
    }
    return undefined;
  } finally {
    tree.write(mutant.file, text);
  }
}

/** The failed tests of a file, each with the first words of its error; with `cases`, those of the exhaustive run that it matches. */
export async function runTests(tree: ScratchTree, test: string, cases?: string): Promise<readonly string[]> {
  if (ofBuild.test(test) || startsProgram.test(tree.read(test))) {
    const { code } = await runNode(tree.folder, ["--import", "tsx", "packaging/server.ts"], maxRunMs);
    if (code === 124) throw new Error("the build did not end");
    if (code !== 0) return ["the build"];
  }
  const report = join(tree.folder, "report.json");
  const chosen = cases === undefined ? ["--project", "tests"] : ["--project", "exhaustive", "-t", cases];
  const flags = [...chosen, "--bail", "1", "--reporter", "json", "--outputFile", report, "--no-cache"];
  rmSync(report, { force: true });
  const { code, output } = await runNode(
    tree.folder,
    ["node_modules/vitest/vitest.mjs", "run", ...flags, test],
    maxRunMs,
  );
  if (code === 124) throw new Error(`${test} did not end in ${maxRunMs / 1_000} s`);
  try {
    const { testResults } = JSON.parse(readFileSync(report, "utf8")) as Report;
    const all = testResults.flatMap(({ assertionResults }) => assertionResults);
    const failures = [
      ...all
        .filter(({ status }) => status === "failed")
        .map((each) => toFailure(each.fullName, each.failureMessages[0])),
      // A file that fails before its tests, in a hook or an import, has noticed the defect too.
      ...testResults.filter(({ message }) => message !== "").map(({ message }) => toFailure("the file", message)),
    ];
    if (failures.length === 0 && code !== 0) throw new Error("no test failed");
    if (failures.length === 0 && !all.some(({ status }) => status === "passed")) throw new Error("no test ran");
    return failures;
  } catch (cause) {
    throw new Error(`${test} gave no result: ${output.slice(-500)}`, { cause });
  }
}

function toFailure(name: string, message = ""): string {
  return `${name}: ${message.slice(0, 100)}`;
}

/** Every nth item, starting at another one each day. */
export function sampleOf<Item>(
  items: readonly Item[],
  count: number,
  day = Math.floor(Date.now() / 86_400_000),
): Item[] {
  const step = items.length / Math.min(count, items.length);
  const chosen = Array.from({ length: Math.min(count, items.length) }, (_, index) => Math.floor(index * step));
  return chosen.flatMap((index) => items[(index + day) % items.length] ?? []);
}
