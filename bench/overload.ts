// What is left of the server's work when more arrives than it can do: goodput and latency at multiples of its capacity.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Settings, SuiteResult } from "./compare.ts";
import { load } from "./load.ts";
import { type Arrivals, openLoop } from "./open-loop.ts";
import { median, table, tableRow } from "./report.ts";
import { oursOnSqlite, type Running, start, type Target, unlimitedOnSqlite } from "./target.ts";

const multiples = [0.5, 1, 2, 3];
const goal = 0.9;
const connections = 3_000;
const warmUpSeconds = 3;

interface Row {
  readonly multiple: number;
  readonly rounds: readonly Arrivals[];
  readonly goodput: number;
}

/** With and without the guard, for lists of two sizes: what refusing costs weighs less where serving costs more. */
export async function overload(settings: Settings): Promise<SuiteResult> {
  const parts: SuiteResult[] = [];
  for (const items of [2, 20]) {
    for (const [name, target] of [
      ["with its limits", oursOnSqlite],
      ["without", unlimitedOnSqlite],
    ] as const) {
      parts.push(await measure(`Overload, lists of ${items}, SQLite, ${name}`, target, items, settings));
    }
  }
  return { table: parts.map(({ table }) => table).join("\n"), data: parts.map(({ data }) => data) };
}

async function measure(
  title: string,
  target: (file: string) => Target,
  items: number,
  { rounds, seconds }: Settings,
): Promise<SuiteResult> {
  const folder = mkdtempSync(join(tmpdir(), "overload-"));
  const server = await start(target(join(folder, "bench.sqlite")));
  try {
    const capacity = await capacityOf(server, items, seconds);
    const measured = multiples.map((multiple) => ({ multiple, rounds: [] as Arrivals[] }));
    for (let round = 0; round < rounds; round++) {
      for (const one of measured) {
        one.rounds.push(await openLoop(server, { rate: capacity * one.multiple, seconds, connections, items }));
      }
    }
    const rows = measured.map((one) => ({
      ...one,
      goodput: median(one.rounds.map(({ accepted, elapsedSeconds }) => accepted / elapsedSeconds)),
    }));
    return { table: report(title, capacity, rows), data: { title, capacity, rows } };
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What it does when fifty callers each wait for their answer: nothing is too much then. */
async function capacityOf(server: Running, items: number, seconds: number): Promise<number> {
  const common = { mediaType: "application/json", connections: 50, items } as const;
  await load(server, { ...common, seconds: warmUpSeconds });
  return (await load(server, { ...common, seconds })).requestsPerSecond;
}

function report(title: string, capacity: number, rows: readonly Row[]): string {
  const peak = Math.max(...rows.map(({ goodput }) => goodput));
  const lines = rows.map(({ multiple, rounds, goodput }) => {
    const middle = (figure: (arrivals: Arrivals) => number) => Math.round(median(rounds.map(figure)));
    const ratio = goodput / peak;
    return tableRow([
      `${multiple} x`,
      Math.round(goodput),
      `${ratio.toFixed(2)}${multiple <= 1 ? "" : ratio >= goal ? ", met" : ", missed"}`,
      `${middle(({ p50Ms }) => p50Ms)} / ${middle(({ p99Ms }) => p99Ms)} / ${middle(({ maxMs }) => maxMs)}`,
      middle(({ refused, elapsedSeconds }) => refused / elapsedSeconds),
      middle(({ unsent, elapsedSeconds }) => unsent / elapsedSeconds),
      rounds.reduce((sum, { failed }) => sum + failed, 0),
    ]);
  });
  const heads = [
    "arriving",
    "goodput/s",
    `of its peak (goal ${goal})`,
    "accepted p50 / p99 / max ms",
    "503/s",
    "unsent/s",
  ];
  return table(`${title} (capacity ${Math.round(capacity)}/s)`, [...heads, "failed"], lines);
}
