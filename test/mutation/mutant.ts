// A mutant: one defect that a developer could commit, and the tests that must notice it.

export interface Mutant {
  /** What is wrong in it. */
  readonly name: string;
  readonly file: string;
  /** Occurs exactly once in the file. */
  readonly find: string;
  readonly replace: string;
  /** At least one test of these files fails. */
  readonly noticedBy: readonly string[];
}

/** What is wrong -> the replaced text, and its replacement. */
type Defects = Readonly<Record<string, readonly [find: string, replace: string]>>;

/** Tests are named by their path in test/ without the ending: "server/auth/tenants". */
export function defects(file: string, tests: readonly string[], table: Defects): Mutant[] {
  const noticedBy = tests.map((test) => `test/${test}.test.ts`);
  return Object.entries(table).map(([name, [find, replace]]) => ({ name, file, find, replace, noticedBy }));
}
