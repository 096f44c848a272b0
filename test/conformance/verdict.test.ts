// What a run says of itself: its verdict, what is left behind, when it stops, and how failures are counted.
import { describe, expect, it } from "vitest";
import { describeFailure, writeJunit, writeText } from "../../conformance/index.ts";
import { faults } from "./reference-servers/faults.ts";
import { runAgainst } from "./run-against.ts";

const fault = (name: string) => faults.filter((each) => each.name === name).map(({ change }) => change);

describe("a run", () => {
  it("that is out of requests is incomplete", async () => {
    const report = await runAgainst({}, { maxRequests: 40 });
    expect([report.verdict, report.conforms, report.requests]).toEqual(["incomplete", false, 40]);
    expect(writeText(report, { hasColours: false })).toContain("incomplete: 40 requests were not enough");
    expect(writeJunit(report)).toContain('errors="1"');
  });

  it("that is interrupted is incomplete", async () => {
    const report = await runAgainst({}, { signal: AbortSignal.abort() });
    expect([report.verdict, report.incomplete]).toEqual(["incomplete", "the run was interrupted"]);
  });

  it("whose requests are all refused is incomplete", async () => {
    const report = await runAgainst({}, { tokens: { all: undefined }, checks: [] });
    expect([report.verdict, report.incomplete]).toEqual(["incomplete", expect.stringContaining("--token")]);
  });

  it("counts the lists that it could not empty", async () => {
    const report = await runAgainst({ faults: fault("removal-keeps-the-number") }, { checks: ["one_primary"] });
    expect(report.leftBehind).toBeGreaterThan(0);
  });

  it("stops at the first failure where it is asked to", async () => {
    const faulty = { faults: fault("no-vary") };
    const all = await runAgainst(faulty, { checks: ["unsupported_method"] });
    const first = await runAgainst(faulty, { checks: ["unsupported_method"], failFast: true });
    expect(first.verdict).toBe("does not conform");
    expect(first.requests).toBeLessThan(all.requests);
  });

  it("reports one cause once for each operation and status, with its cases", async () => {
    const report = await runAgainst({ faults: fault("no-vary") }, { checks: ["ignored_auth"], seed: 1 });
    const ofVary = report.failures.filter(({ expected }) => expected === "the header Vary");
    const keys = ofVary.map(({ operationId, status }) => `${operationId} ${status}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(Math.max(...report.failures.map(({ cases }) => cases))).toBeGreaterThan(3);
    expect(writeJunit(report)).toMatch(/failures="[1-9]/);
    for (const failure of report.failures) expect(describeFailure(failure)).not.toContain("token-of-all");
  });
});
