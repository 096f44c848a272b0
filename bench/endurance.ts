// The suites that take minutes: more requests than the server can serve, and its memory in a long run.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { load } from "./load.ts";
import { type Arrivals, openLoop } from "./open-loop.ts";
import type { Settings, SuiteResult } from "./results.ts";
import { median, table, tableRow } from "./results.ts";
import { oursOnSqlite, type Running, residentMB, start, type Target, unlimitedOnSqlite } from "./target.ts";

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
      ["without limits", unlimitedOnSqlite],
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

/** What it does when fifty callers each wait for their response: nothing is too much then. */
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

const secondsPerSample = 30;
/** Until the optimising compiler and the caches are through, memory only grows. */
const samplesOfWarmUp = 2;

interface Sample {
  readonly minute: number;
  readonly residentMB: number;
  readonly requestsPerSecond: number;
}

/** Resident memory of the server's process over `minutes` of load at saturation, on SQLite. Needs /proc. */
export async function memory({ minutes }: Settings): Promise<SuiteResult> {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const server = await start(oursOnSqlite(join(folder, "memory.sqlite")));
  const samples: Sample[] = [];
  try {
    for (let sample = 1; sample <= (minutes * 60) / secondsPerSample; sample++) {
      const common = { mediaType: "application/json", connections: 50, items: 2, contacts: 100_000 } as const;
      const { requestsPerSecond } = await load(server, { ...common, seconds: secondsPerSample });
      samples.push({
        minute: (sample * secondsPerSample) / 60,
        residentMB: residentMB(server.pid),
        requestsPerSecond: Math.round(requestsPerSecond),
      });
    }
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  const lines = samples.map(({ minute, residentMB: mb, requestsPerSecond }) =>
    tableRow([minute, mb.toFixed(1), requestsPerSecond]),
  );
  const flat = `slope after the first minute: ${slope(samples.slice(samplesOfWarmUp)).toFixed(2)} MB a minute`;
  const heads = ["minute", "resident MB", "requests/s"];
  return { table: `${table("Memory of a long run, SQLite", heads, lines)}\n${flat}\n`, data: samples };
}

/** Least squares over the samples, in MB a minute. */
function slope(samples: readonly Sample[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(samples.map(({ minute }) => minute)), mean(samples.map(({ residentMB: mb }) => mb))];
  const covariance = mean(samples.map(({ minute, residentMB: mb }) => (minute - x) * (mb - y)));
  return covariance / mean(samples.map(({ minute }) => (minute - x) ** 2));
}
