// The suite finds every fault of the reference servers, by the check that is for it.
import { describe, expect, it } from "vitest";
import { isOfResponses } from "../../conformance/report/checks.ts";
import { isExhaustive } from "../support/effort.ts";
import { faults } from "./reference-servers/faults.ts";
import { runAgainst } from "./run-against.ts";

/** Every fourth outside the exhaustive run. */
const sample = <Case>(all: readonly Case[]) => all.filter((_, index) => isExhaustive || index % 8 === 0);

describe("a faulty reference server", () => {
  it.each(sample(faults))("$server with $name fails $expectedCheck", async (fault) => {
    const { change, expectedCheck, provoke, options } = fault;
    const chosen = fault.decidedBy ?? (isOfResponses(expectedCheck) ? undefined : [expectedCheck]);
    const report = await runAgainst(
      { ...options, faults: [change] },
      {
        failFast: expectedCheck,
        seed: 1,
        ...(chosen === undefined ? {} : { checks: chosen }),
        ...(provoke === undefined ? {} : { recipe: provoke }),
      },
    );
    expect(report.verdict).toBe("does not conform");
    expect(report.failures.map(({ check }) => check)).toContain(expectedCheck);
  });
});
