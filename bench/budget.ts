// The budget of a request: where the microseconds of one JSON POST go, from a CPU profile under load.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { SourceMap } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { load } from "./load.ts";
import type { Settings, SuiteResult } from "./results.ts";
import { table, tableRow } from "./results.ts";
import { fastify, ourEdge, oursInMemory, oursOnSqlite, raw, start, type Target } from "./target.ts";
import { json } from "./throughput.ts";

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

/** Reads the source maps next to the bundles. */
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

/** What is read of a profile that Node's --cpu-prof writes (Chrome DevTools Protocol, Profiler.Profile). */
export interface CpuProfile {
  readonly nodes: readonly ProfileNode[];
  /** Microseconds of the machine's monotonic clock. */
  readonly startTime: number;
  readonly samples: readonly number[];
  /** Microseconds from the sample before, or from the start. */
  readonly timeDeltas: readonly number[];
}

/** A function; its line and column count from 0. */
export interface CallFrame {
  readonly functionName: string;
  readonly url: string;
  readonly lineNumber: number;
  readonly columnNumber: number;
}

interface ProfileNode {
  readonly id: number;
  readonly callFrame: CallFrame;
  readonly children?: readonly number[];
}

/** The address of a function's source: for code that was bundled, not that of the bundle. */
export type SourceOf = (frame: CallFrame) => string;

/** From where to where the load ran, in microseconds of the machine's monotonic clock. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

const elsewhere = "elsewhere";
const idle = "idle";

/** Where code stands, and what it is for; the first that fits counts. */
const places: readonly (readonly [pattern: RegExp, part: string])[] = [
  [/\/(?:pino|sonic-boom|thread-stream|fast-safe-stringify)[^/]*\//, "log"],
  [/\/server\/http\/(?:request-log|log-|error-log)/, "log"],
  [/\/(?:prom-client|tdigest)\/|\/server\/ops\//, "limits and metrics"],
  [/\/memory-store|\/node_modules\/(?:@photostructure\/sqlite|pg[^/]*|postgres[^/]*)\/|\/storage\//, "store"],
  [/\/bench\/targets\//, "handler of the benchmark"],
  [/\/server\/auth\//, "access"],
  [/\/generated\/validators/, "validation"],
  [/\/generated\/[^/]*-writers|\/server\/http\/(?:response|send-payload|write-list)/, "response"],
  [/\/generated\/[^/]*-readers|\/runtime\/|\/server\/http\/request-body|\/saxes\//, "decoding"],
  [/\/server\/http\//, "edge: negotiation, media types, paths"],
  [/\/phone-numbers\/|\/libphonenumber-js\//, "rules"],
  [/\/node_modules\//, "routing and hooks (Fastify)"],
  [/^node:internal\/(?:process\/task_queues|process\/promises|async_hooks|timers)|^node:timers/, "promises and turns"],
  [/^node:(?:_http|net|_stream|events|internal\/(?:streams|http|net|stream_base|socket))/, "HTTP and sockets (Node)"],
];

const special: ReadonlyMap<string, string> = new Map([
  ["(idle)", idle],
  ["(garbage collector)", "garbage collector"],
  ["(program)", "system calls and engine"],
]);

/**
 * Milliseconds by part, without idle time. What has no separate place, such as
 * JSON.parse or a hash, belongs to who called it.
 */
export function timeByPart(
  profile: CpuProfile,
  { from, to }: Span,
  sourceOf: SourceOf = ({ url }) => url,
): Map<string, number> {
  const partOf = partsOfNodes(profile.nodes, sourceOf);
  const times = new Map<string, number>();
  let now = profile.startTime;
  for (const [index, delta] of profile.timeDeltas.entries()) {
    now += delta;
    const part = partOf.get(profile.samples[index] ?? 0) ?? elsewhere;
    if (now < from || now > to || part === idle) continue;
    times.set(part, (times.get(part) ?? 0) + delta / 1_000);
  }
  return times;
}

function partsOfNodes(nodes: readonly ProfileNode[], sourceOf: SourceOf): Map<number, string> {
  const parts = new Map<number, string>();
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const children = new Set(nodes.flatMap((node) => node.children ?? []));
  const open = nodes.filter(({ id }) => !children.has(id)).map((node) => ({ node, inherited: elsewhere }));
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const source = sourceOf(next.node.callFrame);
    const place = places.find(([pattern]) => pattern.test(source));
    const part = special.get(next.node.callFrame.functionName) ?? place?.[1] ?? next.inherited;
    parts.set(next.node.id, part);
    for (const id of next.node.children ?? []) {
      const child = byId.get(id);
      if (child !== undefined) open.push({ node: child, inherited: part });
    }
  }
  return parts;
}
