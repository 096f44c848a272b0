// Every broken contract with the rule that must say so.
import { projectRules } from "../../review/lint/project-rules.ts";
import { checkRules } from "../../review/lint/rules/rule.ts";
import type { Finding } from "../../review/model/review-report.ts";
import { bodyRows } from "./broken-bodies-and-members.ts";
import { broken, type Editable, type Row } from "./broken-contract.ts";
import { redocly, spectral } from "./broken-for-linters.ts";
import { portabilityRows } from "./broken-portability.ts";
import { contractRows } from "./broken-xml-and-operations.ts";

export interface BrokenContract {
  readonly title: string;
  readonly by: "project" | "redocly" | "spectral";
  readonly rule: string;
  readonly pointer: string;
  /** What the message says, as a part of it. */
  readonly says: string;
  readonly edit: (document: Editable) => void;
}

const rows = (by: BrokenContract["by"], table: readonly Row[]) =>
  table.map(([rule, title, edit, pointer, says]): BrokenContract => ({ by, rule, title, edit, pointer, says }));

/** The tables of contracts that break this project's rules. */
export const projectTables = { bodies: bodyRows, operations: contractRows, portability: portabilityRows };

const found = new Map<BrokenContract["edit"], Finding[]>();

/** All findings of this project's rules, made once for each edit. */
export function findByProjectRules(edit: BrokenContract["edit"]): Finding[] {
  const findings = found.get(edit) ?? checkRules(projectRules, broken(edit));
  found.set(edit, findings);
  return findings;
}

/** As the files in approved/ list them: each message with its first places. */
export function listFindings(findings: readonly Finding[]): string[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const { by, rule, severity, message } = finding;
    const title = `  ${severity} ${rule} (${by}): ${message}`;
    groups.set(title, [...(groups.get(title) ?? []), finding]);
  }
  return [...groups].flatMap(([title, all]) => [
    title,
    ...all.slice(0, 3).map(({ pointer, suppressed }) => `    ${pointer}${suppressed ? ` (${suppressed})` : ""}`),
    ...(all.length > 3 ? [`    and ${all.length - 3} more`] : []),
  ]);
}

export const brokenContracts: readonly BrokenContract[] = [
  ...rows("project", Object.values(projectTables).flat()),
  ...rows("redocly", redocly),
  ...rows("spectral", spectral),
];
