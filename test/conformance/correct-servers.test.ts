// The suite reports nothing against a correct reference server, nor against permitted variations.
import { describe, expect, it } from "vitest";
import { type CheckName, checks } from "../../conformance/index.ts";
import { isExhaustive } from "../support/effort.ts";
import { combinations, getChanges } from "./reference-servers/variations.ts";
import { runAgainst } from "./run-against.ts";

describe("a correct reference server", () => {
  // Bodies and parameters take most of the time: every run but the exhaustive one leaves them to our own server's test.
  const quick = (Object.keys(checks) as CheckName[]).filter((check) => !/_data_|_header/.test(check));

  it.each([[], ...combinations].map((names) => [names]))("with the variations %j conforms", async (names) => {
    const report = await runAgainst({ faults: getChanges(names) }, isExhaustive ? {} : { checks: quick });
    expect(report.failures).toEqual([]);
    expect([report.verdict, report.leftBehind]).toEqual(["conforms", 0]);
    const decided = report.checks.filter(({ notDecided }) => notDecided === undefined).map(({ check }) => check);
    expect(decided).toEqual(expect.arrayContaining(isExhaustive ? Object.keys(checks) : quick));
  });
});
