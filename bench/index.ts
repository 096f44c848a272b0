// npm run bench: measures the server, and writes or compares the results.
import { parseArgs } from "node:util";
import { budget } from "./budget.ts";
import { writeChart } from "./chart.ts";
import { clientOverhead } from "./client-overhead.ts";
import { memory, overload } from "./endurance.ts";
import { body, growth } from "./growth.ts";
import { guard } from "./guard.ts";
import { importing } from "./import.ts";
import { isVersion, runOnNode } from "./node-version.ts";
import type { Settings, SuiteResult } from "./results.ts";
import { keepResult, machineOf, writeTables } from "./results.ts";
import { againstRivals, latency } from "./rivals.ts";
import { processes, scale } from "./scale.ts";
import { slow } from "./slow-callers.ts";
import { startUp } from "./start-up.ts";
import { compileTargets } from "./target.ts";
import { durable, formats, post, reading } from "./throughput.ts";

const suites: Readonly<Record<string, (settings: Settings) => Promise<SuiteResult>>> = {
  post,
  rivals: againstRivals,
  durable,
  formats,
  get: reading,
  budget,
  latency,
  slow,
  growth,
  body,
  processes,
  client: clientOverhead,
  start: startUp,
  import: importing,
  scale,
  overload,
  memory,
};
/** The default suites: only this server, in a few minutes. */
const usual = ["post", "durable", "formats", "body", "start"];
/** Minutes each, so that `all` leaves them out; they run when they are named. */
const longest = ["overload", "memory"];

/** Measured by default: Node versions differ by a fifth. */
const newestNode = "26";

const commands = [...Object.keys(suites), "all", "write", "chart", "guard"];
const usage = `Usage: npm run bench -- [suite...] [options]
       npm run bench -- write | chart | guard [update]

Measure the server, and write the results to docs/performance.md (write, chart) or compare them (guard).

Suites [${usual.join(" ")}]: ${Object.keys(suites).join(", ")}; all runs them except ${longest.join(" and ")}
  --rounds N   rounds of each measurement [5]
  --seconds N  seconds of each round [5]
  --numbers N  phone numbers in the database of the suite scale; import uses a fifth of them [1000000]
  --minutes N  minutes of the suite memory [10]
  --node N     Node version to run on, fetched from the npm registry [${newestNode}]
  --help       print this text

Exit codes:
  0  done
  1  a suite failed, or a ratio is worse
  2  wrong usage
`;

/** Reports a wrong argument in one line. */
function refuse(problem: string): never {
  process.stderr.write(`bench: ${problem}; --help lists the arguments\n`);
  process.exit(2);
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        rounds: { type: "string", default: "5" },
        seconds: { type: "string", default: "5" },
        numbers: { type: "string", default: "1000000" },
        minutes: { type: "string", default: "10" },
        node: { type: "string", default: newestNode },
        help: { type: "boolean", default: false },
      },
    });
  } catch (error) {
    return refuse((error as Error).message);
  }
}

const { values, positionals } = readArguments();
if (values.help) {
  process.stdout.write(usage);
  process.exit();
}

function count(flag: "rounds" | "seconds" | "numbers" | "minutes"): number {
  if (!/^[1-9][0-9]{0,8}$/.test(values[flag])) refuse(`--${flag} must be an integer from 1 to 999999999`);
  return Number(values[flag]);
}

const settings: Settings = {
  rounds: count("rounds"),
  seconds: count("seconds"),
  numbers: count("numbers"),
  minutes: count("minutes"),
};

function chosenSuites(): readonly string[] {
  if (positionals.length === 0) return usual;
  const names = positionals.flatMap((name) =>
    name === "all" ? Object.keys(suites).filter((each) => !longest.includes(each)) : [name],
  );
  const unknown = names.filter((name) => !Object.hasOwn(suites, name));
  if (unknown.length > 0) refuse(`Unknown suite ${unknown.join(", ")}: must be one of ${commands.join(", ")}`);
  return [...new Set(names)];
}

/** Runs one suite after another. Reports one that fails, and continues. */
async function runSuites(names: readonly string[]): Promise<void> {
  const { node, cores, cpu } = machineOf();
  print(`Node ${node}, ${cores} x ${cpu}, ${settings.rounds} rounds of ${settings.seconds} s\n\n`);
  await compileTargets();
  for (const name of names) {
    const began = performance.now();
    try {
      const result = await suites[name]?.(settings);
      if (result === undefined) continue;
      keepResult(name, result, settings);
      print(`${result.table}\n`);
    } catch (error) {
      process.exitCode = 1;
      print(`${name} failed: ${error instanceof Error ? error.stack : String(error)}\n`);
    }
    process.stderr.write(`${name}: ${Math.round((performance.now() - began) / 1_000)} s\n`);
  }
}

const print = (text: string) => process.stdout.write(text);

/** Prints what was written, or in one line why nothing was. */
function report(write: () => string): void {
  try {
    print(write());
  } catch (error) {
    process.stderr.write(`bench: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}

const [command, option] = positionals;
if (!/^\d+(?:\.\d+){0,2}$/.test(values.node)) refuse("--node must be a version such as 26");
if (command === "write") report(writeTables);
else if (command === "chart") report(writeChart);
else if (!isVersion(values.node)) process.exitCode = runOnNode(values.node);
else if (command === "guard") {
  await compileTargets();
  const { text, isWorse } = await guard({ update: option === "update", settings });
  print(text);
  if (isWorse) process.exitCode = 1;
} else await runSuites(chosenSuites());
