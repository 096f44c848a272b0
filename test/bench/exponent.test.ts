// How growth is judged.
import { expect, it } from "vitest";
import { growthOf } from "../../bench/exponent.ts";

const points = (cost: (x: number) => number) => [1, 10, 100, 1_000, 10_000].map((x) => ({ x, y: cost(x) }));

it.each<[string, (x: number) => number, number, string]>([
  ["the same for all", () => 7, 0, "flat"],
  ["a cost for each", (x) => 3 * x, 1, "linear"],
  ["the root", (x) => Math.sqrt(x), 0.5, "flatter than linear"],
  ["the square", (x) => x * x, 2, "steeper than linear"],
])("%s", (_name, cost, exponent, verdict) => {
  const growth = growthOf(points(cost));
  expect(growth.exponent).toBeCloseTo(exponent);
  expect(growth.atTheEnd).toBeCloseTo(exponent);
  expect(growth.verdict).toBe(verdict);
});

it("sees a square behind what every request costs anyway", () => {
  const growth = growthOf(points((x) => 1e6 + x * x));
  expect(growth.exponent).toBeLessThan(0.6);
  expect(growth.verdict).toBe("steeper than linear");
});

it.each([
  [[{ x: 1, y: 1 }]],
  [
    [
      { x: 0, y: 1 },
      { x: 1, y: 1 },
    ],
  ],
  [
    [
      { x: 1, y: 1 },
      { x: 2, y: Number.NaN },
    ],
  ],
])("refuses what says nothing: %j", (given) => {
  expect(() => growthOf(given)).toThrow("above zero");
});
