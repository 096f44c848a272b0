// What failed, once for each way of failing, and how often each check was decided.
import { type CheckName, checks } from "../report/checks.ts";
import type { CheckResult, Failure } from "../report/conformance-report.ts";

export interface Findings {
  passed(check: CheckName): void;
  /** An answer was judged: every check of answers held but those. */
  passedAnswer(failed: readonly CheckName[]): void;
  failed(failure: Omit<Failure, "cases"> & { readonly check: CheckName }): void;
  /** Why nothing in this run can decide the check. */
  cannotDecide(check: CheckName, why: string): void;
  readonly failures: () => readonly Failure[];
  readonly results: () => readonly CheckResult[];
}

const ofAnswers: readonly CheckName[] = [
  "not_a_server_error",
  "status_code_conformance",
  "content_type_conformance",
  "response_headers_conformance",
  "response_schema_conformance",
];

export function createFindings(): Findings {
  const passed = new Map<CheckName, number>();
  const reasons = new Map<CheckName, string>();
  const failures = new Map<string, Failure & { cases: number }>();
  const count = (check: CheckName) => passed.set(check, (passed.get(check) ?? 0) + 1);
  return {
    passed: count,
    passedAnswer(failed) {
      for (const check of ofAnswers) if (!failed.includes(check)) count(check);
    },
    failed(failure) {
      const key = [failure.check, failure.operationId, failure.pointer, failure.mediaType].join(" ");
      const known = failures.get(key);
      const cases = (known?.cases ?? 0) + 1;
      // Of all that fail alike the shortest is shown.
      const shown = known === undefined || failure.curl.length < known.curl.length ? failure : known;
      failures.set(key, { ...shown, cases });
    },
    cannotDecide: (check, why) => void reasons.set(check, why),
    failures: () => [...failures.values()],
    results: () =>
      (Object.keys(checks) as CheckName[]).map((check) => {
        const failed = [...failures.values()].filter((each) => each.check === check);
        const result = {
          check,
          passed: passed.get(check) ?? 0,
          failed: failed.reduce((sum, { cases }) => sum + cases, 0),
        };
        const decided = result.passed + result.failed > 0;
        return decided
          ? result
          : { ...result, notDecided: reasons.get(check) ?? "nothing in this run could decide it" };
      }),
  };
}
