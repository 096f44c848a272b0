// The suite as Vitest tests: one run against the target, with a test for each check.
import { beforeAll, describe, it } from "vitest";
import { type CheckName, checks } from "./report/checks.ts";
import type { ConformanceReport } from "./report/conformance-report.ts";
import { describeFailure } from "./report/write-text.ts";
import { type RunOptions, runConformance } from "./run/run.ts";

export interface SuiteOptions {
  /** Checks that this target cannot decide, each with the reason; their tests are skipped. Default: none. */
  readonly notDecided?: Readonly<Partial<Record<CheckName, string>>>;
  /** Maximum time for the run, in milliseconds. Default: 120,000. */
  readonly runTimeoutMs?: number;
}

/**
 * Declares a test for each check. `options` is called once before them, when the target is ready. A check that nothing
 * could decide fails, unless `notDecided` gives the reason.
 */
export function describeConformance(
  name: string,
  options: () => RunOptions | Promise<RunOptions>,
  suite: SuiteOptions = {},
): void {
  describe(name, () => {
    let report: ConformanceReport;
    beforeAll(async () => {
      report = await runConformance(await options());
    }, suite.runTimeoutMs ?? 120_000);
    for (const check of Object.keys(checks) as CheckName[])
      it.skipIf(suite.notDecided?.[check] !== undefined)(`${check}: ${checks[check]}`, () => {
        const problem = findProblem(report, check);
        if (problem !== undefined) throw new Error(problem);
      });
  });
}

/** Why the test of a check fails: its failures, or the reason why nothing decided it. */
export function findProblem(report: ConformanceReport, check: string): string | undefined {
  const failures = report.failures.filter((failure) => failure.check === check);
  if (failures.length > 0) return failures.map((failure) => describeFailure(failure)).join("\n\n");
  const result = report.checks.find((each) => each.check === check);
  return result?.notDecided === undefined ? undefined : `not decided: ${result.notDecided}`;
}
