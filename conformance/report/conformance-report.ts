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
  /** The request's media type, where it had a body. */
  readonly mediaType?: string;
  /** JSON pointer into openapi.yaml of what is broken. */
  readonly pointer: string;
  readonly expected: string;
  readonly actual: string;
  /** One command, or several lines of them, that show it again. */
  readonly curl: string;
  readonly seed: number;
  /** How many cases failed in this way. */
  readonly cases: number;
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

export interface ConformanceReport {
  readonly target: string;
  readonly contract: { readonly title: string; readonly version: string };
  readonly startedAt: string;
  readonly durationMs: number;
  readonly seed: number;
  readonly requests: number;
  /** The requests were used up, or a failure ended it, before everything was tried. */
  readonly stoppedEarly: boolean;
  /** Lists in which something that the run stored is left. */
  readonly leftBehind: number;
  readonly conforms: boolean;
  readonly checks: readonly CheckResult[];
  readonly failures: readonly Failure[];
  readonly coverage: { readonly responses: readonly ResponseCell[]; readonly keywords: readonly KeywordCell[] };
}
