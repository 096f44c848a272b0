// The long runs: npm run torture -- --rounds 1000, or --fuzz 250000.
import { randomInt } from "node:crypto";
import { parseArgs } from "node:util";
import { crashRounds } from "./crash-rounds.ts";
import { fuzz } from "./fuzz.ts";

const usage = `Usage: npm run torture -- [--rounds N | --fuzz N [--seed N]]

Crash the server under load N times [100], or send it N random requests.

Exit codes:
  0  no promise was broken
  1  one was
  2  wrong usage
`;

interface Wanted {
  readonly rounds: number;
  readonly fuzz: number | undefined;
  readonly seed: number;
}

function readArguments(): Wanted {
  const text = { type: "string" } as const;
  const options = { rounds: text, fuzz: text, seed: text, help: { type: "boolean", default: false } } as const;
  try {
    const { values } = parseArgs({ options });
    if (values.help) {
      process.stdout.write(usage);
      process.exit();
    }
    const toNumber = (name: "rounds" | "fuzz" | "seed"): number | undefined => {
      const value = values[name];
      if (value === undefined) return undefined;
      if (!/^[1-9][0-9]{0,5}$/.test(value)) throw new Error(`--${name} must be an integer from 1 to 999999`);
      return Number(value);
    };
    return { rounds: toNumber("rounds") ?? 100, fuzz: toNumber("fuzz"), seed: toNumber("seed") ?? randomInt(1, 1e6) };
  } catch (error) {
    process.stderr.write(`torture: ${(error as Error).message}\n`);
    process.exit(2);
  }
}

const wanted = readArguments();
const showProgress = (what: string, every: number) => (done: number) => {
  if (done % every === 0) process.stderr.write(`${done} ${what}\n`);
};
const report =
  wanted.fuzz === undefined
    ? await crashRounds(wanted.rounds, showProgress("rounds", 10))
    : await fuzz(wanted.fuzz, wanted.seed, showProgress("requests", 10_000));
process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
process.exitCode = report.problems.length > 0 ? 1 : 0;
