// The suites with other frameworks: the same POST in each, and latency at fixed rates below saturation.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Arrivals, openLoop } from "./open-loop.ts";
import type { Settings, SuiteResult } from "./results.ts";
import { median, type Row, ratios, table, tableRow } from "./results.ts";
import { fastify, ourEdge, oursBare, oursInMemory, oursOnSqlite, raw, start, type Target } from "./target.ts";
import { compare } from "./throughput.ts";

const folder = join(import.meta.dirname, "rivals");

const rival = (server: string, name: string, remark: string): Target => ({
  name,
  remark,
  command: [join(folder, "servers.mjs"), server],
});

export const plainGlue = rival(
  "plain-glue",
  "fastify-openapi-glue",
  "token, validation; coerces types and drops unknown members; only JSON; refusals are 500; no rules, limits or log",
);
export const express = rival(
  "express-openapi-validator",
  "express-openapi-validator",
  "token, validation; only JSON, other media types are not validated; no rules, limits or log",
);

const hono = rival(
  "hono",
  "hono + zod-openapi",
  "token, validation by a second schema in zod; only JSON; no rules, limits or log",
);

const rivals: readonly Target[] = [
  plainGlue,
  hono,
  rival(
    "nest",
    "NestJS on express",
    "token, validation by a second schema for class-validator; only JSON; no rules, limits or log",
  ),
  rival("openapi-backend", "openapi-backend", "token, validation; only JSON; no negotiation, rules, limits or log"),
  express,
  rival(
    "prism",
    "Prism (mock)",
    "validation of requests and responses; accepts any token; stores nothing, responds with an example; no rules, limits or log",
  ),
];

/** By its own lock file, once, and without running any package's script. @throws Error when npm cannot. */
export function installRivals(): void {
  if (existsSync(join(folder, "node_modules/.package-lock.json"))) return;
  const flags = ["--ignore-scripts", "--no-audit", "--no-fund"];
  execFileSync("npm", ["ci", "--prefix", folder, ...flags], { stdio: ["ignore", "inherit", "inherit"] });
}

export async function againstRivals(settings: Settings): Promise<SuiteResult> {
  installRivals();
  const again = { ...raw, name: "raw node:http, repeated", remark: "the noise of the machine" };
  const contenders = [raw, again, fastify, oursBare, ourEdge, oursInMemory, ...rivals].map((target) => ({ target }));
  const { table, data } = await compare("The same POST with other frameworks", contenders, settings);
  const rows = data as readonly Row[];
  const compared = (one: Target, other: Target, goal: number): string => {
    const [row, reference] = [one, other].map((target) => rows.find(({ name }) => name === target.name));
    const times = row && reference ? ratios(row, reference) : [];
    const spread = [Math.min(...times), Math.max(...times)].map((ratio) => ratio.toFixed(2)).join(" to ");
    const verdict = median(times) >= goal ? "met" : "missed";
    return `- ${one.name} / ${other.name}: ${median(times).toFixed(2)} (${spread}); goal ${goal}, ${verdict}`;
  };
  const lines = [
    compared(oursBare, plainGlue, 1),
    compared(oursInMemory, express, 5),
    compared(oursInMemory, hono, 1.2),
  ];
  return { table: `${table}\n${lines.join("\n")}\n`, data };
}

const rates = [1_000, 4_000, 8_000];
/** Enough that a slow server is measured as slow, not as one with fewer requests. */
const connections = 300;
const warmUp = { rate: 2_000, seconds: 2 };
/** The largest share of requests that may be refused, or find no connection, where a rate counts as kept up with. */
const mostMissing = 0.01;

interface LatencyRow {
  readonly rate: number;
  readonly name: string;
  readonly rounds: Arrivals[];
}

export async function latency({ rounds, seconds }: Settings): Promise<SuiteResult> {
  installRivals();
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const targets = [raw, oursInMemory, oursOnSqlite(join(folder, "latency.sqlite")), plainGlue, express];
  const running = [];
  const rows: LatencyRow[] = rates.flatMap((rate) => targets.map(({ name }) => ({ rate, name, rounds: [] })));
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
  const heads = ["offered/s", "server", "p50 ms", "p99 ms", "maximum ms", "responses/s"];
  return {
    table: table("Latency at fixed rates, from the moment a request was due", heads, lines),
    data: summaries,
  };
}

function summary({ rate, name, rounds }: LatencyRow) {
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
