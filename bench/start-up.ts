// The benchmark of starting: from spawning the process to its first response, and the memory that it takes from then on.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { load } from "./load.ts";
import type { Settings, SuiteResult } from "./results.ts";
import { median, table, tableRow } from "./results.ts";
import { raw, residentMB, start, type Target } from "./target.ts";

const fewestStarts = 10;
const startsPerRound = 3;

const startGoal = 2.5;
const memoryGoal = 1.5;

interface Started {
  readonly ms: number;
  readonly residentMB: number;
}

export async function startUp({ rounds, seconds }: Settings): Promise<SuiteResult> {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  try {
    const targets = targetsIn(folder);
    const starts = targets.map(() => [] as Started[]);
    for (let round = 0; round < Math.max(fewestStarts, rounds * startsPerRound); round++) {
      for (const [index, target] of targets.entries()) starts[index]?.push(await startOnce(target));
    }
    const loaded: number[] = [];
    for (const target of [raw, ...targets.slice(1)]) loaded.push(await memoryUnderLoad(target, rounds * seconds));
    return report(targets, starts, loaded);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function targetsIn(folder: string): readonly Target[] {
  const cli = join(import.meta.dirname, "../dist/server/cli.js");
  return [
    {
      name: "raw node:http",
      remark: "no validation, routing or storage; under load it parses and keeps the lists in a Map",
      command: [join(import.meta.dirname, "targets/plain-http.mjs")],
    },
    {
      name: "this server",
      remark: "everything, with SQLite; the first start makes the database",
      command: [cli, "serve", "--port", "0", "--log-level", "silent", "--database", join(folder, "start.sqlite")],
    },
  ];
}

function report(
  targets: readonly Target[],
  starts: readonly (readonly Started[])[],
  loaded: readonly number[],
): SuiteResult {
  const raws = starts[0] ?? [];
  const data = targets.map(({ name, remark }, index) => {
    const own = starts[index] ?? [];
    const times = own.map(({ ms }) => ms);
    const ratios = own.map(({ ms }, round) => ms / (raws[round]?.ms ?? Number.NaN));
    const startedMB = median(own.map((each) => each.residentMB));
    const loadedMB = loaded[index] ?? Number.NaN;
    return {
      name,
      remark,
      ratio: median(ratios),
      ratioMin: Math.min(...ratios),
      ratioMax: Math.max(...ratios),
      ms: median(times),
      times,
      startedMB,
      startedRatio: startedMB / median(raws.map((each) => each.residentMB)),
      loadedMB,
      loadedRatio: loadedMB / (loaded[0] ?? Number.NaN),
    };
  });
  const verdict = (ratio: number, goal: number, isRaw: boolean) =>
    `${ratio.toFixed(2)}${isRaw ? "" : ratio <= goal ? ", met" : ", missed"}`;
  const lines = data.map((row, index) =>
    tableRow([
      row.name,
      verdict(row.ratio, startGoal, index === 0),
      Math.round(row.ms),
      `${Math.round(Math.min(...row.times))} to ${Math.round(Math.max(...row.times))}`,
      `${Math.round(row.startedMB)}: ${verdict(row.startedRatio, memoryGoal, index === 0)}`,
      `${Math.round(row.loadedMB)}: ${verdict(row.loadedRatio, memoryGoal, index === 0)}`,
      row.remark,
    ]),
  );
  const heads = [
    `ratio (goal ${startGoal})`,
    "median ms",
    "spread",
    `MB when started: ratio (goal ${memoryGoal})`,
    `MB after load: ratio (goal ${memoryGoal})`,
    "what it does",
  ];
  const title = `From start to the first response, and resident memory; ${raws.length} starts`;
  return { table: table(title, ["server", ...heads], lines), data };
}

async function memoryUnderLoad(target: Target, seconds: number): Promise<number> {
  const server = await start(target);
  try {
    const common = { mediaType: "application/json", connections: 50, items: 2 } as const;
    await load(server, { ...common, seconds });
    return residentMB(server.pid);
  } finally {
    await server.stop();
  }
}

async function startOnce(target: Target): Promise<Started> {
  const started = performance.now();
  const server = await start(target);
  try {
    const response = await fetch(`${server.url}/v1/Contacts/1/PhoneNumbers`);
    await response.text();
    if (response.status !== 200) throw new Error(`${target.name}: ${response.status}`);
    return { ms: performance.now() - started, residentMB: residentMB(server.pid) };
  } finally {
    await server.stop();
  }
}
