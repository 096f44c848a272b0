// What a run of the suite found, as the reports and the contract's review read it.

/** A check's verdict over the whole run. */
export interface CheckResult {
  readonly check: string;
  /** How often it was decided. 0 means that nothing in this run could decide it; `notDecided` says why. */
  readonly passed: number;
  readonly failed: number;
  readonly notDecided?: string;
}

/** One way in which the target breaks the contract, at its smallest. */
export interface Failure {
  readonly check: string;
  readonly operationId: string;
  /** Status of the response that showed it; 0 where none came. */
  readonly status: number;
  /** The request's media type, where it had a body. */
  readonly mediaType?: string;
  /** JSON pointer into the contract of what is broken. */
  readonly pointer: string;
  readonly expected: string;
  readonly actual: string;
  /** One command, or several lines of them, that show it again. */
  readonly curl: string;
  readonly seed: number;
  /** Number of cases that failed in this way, of which the example is the shortest. */
  readonly cases: number;
  /** JSON pointers of the places where it failed in this way, at most 20. */
  readonly places: readonly string[];
}

/** An answer that the contract knows, and how often it was seen. 0: declared, never seen. */
export interface ResponseCell {
  readonly operationId: string;
  readonly status: string;
  /** The answer's media type; "none" for an answer without a body. */
  readonly mediaType: string;
  readonly seen: number;
}

/** A keyword of a schema of the contract, and how many cases tried it on either side. */
export interface KeywordCell {
  readonly operationId: string;
  /** The request's media type, or "path", "header". */
  readonly mediaType: string;
  /** JSON pointer into openapi.yaml of the keyword. */
  readonly pointer: string;
  readonly keyword: string;
  readonly accepted: number;
  readonly refused: number;
}

/** Without a failure, a run that did not try everything is incomplete. */
export type Verdict = "conforms" | "does not conform" | "incomplete";

export interface ConformanceReport {
  readonly target: string;
  readonly contract: { readonly title: string; readonly version: string };
  readonly startedAt: string;
  readonly durationMs: number;
  readonly seed: number;
  readonly requests: number;
  /** Lists or items that the run stored and could not remove. */
  readonly leftBehind: number;
  readonly verdict: Verdict;
  /** Why the run is incomplete, where it is. */
  readonly incomplete?: string;
  /** The verdict is "conforms". */
  readonly conforms: boolean;
  /** Responses of the recipe that the target did not give. */
  readonly notProvoked: readonly string[];
  readonly checks: readonly CheckResult[];
  readonly failures: readonly Failure[];
  readonly coverage: { readonly responses: readonly ResponseCell[]; readonly keywords: readonly KeywordCell[] };
}
