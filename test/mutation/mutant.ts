// A mutant: one defect that a developer could commit, and the tests that must notice it.

export interface Mutant {
  /** What is wrong in it. */
  readonly name: string;
  readonly file: string;
  /** Occurs exactly once in the file. */
  readonly find: string;
  readonly replace: string;
  /** At least one test of these files fails. They run in this order until one does. */
  readonly noticedBy: readonly string[];
  /** Pattern of the names of the tests that notice it in the exhaustive run. Default: all of those files in npm test. */
  readonly cases?: string | undefined;
}

/** What is wrong -> the replaced text, and its replacement. */
export type Defects = Readonly<Record<string, readonly [find: string, replace: string]>>;

/** Tests are named by their path in test/ without the ending: "server/auth/tenants". */
export function defects(file: string, tests: readonly string[], table: Defects, cases?: string): Mutant[] {
  const noticedBy = tests.map((test) => `test/${test}.test.ts`);
  return Object.entries(table).map(([name, [find, replace]]) => ({ name, file, find, replace, noticedBy, cases }));
}

/** Identifies a mutant in the results. */
export function toKey({ file, name }: Pick<Mutant, "file" | "name">): string {
  return `${file}: ${name}`;
}
