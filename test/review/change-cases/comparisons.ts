// All cases by group, and the changes of each, compared once for all tests.
import { compareContracts } from "../../../review/changes/compare-contracts.ts";
import type { Change } from "../../../review/model/review-report.ts";
import { type ChangeCase, edited } from "./change-case.ts";
import { constraintCases } from "./constraints.ts";
import { equalMeaningCases } from "./equal-meaning.ts";
import { memberCases, xmlCases } from "./members.ts";
import { messageCases } from "./messages.ts";
import { operationDetailCases } from "./operation-details.ts";
import { operationCases } from "./operations.ts";
import { rewrittenCases } from "./rewritten.ts";
import { schemaDetailCases } from "./schema-details.ts";

export const groups = {
  operations: operationCases,
  messages: messageCases,
  members: memberCases,
  xml: xmlCases,
  constraints: constraintCases,
  "equal-meaning": equalMeaningCases,
  rewritten: rewrittenCases,
  "schema-details": schemaDetailCases,
  "operation-details": operationDetailCases,
} satisfies Readonly<Record<string, readonly ChangeCase[]>>;

export interface Comparison {
  readonly there: readonly Change[];
  readonly back: readonly Change[];
}

const compared = new Map<ChangeCase, Comparison>();

export function compareCase(one: ChangeCase): Comparison {
  const known = compared.get(one);
  if (known !== undefined) return known;
  const [base, revised] = [edited(one.first), edited(one.first, one.edit)];
  const found = { there: compareContracts(base, revised), back: compareContracts(revised, base) };
  compared.set(one, found);
  return found;
}

/** As the files in approved/ list them. */
export function listChanges(changes: readonly Change[]): string[] {
  if (changes.length === 0) return ["  no change"];
  return changes.map(({ kind, pointer, message, breaksClients, breaksServers }) => {
    const sides = [...(breaksClients ? ["clients"] : []), ...(breaksServers ? ["servers"] : [])];
    return `  ${message}\n    ${kind} at ${pointer}; breaks ${sides.join(" and ") || "nobody"}`;
  });
}
