// Checks of a result beyond its schema: its success flag matches the status, and its code belongs to the status.

import type { Contract } from "../contract/contract.ts";
import { isObject, member, step } from "../contract/document.ts";
import type { Operation } from "../contract/operations.ts";
import type { Violation } from "../report/checks.ts";

/** Only if the contract names the members of an outcome, and the body has them. */
export function resultViolation(
  { document, conventions }: Pick<Contract, "document" | "conventions">,
  operation: Operation,
  status: number,
  value: unknown,
): Violation[] {
  const { outcome } = conventions;
  const success = outcome && member(value, outcome.success);
  if (outcome === undefined || typeof success !== "boolean") return [];
  const code = member(value, outcome.code);
  const succeeded = status < 400;
  const pointer = step(operation.pointer, "responses");
  const wrong = (expected: string, actual: string, cause: string): Violation[] => [
    { check: "response_schema_conformance", pointer, expected, actual, cause },
  ];
  if (success !== succeeded)
    return wrong(
      `${outcome.success} ${succeeded} with status ${status}`,
      `${outcome.success} ${success}`,
      outcome.success,
    );
  if ((code === null) !== succeeded)
    return wrong(succeeded ? `no ${outcome.code}` : `an ${outcome.code}`, `${outcome.code} ${code}`, outcome.code);
  const declared = declaredStatus(document.at(`/components/schemas/${outcome.code}`).value, code);
  if (declared === undefined || declared === status) return [];
  return wrong(`${code} with status ${declared}`, `status ${status}`, `status of ${code}`);
}

/** From the contract's table of codes in the schema's description: `| code | status | meaning |`. */
function declaredStatus(schema: unknown, code: unknown): number | undefined {
  const description = isObject(schema) ? schema["description"] : undefined;
  const row = new RegExp(`^\\| ${code} \\| ([0-9]{3}) \\|`, "m").exec(
    typeof description === "string" ? description : "",
  );
  return row === null ? undefined : Number(row[1]);
}
