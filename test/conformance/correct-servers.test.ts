// The suite reports nothing against a correct reference server, nor against permitted variations.
import { describe, expect, it } from "vitest";
import { type CheckName, checks } from "../../conformance/index.ts";
import { isExhaustive } from "../support/effort.ts";
import { variations } from "./reference-servers/variations.ts";
import { runAgainst } from "./run-against.ts";

/** Every fourth outside the exhaustive run. */
const sample = <Case>(all: readonly Case[]) => all.filter((_, index) => isExhaustive || index % 4 === 0);

describe("a correct reference server", () => {
  const ways = [{ name: "no variation", change: undefined }, ...variations];
  // Bodies and parameters take most of the time: every run but the exhaustive one leaves them to our own server's test.
  const quick = (Object.keys(checks) as CheckName[]).filter((check) => !/_data_|_header/.test(check));
  it.each(sample(ways))("the correct reference server with $name conforms", async ({ change }) => {
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
