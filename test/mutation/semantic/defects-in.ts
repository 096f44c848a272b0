// Makes mutants of a file's defects.
import type { Defects, SemanticMutant } from "../semantic-mutants.ts";

/** Tests are named by their path in test/ without the ending: "access/tenants". */
export function defectsIn(
  kind: SemanticMutant["kind"],
  file: string,
  tests: readonly string[],
  defects: Defects,
): SemanticMutant[] {
  const caughtBy = tests.map((test) => `test/${test}.test.ts`);
  return Object.entries(defects).map(([name, [find, replace]]) => ({ name, kind, file, find, replace, caughtBy }));
}
