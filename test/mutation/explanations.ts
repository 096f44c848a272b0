// Why a mutant that no test notices is left: it changes nothing that anybody could notice, or it is not worth a test.

export interface Explanation {
  readonly file: string;
  /** Stands in the mutant's line. */
  readonly code: string;
  /** Stands in what it changes; left out: all mutants of the line. */
  readonly change?: string;
  /** Whether it does the same as the original in every case that can happen. Such mutants do not count. */
  readonly equivalent: boolean;
  readonly why: string;
}

export const explanations: readonly Explanation[] = [];
