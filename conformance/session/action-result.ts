// What an ActionResultDTO says beyond its schema: success or failure as the status does, with a code that the contract gives it.

import { type ContractDocument, member, step } from "../contract/document.ts";
import type { Operation } from "../contract/operations.ts";
import type { Violation } from "../report/checks.ts";

const place = "/components/schemas/ErrorCode";

/** Of a body that is no action result, nothing. */
export function resultViolation(
  document: ContractDocument,
  operation: Operation,
  status: number,
  value: unknown,
): Violation[] {
  if (typeof member(value, "IsSuccess") !== "boolean") return [];
  const succeeded = status < 400;
  const code = member(value, "ErrorCode");
  const wrong = (expected: string, actual: string, pointer: string): Violation[] => [
    { check: "response_schema_conformance", pointer, expected, actual },
  ];
  if (member(value, "IsSuccess") !== succeeded)
    return wrong(
      `IsSuccess ${succeeded} with status ${status}`,
      `IsSuccess ${!succeeded}`,
      "/components/schemas/ActionResultDTO/properties/IsSuccess",
    );
  if ((code === null) !== succeeded)
    return wrong(succeeded ? "no ErrorCode" : "an ErrorCode", `ErrorCode ${code}`, place);
  const declared = statusOf(document, code);
  if (declared === undefined || declared === status) return [];
  return wrong(`${code} with status ${declared}`, `status ${status}`, step(operation.pointer, "responses"));
}

/** The contract's own table of codes: `| code | status | meaning |`. */
function statusOf(document: ContractDocument, code: unknown): number | undefined {
  const description = member(document.at(place).value, "description");
  const row = new RegExp(`^\\| ${code} \\| ([0-9]{3}) \\|`, "m").exec(
    typeof description === "string" ? description : "",
  );
  return row === null ? undefined : Number(row[1]);
}
