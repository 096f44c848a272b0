// What the guard calls a regression, and what it takes for noise.
import { describe, expect, it } from "vitest";
import { compareRatios, hasRegressed, type Ratio } from "../../bench/guard.ts";

const ratio = (low: number, median: number, high: number, better: Ratio["better"] = "more"): Ratio => {
  return { low, median, high, better };
};
const verdict = (before: Ratio, now: Ratio) => compareRatios({ a: before }, { a: now })[0]?.verdict;

describe("a ratio where higher is better", () => {
  const before = ratio(0.48, 0.5, 0.52);

  it.each<[string, Ratio, string]>([
    ["far below every round of the baseline as worse", ratio(0.38, 0.4, 0.42), "worse"],
    ["far above every round of the baseline as better", ratio(0.6, 0.62, 0.64), "better"],
    ["far below in the median, but with a round in the range, as the same", ratio(0.2, 0.4, 0.49), "same"],
    ["outside of the range by no more than normal noise as the same", ratio(0.45, 0.46, 0.47), "same"],
    ["without a change as the same", before, "same"],
  ])("judges a result %s", (_name, now, expected) => {
    expect(verdict(before, now)).toBe(expected);
  });
});

it("a lower ratio counts as better where lower is better", () => {
  const before = ratio(2.4, 2.5, 2.6, "less");
  expect(verdict(before, ratio(1.9, 2, 2.1, "less"))).toBe("better");
  expect(verdict(before, ratio(3.1, 3.2, 3.3, "less"))).toBe("worse");
});

it("the comparison reports the change of the median", () => {
  expect(compareRatios({ a: ratio(1, 2, 3) }, { a: ratio(1, 3, 4) })[0]?.change).toBe(1.5);
});

it("the guard fails for worse and missing results, not for new ones", () => {
  const one = ratio(0.9, 1, 1.1);
  expect(hasRegressed(compareRatios({ a: one }, { a: one }))).toBe(false);
  expect(hasRegressed(compareRatios({}, { a: one }))).toBe(false);
  expect(hasRegressed(compareRatios({ a: one }, {}))).toBe(true);
  expect(hasRegressed(compareRatios({ a: one, b: one }, { a: ratio(0.1, 0.1, 0.1), b: one }))).toBe(true);
});
