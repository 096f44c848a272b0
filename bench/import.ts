// The benchmark of import: a CSV file through the command, compared with a bare loop of prepared statements on the same rows.
// Each is a separate process, timed from its start to its end.
import { spawn } from "node:child_process";
import { createWriteStream, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { Settings, SuiteResult } from "./results.ts";
import { median, table, tableRow } from "./results.ts";

const goal = 0.7;
/** About as many as an import commits together. */
const contactsPerCommit = 5_000;
const bareLoop = join(import.meta.dirname, "../dist/bench/bare-loop.js");
const cli = join(import.meta.dirname, "../dist/server/cli.js");

/** Of `--numbers` in each round: with all of them a sitting would take as long as all other suites together. */
const shareOfNumbers = 5;

interface Measured {
  /** Of the whole process. */
  readonly seconds: number;
  /** Of the bare loop, without the start of its process and the closing of the database. */
  readonly loopSeconds: number | undefined;
  /** The most memory that the process held. */
  readonly peakMB: number | undefined;
}

interface Way {
  readonly name: string;
  readonly run: () => Promise<Measured>;
  readonly measured: Measured[];
}

/** With the numbers' ids in the file and without, each in every round. */
export async function importing({ numbers: all, rounds }: Settings): Promise<SuiteResult> {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const numbers = Math.ceil(all / shareOfNumbers);
  try {
    const ways = await waysIn(folder, numbers);
    for (let round = 0; round < rounds; round++) {
      for (const { run, measured } of ways) {
        measured.push(await run());
        removeDatabases(folder);
      }
    }
    return resultOf(ways, numbers);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function resultOf(ways: readonly Way[], numbers: number): SuiteResult {
  const bare = ways[0]?.measured ?? [];
  const data = ways.map(({ name, measured }) => {
    const ratios = measured.map(({ seconds }, round) => (bare[round]?.seconds ?? Number.NaN) / seconds);
    return {
      name,
      ratio: median(ratios),
      ratioMin: Math.min(...ratios),
      ratioMax: Math.max(...ratios),
      numbersPerSecond: numbers / median(measured.map(({ seconds }) => seconds)),
      loopNumbersPerSecond: numbers / median(measured.map(({ loopSeconds }) => loopSeconds ?? Number.NaN)),
      peakMB: median(measured.map(({ peakMB }) => peakMB ?? Number.NaN)),
    };
  });
  const loop = Math.round(data[0]?.loopNumbersPerSecond ?? Number.NaN);
  const lines = data.map(({ name, ratio, ratioMin, ratioMax, numbersPerSecond, peakMB }, index) =>
    tableRow([
      index === 0 ? `${name} (${loop}/s without its process's start and end)` : name,
      ratio.toFixed(2),
      `${ratioMin.toFixed(2)} to ${ratioMax.toFixed(2)}`,
      index === 0 ? "" : `${goal}, ${ratio >= goal ? "met" : "missed"}`,
      Math.round(numbersPerSecond),
      Number.isNaN(peakMB) ? "" : peakMB.toFixed(0),
    ]),
  );
  const heads = ["what", "ratio", "spread", "goal", "numbers/s", "peak resident MB"];
  return {
    table: table(`Import of ${numbers.toLocaleString("en")} contacts with a number each`, heads, lines),
    data,
  };
}

async function waysIn(folder: string, numbers: number): Promise<Way[]> {
  const database = join(folder, "import.sqlite");
  const ways: Way[] = [
    {
      name: "bare loop",
      run: () => measure([bareLoop, database, String(numbers), String(contactsPerCommit)]),
      measured: [],
    },
  ];
  for (const withIDs of [true, false]) {
    const file = join(folder, `${withIDs}.csv`);
    await pipeline(csvOf(numbers, withIDs), createWriteStream(file));
    const name = `import, ${withIDs ? "ids given" : "without ids"}`;
    ways.push({ name, run: () => measure([cli, "import", file, "--database", database]), measured: [] });
  }
  return ways;
}

function removeDatabases(folder: string): void {
  for (const name of readdirSync(folder)) if (name.includes(".sqlite")) rmSync(join(folder, name));
}

const rowOf = (index: number) => ({ text: `+44 20 ${String(index).padStart(8, "0")}`, notes: `front desk ${index}` });

function* csvOf(numbers: number, withIDs: boolean): Generator<string> {
  yield `contactID,${withIDs ? "PhoneNumberID," : ""}PhoneNumber,IsPrimary,Notes\r\n`;
  for (let index = 0; index < numbers; index++) {
    const { text, notes } = rowOf(index);
    yield `C-${index},${withIDs ? "1," : ""}${text},true,${notes}\r\n`;
  }
}

/** A whole process, its start and the closing of the database with it. @throws Error when it does not end with 0. */
async function measure(args: readonly string[]): Promise<Measured> {
  const began = performance.now();
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "ignore"] });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output += text;
  });
  let peakMB: number | undefined;
  const watching = setInterval(() => {
    try {
      const kB = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1];
      if (kB !== undefined) peakMB = Number(kB) / 1_000;
    } catch {
      // No /proc here, or the process has just ended.
    }
  }, 100);
  const code = await new Promise((resolve) => child.once("close", resolve));
  clearInterval(watching);
  const seconds = (performance.now() - began) / 1_000;
  if (code !== 0) throw new Error(`${args[0]} ended with ${code}`);
  return { seconds, loopSeconds: args[0] === bareLoop ? Number(output) : undefined, peakMB };
}
