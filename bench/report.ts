// Ratios, medians and spread of interleaved rounds, as a Markdown table.
import type { Figures } from "./load.ts";

export interface Row {
  readonly name: string;
  readonly remark: string;
  readonly rounds: readonly Figures[];
}

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

export function throughputTable(title: string, rows: readonly Row[]): string {
  const reference = rows[0];
  if (reference === undefined) return "";
  const lines = rows.map((row) => {
    const each = ratios(row, reference);
    const spread = `${Math.min(...each).toFixed(2)} to ${Math.max(...each).toFixed(2)}`;
    const perSecond = Math.round(median(row.rounds.map(({ requestsPerSecond }) => requestsPerSecond)));
    const latency = [median(row.rounds.map(({ p50Ms }) => p50Ms)), median(row.rounds.map(({ p99Ms }) => p99Ms))];
    return `| ${row.name} | ${median(each).toFixed(2)} | ${spread} | ${perSecond} | ${latency.join(" / ")} | ${row.remark} |`;
  });
  return [
    `### ${title}`,
    "",
    "| server | ratio | spread | requests/s | p50 / p99 ms | remark |",
    "|---|---|---|---|---|---|",
    ...lines,
    "",
  ].join("\n");
}
