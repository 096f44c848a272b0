// Runs a short session and compares its ratios with the committed baseline.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { clientOverhead } from "./client-overhead.ts";
import type { Settings } from "./results.ts";
import { machineOf, table, tableRow } from "./results.ts";
import { startUp } from "./start-up.ts";
import { formats, post } from "./throughput.ts";

const file = join(import.meta.dirname, "baseline.json");

interface Baseline {
  readonly date: string;
  readonly machine: ReturnType<typeof machineOf>;
  readonly settings: Pick<Settings, "rounds" | "seconds">;
  readonly ratios: Ratios;
}

/** What the suites' rows have in common. */
interface MeasuredRow {
  readonly name: string;
  readonly ratio: number;
  readonly ratioMin?: number;
  readonly ratioMax?: number;
  readonly low?: number;
  readonly high?: number;
}

/** Compares, or with `update` makes this sitting the baseline. Absolute figures are never compared: they are a machine's. */
export async function guard({ update, settings }: { readonly update: boolean; readonly settings: Settings }) {
  const ratios = await sitting(settings);
  if (update) {
    const { rounds, seconds } = settings;
    const baseline: Baseline = {
      date: new Date().toISOString(),
      machine: machineOf(),
      settings: { rounds, seconds },
      ratios,
    };
    writeFileSync(file, `${JSON.stringify(baseline, null, 2)}\n`);
    return { text: `the baseline is this sitting now: ${Object.keys(ratios).length} ratios\n`, isWorse: false };
  }
  const baseline = JSON.parse(readFileSync(file, "utf8")) as Baseline;
  const compared = compareRatios(baseline.ratios, ratios);
  return { text: report(baseline, ratios, compared), isWorse: hasRegressed(compared) };
}

async function sitting(settings: Settings): Promise<Ratios> {
  const suites = [
    ["post", post, "more"],
    ["formats", formats, "more"],
    ["client", clientOverhead, "less"],
    ["start", startUp, "less"],
  ] as const;
  const ratios: Record<string, Ratio> = {};
  for (const [suite, run, better] of suites) {
    const { data } = await run(settings);
    // The first row is what the others are compared with.
    for (const row of (data as readonly MeasuredRow[]).slice(1)) {
      const low = row.ratioMin ?? row.low ?? row.ratio;
      ratios[`${suite}: ${row.name}`] = { median: row.ratio, low, high: row.ratioMax ?? row.high ?? row.ratio, better };
    }
  }
  return ratios;
}

function report({ date, machine, ratios: before }: Baseline, now: Ratios, compared: readonly Compared[]): string {
  const text = (ratio: Ratio | undefined) =>
    ratio === undefined ? "" : `${ratio.median.toFixed(2)} (${ratio.low.toFixed(2)} to ${ratio.high.toFixed(2)})`;
  const lines = compared.map(({ name, verdict, change }) =>
    tableRow([name, text(before[name]), text(now[name]), change?.toFixed(2) ?? "", verdict]),
  );
  const title = `Against the baseline of ${date.slice(0, 10)} (Node ${machine.node}, ${machine.cores} x ${machine.cpu})`;
  return `${table(title, ["ratio", "baseline", "now", "change", "verdict"], lines)}\n`;
}

/** A ratio over the rounds of a sitting. */
export interface Ratio {
  readonly median: number;
  readonly low: number;
  readonly high: number;
  /** Which is better, a larger ratio or a smaller one. */
  readonly better: "more" | "less";
}

export type Ratios = Readonly<Record<string, Ratio>>;

export interface Compared {
  readonly name: string;
  /** `gone`: the baseline has it, and the sitting did not measure it. */
  readonly verdict: "worse" | "better" | "same" | "new" | "gone";
  /** Current median over the baseline's. */
  readonly change: number | undefined;
}

/** What a median may change by where the spreads do not tell: two quiet sittings differ by less. */
const tolerance = 0.1;

/**
 * Worse is what changed for the worse by more than the tolerance, with no round of this sitting as good as the
 * baseline's worst: where the spreads overlap, noise is the simpler explanation.
 */
export function compareRatios(baseline: Ratios, current: Ratios): Compared[] {
  const names = [...new Set([...Object.keys(baseline), ...Object.keys(current)])];
  return names.map((name) => {
    const before = baseline[name];
    const now = current[name];
    if (before === undefined) return { name, verdict: "new", change: undefined };
    if (now === undefined) return { name, verdict: "gone", change: undefined };
    return { name, verdict: verdictOf(before, now), change: now.median / before.median };
  });
}

/** A ratio that is not measured any more counts too: else a suite that breaks would look well. */
export function hasRegressed(compared: readonly Compared[]): boolean {
  return compared.some(({ verdict }) => verdict === "worse" || verdict === "gone");
}

function verdictOf(before: Ratio, now: Ratio): Compared["verdict"] {
  const isLess = now.high < before.low && now.median < before.median * (1 - tolerance);
  const isMore = now.low > before.high && now.median > before.median * (1 + tolerance);
  if (!isLess && !isMore) return "same";
  return isMore === (before.better === "more") ? "better" : "worse";
}
