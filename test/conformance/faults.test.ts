// The suite finds the documented faults of the reference servers, under the name of the check that is for each.
import { describe, expect, it } from "vitest";
import { isExhaustive } from "../support/effort.ts";
import { faults } from "./reference-servers/faults.ts";
import { variations } from "./reference-servers/variations.ts";
import { runAgainst } from "./run-against.ts";

// All of them in the exhaustive run; otherwise every eighth, and one for each check.
const chosen = faults.filter(
  ({ expectedCheck }, index) =>
    isExhaustive || index % 8 === 0 || faults.findIndex((each) => each.expectedCheck === expectedCheck) === index,
);

describe("faulty servers", () => {
  it.each(chosen)("$server, $name: $expectedCheck", async ({ change, expectedCheck }) => {
    // What is certain comes first, so that a fault that needs luck to be found is not found here.
    const report = await runAgainst({ faults: [change] }, { failFast: expectedCheck, maxRequests: 6_000, seed: 1 });
    expect(report.conforms).toBe(false);
    expect(report.failures.map(({ check }) => check)).toContain(expectedCheck);
  });
});

describe("servers that conform, each in its own way", () => {
  const ways = [{ name: "the correct server", change: undefined }, ...variations];
  it.each(ways.filter((_, index) => isExhaustive || index % 7 === 0))(
    "$name",
    async ({ change }) => {
      const report = await runAgainst({ faults: change === undefined ? [] : [change] }, { maxRequests: 6_500 });
      expect(report.failures).toEqual([]);
      expect(report.checks.filter(({ notDecided }) => notDecided !== undefined)).toEqual([]);
    },
    60_000,
  );
});
