// Mutants of the conformance suite that are noticed by the faults of reference servers.
import { type Defects, defects, type Mutant } from "../mutant.ts";

/** `cases` matches the names of the faults. */
export const ofFaults = (file: string, cases: string, table: Defects): Mutant[] =>
  defects(`conformance/${file}`, ["conformance/faults"], table, cases);
