// The results of a suite: ratios of interleaved rounds, Markdown tables, the file of the last results, docs/performance.md.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { dirname, join } from "node:path";
import { contractFingerprint } from "../generated/operations.ts";
import type { Figures } from "./load.ts";

export interface Settings {
  readonly rounds: number;
  readonly seconds: number;
  /** Numbers that the larger database of `scale` holds. */
  readonly numbers: number;
  /** How long `memory` runs. */
  readonly minutes: number;
}

export interface SuiteResult {
  readonly table: string;
  readonly data: unknown;
}

export interface Machine {
  readonly node: string;
  readonly cpu: string;
  readonly cores: number;
  readonly memoryBytes: number;
}

export interface TakenSuite extends SuiteResult {
  /** ISO 8601 */
  readonly date: string;
  readonly machine: Machine;
  readonly settings: Settings;
  readonly contractFingerprint: string;
}

export type Results = Readonly<Record<string, TakenSuite>>;

const file = join(import.meta.dirname, "results/latest.json");

export function machineOf(): Machine {
  return {
    node: process.version,
    cpu: cpus()[0]?.model ?? "unknown",
    cores: cpus().length,
    memoryBytes: totalmem(),
  };
}

/** The last results of every suite; empty if the file does not exist yet. */
export function readResults(): Results {
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Results) : {};
}

/** Puts a suite's result in the place of its last one. At once, so that a later suite that fails takes none with it. */
export function keepResult(name: string, result: SuiteResult, settings: Settings): void {
  const taken = { date: new Date().toISOString(), machine: machineOf(), settings, contractFingerprint, ...result };
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify({ ...readResults(), [name]: taken }, null, 2)}\n`);
}

export interface Row {
  readonly name: string;
  readonly remark: string;
  /** The desired ratio. */
  readonly goal?: number | undefined;
  /** The row that does only the same disk or database work, by name. Default: the first row. */
  readonly limit?: string | undefined;
  readonly rounds: readonly Figures[];
}

/** From here on the load generator is what limits a figure. */
const busyClient = 0.9;

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

/** Each round's figure over the first row's of the same round: what else the machine did touches both alike. */
export function ratios(row: Row, reference: Row): number[] {
  return row.rounds.map(
    ({ requestsPerSecond }, round) => requestsPerSecond / (reference.rounds[round]?.requestsPerSecond ?? Number.NaN),
  );
}

function summary(row: Row, rows: readonly Row[], reference: Row) {
  const each = ratios(row, reference);
  const limit = rows.find(({ name }) => name === row.limit);
  const middleOf = (figure: (figures: Figures) => number | undefined) =>
    median(row.rounds.map((figures) => figure(figures) ?? Number.NaN));
  return {
    name: row.name,
    remark: row.remark,
    goal: row.goal,
    ratio: median(each),
    ratioMin: Math.min(...each),
    ratioMax: Math.max(...each),
    ...(limit && { limit: limit.name, ratioToLimit: median(ratios(row, limit)) }),
    requestsPerSecond: middleOf(({ requestsPerSecond }) => requestsPerSecond),
    p50Ms: middleOf(({ p50Ms }) => p50Ms),
    p99Ms: middleOf(({ p99Ms }) => p99Ms),
    serverCpuUs: middleOf(({ serverCpuUs }) => serverCpuUs),
    clientCpuShare: middleOf(({ clientCpuShare }) => clientCpuShare),
  };
}

export function throughput(title: string, rows: readonly Row[]): { table: string; data: object[] } {
  const reference = rows[0];
  if (reference === undefined) throw new Error(`${title}: nothing was measured`);
  const summaries = rows.map((row) => summary(row, rows, reference));
  const hasLimits = summaries.some(({ limit }) => limit !== undefined);
  const lines = summaries.map((row) => {
    const goal = row.goal === undefined ? "" : `${row.goal.toFixed(2)}, ${row.ratio >= row.goal ? "met" : "missed"}`;
    const client = `${Math.round(row.clientCpuShare * 100)} %${row.clientCpuShare >= busyClient ? " (limits)" : ""}`;
    const cpu = Number.isNaN(row.serverCpuUs) ? "" : row.serverCpuUs.toFixed(1);
    return tableRow([
      row.name,
      row.ratio.toFixed(2),
      `${row.ratioMin.toFixed(2)} to ${row.ratioMax.toFixed(2)}`,
      ...(hasLimits ? [row.ratioToLimit?.toFixed(2) ?? ""] : []),
      goal,
      Math.round(row.requestsPerSecond),
      `${row.p50Ms} / ${row.p99Ms}`,
      cpu,
      client,
      row.remark,
    ]);
  });
  const ratioHeads = ["server", "ratio", "spread", ...(hasLimits ? ["of its limit"] : []), "goal"];
  const heads = [...ratioHeads, "requests/s", "p50 / p99 ms", "server CPU µs", "client CPU", "what it does"];
  const data = summaries.map((row, index) => ({ ...row, rounds: rows[index]?.rounds }));
  return { table: table(title, heads, lines), data };
}

export function tableRow(cells: readonly (string | number)[]): string {
  return `| ${cells.join(" | ")} |`;
}

export function table(title: string, heads: readonly string[], lines: readonly string[]): string {
  return [`### ${title}`, "", tableRow(heads), `|${"---|".repeat(heads.length)}`, ...lines, ""].join("\n");
}

const page = join(import.meta.dirname, "../docs/performance.md");

/** @throws Error when the page has no place for a suite that was measured. */
export function writeTables(): string {
  const results = Object.entries(readResults());
  if (results.length === 0) throw new Error("no results yet: run npm run bench -- all");
  const text = results.reduce(
    (page, [name, taken]) => withTable(page, name, blockOf(taken)),
    readFileSync(page, "utf8"),
  );
  writeFileSync(page, text);
  return `docs/performance.md: ${results.map(([name]) => name).join(", ")}\n`;
}

/** The page with the block between the markers of the name. @throws Error when it has no such markers. */
export function withTable(page: string, name: string, block: string): string {
  const [start, end] = [`<!-- bench:${name} -->`, `<!-- /bench:${name} -->`];
  const from = page.indexOf(start);
  const to = page.indexOf(end, from);
  if (from < 0 || to < 0) throw new Error(`docs/performance.md has no markers ${start} and ${end}`);
  return `${page.slice(0, from + start.length)}\n${block}\n${page.slice(to)}`;
}

function blockOf({ table, date, machine, settings }: TakenSuite): string {
  const { rounds, seconds } = settings;
  const where = `${machine.cores} x ${machine.cpu}, Node ${machine.node.slice(1)}`;
  const taken = `Taken on ${date.slice(0, 10)}: ${where}, \`--rounds ${rounds} --seconds ${seconds}\`.`;
  return `${table.replaceAll(/^### /gm, "## ").trim()}\n\n${taken}`;
}
