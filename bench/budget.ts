// The budget of a request: where the microseconds of one JSON POST go, from a CPU profile under load.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { SourceMap } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { json, type Settings, type SuiteResult } from "./compare.ts";
import { load } from "./load.ts";
import { type CpuProfile, type SourceOf, timeByPart } from "./profile-parts.ts";
import { table, tableRow } from "./report.ts";
import { fastify, ourEdge, oursInMemory, oursOnSqlite, raw, start, type Target } from "./target.ts";

const warmUpSeconds = 4;
const intervalUs = 200;

interface Budget {
  readonly name: string;
  /** CPU time of the server's process, microseconds a request, the profiler's own included. */
  readonly us: number;
  /** Microseconds a request by part. */
  readonly parts: Readonly<Record<string, number>>;
}

/** The profiler's own cost is in the figures: they say how the parts compare, and the other suites how fast it is. */
export async function budget({ rounds, seconds }: Settings): Promise<SuiteResult> {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  try {
    const targets = [raw, fastify, ourEdge, oursInMemory, oursOnSqlite(join(folder, "budget.sqlite"))];
    const budgets: Budget[] = [];
    for (const [index, target] of targets.entries()) {
      budgets.push(await profile(target, join(folder, String(index)), rounds * seconds));
    }
    return { table: tableOf(budgets), data: budgets };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function profile(target: Target, folder: string, seconds: number): Promise<Budget> {
  const flags = ["--cpu-prof", `--cpu-prof-dir=${folder}`, `--cpu-prof-interval=${intervalUs}`];
  const server = await start({ ...target, command: [...flags, ...target.command] });
  const common = { mediaType: json, connections: 50, items: 2 } as const;
  let from: number;
  let to: number;
  let us: number;
  try {
    await load(server, { ...common, seconds: warmUpSeconds });
    from = nowUs();
    const { serverCpuUs = Number.NaN } = await load(server, { ...common, seconds });
    us = serverCpuUs;
    to = nowUs();
  } finally {
    await server.stop();
  }
  const [file = ""] = readdirSync(folder);
  const found = JSON.parse(readFileSync(join(folder, file), "utf8")) as CpuProfile;
  const times = timeByPart(found, { from, to }, createSourceOf());
  const total = [...times.values()].reduce((sum, ms) => sum + ms, 0);
  return {
    name: target.name,
    us,
    parts: Object.fromEntries([...times].map(([part, ms]) => [part, (us * ms) / total])),
  };
}

/** Reads the maps that the bundler has written beside its bundles. */
function createSourceOf(): SourceOf {
  const maps = new Map<string, SourceMap | undefined>();
  const mapOf = (url: string): SourceMap | undefined => {
    const file = url.startsWith("file:") ? `${fileURLToPath(url)}.map` : "";
    return existsSync(file) ? new SourceMap(JSON.parse(readFileSync(file, "utf8"))) : undefined;
  };
  return ({ url, lineNumber, columnNumber }) => {
    if (!maps.has(url)) maps.set(url, mapOf(url));
    const entry = maps.get(url)?.findEntry(lineNumber, columnNumber);
    return entry !== undefined && "originalSource" in entry ? `/${entry.originalSource}` : url;
  };
}

/** The machine's monotonic clock, which V8 takes for its profiles too. */
const nowUs = () => Number(process.hrtime.bigint() / 1_000n);

function tableOf(budgets: readonly Budget[]): string {
  const parts = [...new Set(budgets.flatMap((each) => Object.keys(each.parts)))];
  const most = (part: string) => Math.max(...budgets.map((each) => each.parts[part] ?? 0));
  parts.sort((one, other) => most(other) - most(one));
  const figure = (us: number | undefined) => (us === undefined ? "" : us.toFixed(1));
  const lines = parts.map((part) => tableRow([part, ...budgets.map((each) => figure(each.parts[part]))]));
  const total = tableRow(["all", ...budgets.map(({ us }) => figure(us))]);
  const title = "Where a POST of two numbers spends its time, microseconds of the server's CPU";
  return table(title, ["part", ...budgets.map(({ name }) => name)], [...lines, total]);
}
