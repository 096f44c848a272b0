// The benchmark of import: a CSV file through the command, beside a bare loop of prepared statements with the same rows.
import { spawn } from "node:child_process";
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { openDatabase } from "../server/storage/sqlite/open-database.ts";
import type { Settings, SuiteResult } from "./compare.ts";
import { table, tableRow } from "./report.ts";

const goal = 0.7;
const rowsPerCommit = 5_000;
const cli = join(import.meta.dirname, "../dist/server/cli.js");

interface Measured {
  readonly seconds: number;
  /** The most memory that the process held. */
  readonly peakMB: number | undefined;
}

/** With the numbers' ids in the file and without: without them each number's comparison key is needed. */
export async function importing({ numbers }: Settings): Promise<SuiteResult> {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  try {
    const bare = bareLoop(join(folder, "bare.sqlite"), numbers);
    const rows: { name: string; measured: Measured }[] = [{ name: "bare loop", measured: bare }];
    for (const withIDs of [true, false]) {
      const file = join(folder, `${withIDs}.csv`);
      await pipeline(csvOf(numbers, withIDs), createWriteStream(file));
      const name = `import, ${withIDs ? "ids given" : "without ids"}`;
      rows.push({ name, measured: await importFile(file, join(folder, `${withIDs}.sqlite`)) });
    }
    const lines = rows.map(({ name, measured: { seconds, peakMB } }) => {
      const ratio = bare.seconds / seconds;
      const verdict = name === "bare loop" ? "" : `${goal}, ${ratio >= goal ? "met" : "missed"}`;
      return tableRow([name, ratio.toFixed(2), verdict, Math.round(numbers / seconds), peakMB?.toFixed(0) ?? ""]);
    });
    const heads = ["what", "ratio", "goal", "numbers/s", "peak resident MB"];
    return {
      table: table(`Import of ${numbers.toLocaleString("en")} contacts with a number each`, heads, lines),
      data: rows,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
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
