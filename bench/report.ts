// Ratios, medians and spread of interleaved rounds, as a Markdown table and as data.
import type { Figures } from "./load.ts";

export interface Row {
  readonly name: string;
  readonly remark: string;
  /** The ratio that is aimed at, if there is one. */
  readonly goal?: number | undefined;
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

function summary(row: Row, reference: Row) {
  const each = ratios(row, reference);
  const middleOf = (figure: (figures: Figures) => number | undefined) =>
    median(row.rounds.map((figures) => figure(figures) ?? Number.NaN));
  return {
    name: row.name,
    remark: row.remark,
    goal: row.goal,
    ratio: median(each),
    ratioMin: Math.min(...each),
    ratioMax: Math.max(...each),
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
  const summaries = rows.map((row) => summary(row, reference));
  const lines = summaries.map((row) => {
    const goal = row.goal === undefined ? "" : `${row.goal.toFixed(2)}, ${row.ratio >= row.goal ? "met" : "missed"}`;
    const client = `${Math.round(row.clientCpuShare * 100)} %${row.clientCpuShare >= busyClient ? " (limits)" : ""}`;
    const cpu = Number.isNaN(row.serverCpuUs) ? "" : row.serverCpuUs.toFixed(1);
    return tableRow([
      row.name,
      row.ratio.toFixed(2),
      `${row.ratioMin.toFixed(2)} to ${row.ratioMax.toFixed(2)}`,
      goal,
      Math.round(row.requestsPerSecond),
      `${row.p50Ms} / ${row.p99Ms}`,
      cpu,
      client,
      row.remark,
    ]);
  });
  const heads = ["server", "ratio", "spread", "goal", "requests/s", "p50 / p99 ms", "server CPU µs", "client CPU"];
  const data = summaries.map((row, index) => ({ ...row, rounds: rows[index]?.rounds }));
  return { table: table(title, [...heads, "what it does"], lines), data };
}

export function tableRow(cells: readonly (string | number)[]): string {
  return `| ${cells.join(" | ")} |`;
}

export function table(title: string, heads: readonly string[], lines: readonly string[]): string {
  return [`### ${title}`, "", tableRow(heads), `|${"---|".repeat(heads.length)}`, ...lines, ""].join("\n");
}
