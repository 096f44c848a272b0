// The result of a run, as used by the reports and the contract review.

/** A check's verdict over the whole run. */
export interface CheckResult {
  readonly check: string;
  /** Number of times it was decided. 0: nothing in this run could decide it; `notDecided` is the reason. */
  readonly passed: number;
  readonly failed: number;
  readonly notDecided?: string;
}

/** One way in which the target breaks the contract, with a small example. */
export interface Failure {
  readonly check: string;
  readonly operationId: string;
  /** Status of the response that shows it; 0 without a response. */
  readonly status: number;
  /** The request's media type, if it has a body. */
  readonly mediaType?: string;
  /** JSON pointer to the broken part of the contract. */
  readonly pointer: string;
  readonly expected: string;
  readonly actual: string;
  /** A command of one or more lines that reproduces it. */
  readonly curl: string;
  readonly seed: number;
  /** Number of cases that failed in this way; the example is the shortest. */
  readonly cases: number;
  /** JSON pointers of at most 20 places that failed in this way. */
  readonly places: readonly string[];
}

/** A declared response, and how many times it was seen. */
export interface ResponseCell {
  readonly operationId: string;
  readonly status: string;
  /** Media type of the response; "none" without a body. */
  readonly mediaType: string;
  readonly seen: number;
}

/** A schema keyword of the contract, and how many cases satisfied and violated it. */
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

/** A run without failures that did not try everything is incomplete. */
export type Verdict = "conforms" | "does not conform" | "incomplete";

export interface ConformanceReport {
  readonly target: string;
  readonly contract: { readonly title: string; readonly version: string };
  readonly startedAt: string;
  readonly durationMs: number;
  readonly seed: number;
  readonly requests: number;
  /** Number of requests repeated because the target asked to wait, by the status of its response. */
  readonly retries: Readonly<Record<string, number>>;
  /** Number of stored lists and items that could not be removed. */
  readonly leftBehind: number;
  readonly verdict: Verdict;
  /** Why the run is incomplete, if it is. */
  readonly incomplete?: string;
  /** Whether the verdict is "conforms". */
  readonly conforms: boolean;
  /** Responses of the recipe that did not come. */
  readonly notProvoked: readonly string[];
  /** Schemas that the suite cannot compile, each with the reason. They decide nothing. */
  readonly unreadableSchemas: readonly string[];
  readonly checks: readonly CheckResult[];
  readonly failures: readonly Failure[];
  readonly coverage: { readonly responses: readonly ResponseCell[]; readonly keywords: readonly KeywordCell[] };
}
