// npm run bench [-- suite ...] [--rounds N] [--seconds N] [--numbers N] [--minutes N]: the rivals beside us, in ratios.
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { contractFingerprint } from "../generated/operations.ts";
import { body } from "./body-size.ts";
import type { Settings, SuiteResult } from "./compare.ts";
import { scale } from "./growth.ts";
import { importing } from "./import.ts";
import { memory } from "./memory.ts";
import { overload } from "./overload.ts";
import { againstRivals } from "./rivals.ts";
import { startUp } from "./start-up.ts";
import { durable, formats, post } from "./suites.ts";
import { compileTargets } from "./target.ts";

const suites: Readonly<Record<string, (settings: Settings) => Promise<SuiteResult>>> = {
  post,
  rivals: againstRivals,
  durable,
  formats,
  body,
  start: startUp,
  scale,
  memory,
  import: importing,
  overload,
};
/** They take minutes, and run when they are asked for. */
const long = ["rivals", "scale", "memory", "overload", "import"];
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: "string", default: "5" },
    seconds: { type: "string", default: "5" },
    numbers: { type: "string", default: "1000000" },
    minutes: { type: "string", default: "10" },
  },
});
const chosen = positionals.length > 0 ? positionals : Object.keys(suites).filter((name) => !long.includes(name));
const unknown = chosen.filter((name) => !Object.hasOwn(suites, name));
if (unknown.length > 0)
  throw new Error(`unknown suite ${unknown.join(", ")}: expected ${Object.keys(suites).join(", ")}`);

function count(flag: keyof typeof values): number {
  if (!/^[1-9][0-9]{0,8}$/.test(values[flag])) throw new Error(`--${flag}: expected an integer from 1 to 999999999`);
  return Number(values[flag]);
}

const machine = { node: process.version, cpu: cpus()[0]?.model, cores: cpus().length, memoryBytes: totalmem() };
const settings = {
  rounds: count("rounds"),
  seconds: count("seconds"),
  numbers: count("numbers"),
  minutes: count("minutes"),
};
const results: Record<string, unknown> = {};
process.stdout.write(
  `Node ${process.version}, ${machine.cores} x ${machine.cpu}, ${settings.rounds} rounds of ${settings.seconds} s\n\n`,
);
await compileTargets();
for (const name of chosen) {
  const result = await suites[name]?.(settings);
  results[name] = result?.data;
  process.stdout.write(`${result?.table}\n`);
}
const folder = join(import.meta.dirname, "results");
mkdirSync(folder, { recursive: true });
writeFileSync(
  join(folder, "latest.json"),
  JSON.stringify({ date: new Date().toISOString(), machine, settings, contractFingerprint, results }, null, 2),
);
