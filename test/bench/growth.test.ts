// How growth is judged.
import { expect, it } from "vitest";
import { growthOf } from "../../bench/growth.ts";

const points = (cost: (x: number) => number) => [1, 10, 100, 1_000, 10_000].map((x) => ({ x, y: cost(x) }));

it.each<[string, (x: number) => number, number, string]>([
  ["a constant cost", () => 7, 0, "flat"],
  ["a linear cost", (x) => 3 * x, 1, "linear"],
  ["a cost that grows with the square root", (x) => Math.sqrt(x), 0.5, "flatter than linear"],
  ["a cost that grows with the square", (x) => x * x, 2, "steeper than linear"],
])("growthOf recognizes %s", (_name, cost, exponent, verdict) => {
  const growth = growthOf(points(cost));
  expect(growth.exponent).toBeCloseTo(exponent);
  expect(growth.atTheEnd).toBeCloseTo(exponent);
  expect(growth.verdict).toBe(verdict);
});

it("growthOf finds a quadratic part next to a constant one", () => {
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
])("growthOf refuses points without a slope: %j", (given) => {
  expect(() => growthOf(given)).toThrow("above zero");
});
