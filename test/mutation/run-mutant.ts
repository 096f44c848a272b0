// Runs a mutant for real: writes it into a copy of the source tree, where its tests must fail.
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Mutant } from "./mutant.ts";
import { runNode, type ScratchTree } from "./scratch-tree.ts";

/** No run takes longer, unless the defect makes it hang: then it is noticed. */
const maxRunMs = 180_000;

/** The parts of Vitest's report that are used. */
interface Report {
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

/** The file's text with the defect. @throws Error unless the replaced text occurs exactly once. */
export function withDefect(text: string, { name, file, find, replace }: Mutant): string {
  const parts = text.split(find);
  if (parts.length !== 2) throw new Error(`"${name}": its text occurs ${parts.length - 1} times in ${file}, not once`);
  return parts.join(replace);
}

/** Whether a test failed. @throws Error when no test ran at all: that notices nothing. */
export async function isNoticed(tree: ScratchTree, mutant: Mutant): Promise<boolean> {
  const text = tree.read(mutant.file);
  tree.write(mutant.file, withDefect(text, mutant));
  try {
    return (await runTests(tree, mutant.noticedBy)).length > 0;
  } finally {
    tree.write(mutant.file, text);
  }
}

/** The names of the tests that fail. */
export async function runTests(tree: ScratchTree, tests: readonly string[], limitMs = maxRunMs): Promise<string[]> {
  const report = join(tree.folder, "report.json");
  const flags = ["--project", "tests", "--bail", "1", "--reporter", "json", "--outputFile", report, "--no-cache"];
  rmSync(report, { force: true });
  const vitest = "node_modules/vitest/vitest.mjs";
  const { code, output } = await runNode(tree.folder, [vitest, "run", ...flags, ...tests], limitMs);
  if (code === 124) return ["a test that hangs"];
  try {
    const { testResults } = JSON.parse(readFileSync(report, "utf8")) as Report;
    const all = testResults.flatMap(({ assertionResults }) => assertionResults);
    const failed = all.filter(({ status }) => status === "failed").map(({ fullName }) => fullName);
    // A file that fails before its tests, in a hook or an import, has noticed the defect too.
    if (failed.length === 0 && code !== 0) return ["a file that fails"];
    if (all.length === 0) throw new Error("no test ran");
    return failed;
  } catch (cause) {
    throw new Error(`the tests gave no report: ${output.slice(-2_000)}`, { cause });
  }
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
