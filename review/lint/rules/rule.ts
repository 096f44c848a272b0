// What a rule of this project is: a name, why it is there, and a pure function of the contract.
import { type Path, type Spec, toPointer } from "../../model/contract.ts";
import type { Finding } from "../../model/review-report.ts";

export interface Objection {
  readonly path: Path;
  /** The problem and its solution, for a reader who does not know this rule. */
  readonly message: string;
}

export interface Rule {
  readonly name: string;
  /** What goes wrong without it. */
  readonly why: string;
  check(contract: Spec): readonly Objection[];
}

/** The findings of rules, each place and message once. */
export function checkRules(rules: readonly Rule[], contract: Spec): Finding[] {
  return rules.flatMap((rule) => {
    const found = new Map<string, Finding>();
    for (const { path, message } of rule.check(contract)) {
      const pointer = toPointer(path);
      found.set(`${pointer} ${message}`, { rule: rule.name, by: "project", severity: "error", pointer, message });
    }
    return [...found.values()];
  });
}
