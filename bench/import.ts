// The benchmark of import: a CSV file through the command, beside a bare loop of prepared statements with the same rows.
import { spawn } from "node:child_process";
import { createWriteStream, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { openDatabase } from "../server/storage/sqlite/open-database.ts";
import type { Settings, SuiteResult } from "./compare.ts";
import { median, table, tableRow } from "./report.ts";

const goal = 0.7;
const rowsPerCommit = 5_000;
const cli = join(import.meta.dirname, "../dist/server/cli.js");

/** Of `--numbers` in each round: with all of them a sitting would take as long as all other suites together. */
const shareOfNumbers = 5;

interface Measured {
  readonly seconds: number;
  /** The most memory that the process held. */
  readonly peakMB: number | undefined;
}

interface Way {
  readonly name: string;
  readonly run: () => Measured | Promise<Measured>;
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
    const bare = ways[0]?.measured ?? [];
    const data = ways.map(({ name, measured }) => {
      const ratios = measured.map(({ seconds }, round) => (bare[round]?.seconds ?? Number.NaN) / seconds);
      return {
        name,
        ratio: median(ratios),
        ratioMin: Math.min(...ratios),
        ratioMax: Math.max(...ratios),
        numbersPerSecond: numbers / median(measured.map(({ seconds }) => seconds)),
        peakMB: median(measured.map(({ peakMB }) => peakMB ?? Number.NaN)),
      };
    });
    const lines = data.map(({ name, ratio, ratioMin, ratioMax, numbersPerSecond, peakMB }, index) =>
      tableRow([
        name,
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
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function waysIn(folder: string, numbers: number): Promise<Way[]> {
  const database = join(folder, "import.sqlite");
  const ways: Way[] = [{ name: "bare loop", run: () => bareLoop(database, numbers), measured: [] }];
  for (const withIDs of [true, false]) {
    const file = join(folder, `${withIDs}.csv`);
    await pipeline(csvOf(numbers, withIDs), createWriteStream(file));
    const name = `import, ${withIDs ? "ids given" : "without ids"}`;
    ways.push({ name, run: () => importFile(file, database), measured: [] });
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

function bareLoop(file: string, numbers: number): Measured {
  const db = openDatabase({ file });
  const contact = db.prepare(
    "INSERT INTO contacts (contact_id, next_phone_number_id, version, known) VALUES (?, 2, 1, 1)",
  );
  const number = db.prepare("INSERT INTO phone_numbers VALUES (?, 1, 0, 0, ?, 1, 0, NULL, NULL, ?)");
  const began = performance.now();
  for (let start = 0; start < numbers; start += rowsPerCommit) {
    db.transaction(() => {
      for (let index = start; index < Math.min(start + rowsPerCommit, numbers); index++) {
        const { text, notes } = rowOf(index);
        contact.run(`C-${index}`);
        number.run(`C-${index}`, text, notes);
      }
    })();
  }
  const seconds = (performance.now() - began) / 1_000;
  db.close();
  return { seconds, peakMB: undefined };
}

/** Whole process, its start and the closing of the database with it. @throws Error when it does not end with 0. */
async function importFile(file: string, database: string): Promise<Measured> {
  const began = performance.now();
  const child = spawn(process.execPath, [cli, "import", file, "--database", database], { stdio: "ignore" });
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
  if (code !== 0) throw new Error(`import ended with ${code}`);
  return { seconds: (performance.now() - began) / 1_000, peakMB };
}
