// The suite finds every fault of the reference servers, by the check that is for it, and reports nothing of a correct one.
import { describe, expect, it } from "vitest";
import { type CheckName, checks } from "../../conformance/index.ts";
import { isExhaustive } from "../support/effort.ts";
import { faults } from "./reference-servers/faults.ts";
import { variations } from "./reference-servers/variations.ts";
import { runAgainst } from "./run-against.ts";

/** Checks of every response, which any task may decide. */
const ofResponses: readonly CheckName[] = [
  "not_a_server_error",
  "status_code_conformance",
  "content_type_conformance",
  "response_headers_conformance",
  "response_schema_conformance",
];

/** Every fourth outside the exhaustive run. */
const sample = <Case>(all: readonly Case[]) => all.filter((_, index) => isExhaustive || index % 4 === 0);

describe("a faulty reference server", () => {
  it.each(sample(faults))("$server with $name fails $expectedCheck", { timeout: 60_000 }, async (fault) => {
    const { change, expectedCheck, provoke, options } = fault;
    const chosen = fault.decidedBy ?? (ofResponses.includes(expectedCheck) ? undefined : [expectedCheck]);
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

describe("a correct reference server", () => {
  const ways = [{ name: "no variation", change: undefined }, ...variations];
  // Bodies and parameters take most of the time: every run but the exhaustive one leaves them to our own server's test.
  const quick = (Object.keys(checks) as CheckName[]).filter((check) => !/_data_|_header/.test(check));
  it.each(sample(ways))("with $name conforms", { timeout: 120_000 }, async ({ change }) => {
    const report = await runAgainst(
      { faults: change === undefined ? [] : [change] },
      isExhaustive ? {} : { checks: quick },
    );
    expect(report.failures).toEqual([]);
    expect([report.verdict, report.leftBehind]).toEqual(["conforms", 0]);
    const decided = report.checks.filter(({ notDecided }) => notDecided === undefined).map(({ check }) => check);
    expect(decided).toEqual(expect.arrayContaining(isExhaustive ? Object.keys(checks) : quick));
  });
});
