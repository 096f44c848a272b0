// The benchmark of latency below saturation: requests arrive at fixed rates, and are timed from when they were due.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Settings, SuiteResult } from "./compare.ts";
import { type Arrivals, openLoop } from "./open-loop.ts";
import { median, table, tableRow } from "./report.ts";
import { express, installRivals, plainGlue } from "./rivals.ts";
import { oursInMemory, oursOnSqlite, raw, start } from "./target.ts";

const rates = [1_000, 4_000, 8_000];
/** So many that a server which is late is seen as late, and not as one that is asked less. */
const connections = 300;
const warmUp = { rate: 2_000, seconds: 2 };
/** The largest share of requests that may be refused, or find no connection, where a rate counts as kept up with. */
const mostMissing = 0.01;

interface Row {
  readonly rate: number;
  readonly name: string;
  readonly rounds: Arrivals[];
}

export async function latency({ rounds, seconds }: Settings): Promise<SuiteResult> {
  installRivals();
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const targets = [raw, oursInMemory, oursOnSqlite(join(folder, "latency.sqlite")), plainGlue, express];
  const running = [];
  const rows: Row[] = rates.flatMap((rate) => targets.map(({ name }) => ({ rate, name, rounds: [] })));
  try {
    for (const target of targets) {
      const server = await start(target);
      running.push({ name: target.name, server });
      await openLoop(server, { ...warmUp, connections, items: 2 });
    }
    for (let round = 0; round < rounds; round++) {
      for (const rate of rates) {
        for (const index of running.keys()) {
          const one = running[(index + round) % running.length];
          if (one === undefined) continue;
          const arrivals = await openLoop(one.server, { rate, seconds, connections, items: 2 });
          if (arrivals.failed > 0) throw new Error(`${one.name} at ${rate}/s: ${arrivals.failed} requests failed`);
          rows.find((row) => row.rate === rate && row.name === one.name)?.rounds.push(arrivals);
        }
      }
    }
  } finally {
    for (const { server } of running) await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  const summaries = rows.map(summary);
  const lines = summaries.map(({ rate, name, p50Ms, p99Ms, maxMs, answeredPerSecond, isKept }) =>
    tableRow([
      rate.toLocaleString("en"),
      name,
      ...[p50Ms, p99Ms, maxMs].map((ms) => ms.toFixed(1)),
      `${Math.round(answeredPerSecond)}${isKept ? "" : ", not kept up"}`,
    ]),
  );
  const heads = ["offered/s", "server", "p50 ms", "p99 ms", "longest ms", "answered/s"];
  return {
    table: table("Latency at fixed rates, from the moment a request was due", heads, lines),
    data: summaries,
  };
}

function summary({ rate, name, rounds }: Row) {
  const middle = (figure: (arrivals: Arrivals) => number) => median(rounds.map(figure));
  const missing = middle(({ refused, unsent, accepted }) => (refused + unsent) / (refused + unsent + accepted));
  const answeredPerSecond = middle(({ accepted, elapsedSeconds }) => accepted / elapsedSeconds);
  return {
    rate,
    name,
    p50Ms: middle(({ p50Ms }) => p50Ms),
    p99Ms: middle(({ p99Ms }) => p99Ms),
    maxMs: middle(({ maxMs }) => maxMs),
    answeredPerSecond,
    isKept: missing <= mostMissing && answeredPerSecond >= rate * (1 - 2 * mostMissing),
    rounds,
  };
}
