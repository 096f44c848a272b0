// The suite finds every fault of the reference servers, by the check that is for it.
import { describe, expect, it } from "vitest";
import { isOfResponses } from "../../conformance/report/checks.ts";
import { isExhaustive } from "../support/effort.ts";
import type { Fault } from "./reference-servers/fault.ts";
import { faults } from "./reference-servers/faults.ts";
import { runAgainst } from "./run-against.ts";

/** Outside the exhaustive run, every fourth of those that take hundreds of bodies to find, and all others. */
const isLong = ({ expectedCheck }: Fault) => /^(?:(?:positive|negative)_data_|not_a_server_error)/.test(expectedCheck);
const chosen = [
  ...faults.filter((fault) => !isLong(fault)),
  ...faults.filter(isLong).filter((_, index) => isExhaustive || index % 4 === 0),
];

describe("a faulty reference server", () => {
  it.each(chosen)("$server with $name fails $expectedCheck", async (fault) => {
    const { change, expectedCheck, provoke, options } = fault;
    const checks = fault.decidedBy ?? (isOfResponses(expectedCheck) ? undefined : [expectedCheck]);
    const report = await runAgainst(
      { ...options, faults: [change] },
      {
        failFast: expectedCheck,
        seed: 1,
        ...(checks === undefined ? {} : { checks }),
        ...(provoke === undefined ? {} : { recipe: provoke }),
      },
    );
    expect(report.verdict).toBe("does not conform");
    expect(report.failures.map(({ check }) => check)).toContain(expectedCheck);
  });
});
