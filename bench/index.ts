// npm run bench [-- suite ... | all | write | chart | guard [update]] [--rounds N] [--seconds N] [--numbers N] [--minutes N].
import { parseArgs } from "node:util";
import { body } from "./body-size.ts";
import { budget } from "./budget.ts";
import { writeChart } from "./chart.ts";
import { clientOverhead } from "./client-overhead.ts";
import type { Settings, SuiteResult } from "./compare.ts";
import { growth } from "./curves.ts";
import { scale } from "./database-size.ts";
import { guard } from "./guard.ts";
import { importing } from "./import.ts";
import { latency } from "./latency.ts";
import { memory } from "./memory.ts";
import { overload } from "./overload.ts";
import { processes } from "./processes.ts";
import { keepResult, machineOf } from "./results.ts";
import { againstRivals } from "./rivals.ts";
import { startUp } from "./start-up.ts";
import { durable, formats, post } from "./suites.ts";
import { compileTargets } from "./target.ts";
import { writeTables } from "./write-tables.ts";

const suites: Readonly<Record<string, (settings: Settings) => Promise<SuiteResult>>> = {
  post,
  rivals: againstRivals,
  durable,
  formats,
  budget,
  latency,
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
/** What runs when nothing is named: about us alone, in a few minutes. */
const usual = ["post", "durable", "formats", "body", "start"];
/** Minutes each, so that `all` leaves them out; they run when they are named. */
const longest = ["overload", "memory"];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: "string", default: "5" },
    seconds: { type: "string", default: "5" },
    numbers: { type: "string", default: "1000000" },
    minutes: { type: "string", default: "10" },
  },
});

function count(flag: keyof typeof values): number {
  if (!/^[1-9][0-9]{0,8}$/.test(values[flag])) throw new Error(`--${flag}: expected an integer from 1 to 999999999`);
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
  if (unknown.length > 0) {
    const known = [...Object.keys(suites), "all", "write", "chart", "guard"];
    throw new Error(`unknown suite ${unknown.join(", ")}: expected ${known.join(", ")}`);
  }
  return [...new Set(names)];
}

/** One suite after another. One that fails is told, and the others run all the same. */
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

const [command, option] = positionals;
if (command === "write") print(writeTables());
else if (command === "chart") print(writeChart());
else if (command === "guard") {
  await compileTargets();
  const { text, isWorse } = await guard({ update: option === "update", settings });
  print(text);
  if (isWorse) process.exitCode = 1;
} else await runSuites(chosenSuites());
