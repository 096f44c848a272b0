// The suite finds every documented fault of the reference servers, under the name of the check that is for it.
import { describe, expect, it } from "vitest";
import { faults } from "./reference-servers/faults.ts";
import { runAgainst } from "./run-against.ts";

describe("faulty servers", () => {
  it.each(faults)("$server, $name: $expectedCheck", async ({ change, expectedCheck }) => {
    // What is certain comes first, so that a fault that needs luck to be found is not found here.
    const report = await runAgainst({ faults: [change] }, { failFast: expectedCheck, maxRequests: 6_000, seed: 1 });
    expect(report.conforms).toBe(false);
    expect(report.failures.map(({ check }) => check)).toContain(expectedCheck);
  });
});
