// Runs the mutants that Stryker makes of the files that matter, each against the tests that guard its file.
import { existsSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { changedSince } from "./changed-since.ts";
import { type Guarded, guardedFiles } from "./guarded-files.ts";
import type { KindScore, RunOptions, Survivor, UnitScore } from "./kinds.ts";
import { sampleOf } from "./run-semantic.ts";
import { createScratchTree, root, runNode, type ScratchTree } from "./scratch-tree.ts";

const own = join(root, "test/mutation/stryker");
const packages = join(own, "node_modules/@stryker-mutator");
const longestRunMs = 3 * 60 * 60_000;

/** The parts of Stryker's report that are used. */
interface Report {
  readonly files: Readonly<Record<string, { readonly source: string; readonly mutants: readonly Mutant[] }>>;
}

interface Position {
  readonly line: number;
  readonly column: number;
}

interface Mutant {
  readonly status: string;
  readonly replacement?: string;
  readonly mutatorName: string;
  readonly location: { readonly start: Position; readonly end: Position };
}

/** The kind's runs, one after the other, with two mutants at a time unless MUTATE_CONCURRENCY says otherwise. */
export function strykerKind(kind: Guarded["kind"]): (options: RunOptions) => Promise<KindScore> {
  return async ({ sample, since, only, measured }) => {
    const isChanged = changedSince(since);
    const runs = guardedFiles.filter((run) => run.kind === kind && (only ?? run.name) === run.name);
    const files = runs.flatMap((run) => run.files.filter((file) => isChanged([file, ...run.tests])));
    const chosen = sample === undefined ? files : sampleOf(files, sample);
    const units: Record<string, UnitScore> = {};
    if (chosen.length > 0) await installStryker();
    for (const run of runs) {
      const part = { ...run, files: run.files.filter((file) => chosen.includes(file)) };
      if (part.files.length === 0) continue;
      const measuredNow = await measure(part, sample === undefined);
      measured?.(measuredNow);
      Object.assign(units, measuredNow);
    }
    return { name: kind, units };
  };
}

/** Stryker has a lock file of its own, so that nobody who only uses or tests the project installs it. */
async function installStryker(): Promise<void> {
  if (existsSync(packages)) return;
  const npm = process.env["npm_execpath"];
  if (npm === undefined) throw new Error("run this by npm: npm run mutate");
  const { code, output } = await runNode(own, [npm, "ci", "--ignore-scripts"], 300_000);
  if (code !== 0) throw new Error(`Stryker could not be installed: ${output}`);
}

async function measure(run: Guarded, incremental: boolean): Promise<Record<string, UnitScore>> {
  const tree = createScratchTree();
  try {
    configure(tree, run, incremental);
    console.log(`${run.name}: ${run.files.join(", ")}`);
    const stryker = () => runNode(tree.folder, [join(packages, "core/bin/stryker.js"), "run"], longestRunMs);
    const first = await stryker();
    // On a busy machine a test that measures time may fail once.
    const { code, output } = first.output.includes("failed tests in the initial test run") ? await stryker() : first;
    if (code !== 0) throw new Error(`Stryker failed on ${run.name}: ${output.slice(-4_000)}`);
    return scoresOf(JSON.parse(tree.read("report.json")) as Report, run);
  } finally {
    tree.remove();
  }
}

function configure(tree: ScratchTree, { name, files, tests }: Guarded, incremental: boolean): void {
  const test = { include: tests, testTimeout: 30_000 };
  tree.write("vitest.stryker.config.mjs", `export default ${JSON.stringify({ test })};\n`);
  const config = {
    // The tree is a copy already.
    inPlace: true,
    mutate: files,
    testRunner: "vitest",
    plugins: [join(packages, "vitest-runner/dist/src/index.js")],
    vitest: { configFile: "vitest.stryker.config.mjs", related: false },
    coverageAnalysis: "perTest",
    concurrency: Number(process.env["MUTATE_CONCURRENCY"] ?? 2),
    reporters: ["json"],
    jsonReporter: { fileName: "report.json" },
    incremental,
    incrementalFile: join(root, `test/mutation/.incremental/${name}.json`),
    timeoutMS: 5_000,
  };
  mkdirSync(dirname(config.incrementalFile), { recursive: true });
  tree.write("stryker.config.json", JSON.stringify(config));
}

/** A mutant that makes the tests hang is found. One that no test reaches is not. */
function scoresOf({ files }: Report, run: Guarded): Record<string, UnitScore> {
  return Object.fromEntries(
    run.files.map((file) => {
      const report = files[file];
      if (report === undefined) throw new Error(`Stryker made no mutant of ${file}`);
      const { source, mutants } = report;
      const with_ = (...statuses: string[]) => mutants.filter(({ status }) => statuses.includes(status));
      const survivors = with_("Survived", "NoCoverage").map((mutant) => survivorOf(file, source, mutant));
      return [file, { killed: with_("Killed", "Timeout").length, survivors }];
    }),
  );
}

function survivorOf(file: string, source: string, { location, replacement = "", mutatorName }: Mutant): Survivor {
  const lines = source.split("\n").slice(location.start.line - 1, location.end.line);
  const code = (lines[0] ?? "").trim();
  const last = lines.length - 1;
  const original = lines
    .map((line, index) => (index === last ? line.slice(0, location.end.column - 1) : line))
    .map((line, index) => (index === 0 ? line.slice(location.start.column - 1) : line))
    .join("\n");
  return { file, code, change: `${mutatorName}: ${oneLine(original)} -> ${oneLine(replacement)}` };
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > 100 ? `${line.slice(0, 99)}…` : line;
}
