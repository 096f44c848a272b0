// Runs a short sitting and holds its ratios against the committed baseline.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { clientOverhead } from "./client-overhead.ts";
import type { Settings } from "./compare.ts";
import { type Compared, compareRatios, hasRegressed, type Ratio, type Ratios } from "./regression.ts";
import { table, tableRow } from "./report.ts";
import { machineOf } from "./results.ts";
import { startUp } from "./start-up.ts";
import { formats, post } from "./suites.ts";

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
