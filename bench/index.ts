// npm run bench [-- suite ...] [--rounds N] [--seconds N]: runs the rivals beside us in one sitting and prints ratios.
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { contractFingerprint } from "../generated/operations.ts";
import { body } from "./body-size.ts";
import { overload } from "./overload.ts";
import { startUp } from "./start-up.ts";
import { formats, post, type Settings, type SuiteResult } from "./suites.ts";
import { compileTargets } from "./target.ts";

const suites: Readonly<Record<string, (settings: Settings) => Promise<SuiteResult>>> = {
  post,
  formats,
  body,
  start: startUp,
  overload,
};
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: "string", default: "5" }, seconds: { type: "string", default: "5" } },
});
const chosen = positionals.length > 0 ? positionals : Object.keys(suites);
const unknown = chosen.filter((name) => !Object.hasOwn(suites, name));
if (unknown.length > 0)
  throw new Error(`unknown suite ${unknown.join(", ")}: expected ${Object.keys(suites).join(", ")}`);

function count(flag: "rounds" | "seconds"): number {
  if (!/^[1-9][0-9]{0,3}$/.test(values[flag])) throw new Error(`--${flag}: expected an integer from 1 to 9999`);
  return Number(values[flag]);
}

const machine = { node: process.version, cpu: cpus()[0]?.model, cores: cpus().length, memoryBytes: totalmem() };
const settings = { rounds: count("rounds"), seconds: count("seconds") };
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
