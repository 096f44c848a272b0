// Tells whether a sitting is worse than another one, or only noisier. Pure: no clock, no files.

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
