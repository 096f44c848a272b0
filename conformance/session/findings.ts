// Failures grouped by cause, and how many times each check was decided.
import { type CheckName, checks, checksOfResponses, type Violation } from "../report/checks.ts";
import type { CheckResult, Failure } from "../report/conformance-report.ts";

export interface FoundFailure extends Violation {
  readonly operationId: string;
  /** Status of the response that shows it; 0 without a response. */
  readonly status: number;
  readonly mediaType: string | undefined;
  readonly curl: string;
}

export interface Findings {
  passed(check: CheckName): void;
  /** Records a judged response: every check of responses passed except these. */
  passedResponse(failed: readonly CheckName[]): void;
  failed(failure: FoundFailure): void;
  /** Why nothing in this run can decide the check. */
  cannotDecide(check: CheckName, why: string): void;
  readonly failures: () => readonly Failure[];
  readonly results: () => readonly CheckResult[];
}

const maxPlaces = 20;

/** `undecided` returns the reason for a check that nothing tried. */
export function createFindings(seed: number, undecided: (check: CheckName) => string): Findings {
  const passed = new Map<CheckName, number>();
  const reasons = new Map<CheckName, string>();
  const failures = new Map<string, Failure>();
  const count = (check: CheckName) => passed.set(check, (passed.get(check) ?? 0) + 1);
  return {
    passed: count,
    passedResponse(failed) {
      for (const check of checksOfResponses) if (!failed.includes(check)) count(check);
    },
    failed(failure) {
      const key = JSON.stringify([failure.check, failure.operationId, failure.status, causeOf(failure)]);
      failures.set(key, merge(failures.get(key), failure, seed));
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
        return decided ? result : { ...result, notDecided: reasons.get(check) ?? undecided(check) };
      }),
  };
}

/** The violated keyword, or the expectation if the place is not a keyword: equal for all failures with one cause. */
const causeOf = ({ cause, pointer }: Violation): string => cause ?? pointer.slice(pointer.lastIndexOf("/") + 1);

function merge(known: Failure | undefined, failure: FoundFailure, seed: number): Failure {
  const { mediaType, cause: _cause, ...shown } = failure;
  const first = { ...shown, ...(mediaType === undefined ? {} : { mediaType }), seed };
  if (known === undefined) return { ...first, cases: 1, places: [failure.pointer] };
  const places = known.places.includes(failure.pointer) ? known.places : [...known.places, failure.pointer];
  // The shortest of the equal failures is the example.
  const example = failure.curl.length < known.curl.length ? first : known;
  return { ...example, cases: known.cases + 1, places: places.slice(0, maxPlaces) };
}
