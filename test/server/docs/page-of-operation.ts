// The address of an operation's help page.
import { type OperationId, operations } from "../../../generated/operations.ts";

export const operationIds = Object.keys(operations) as OperationId[];

export function pageOf(id: OperationId): string {
  const { method, path } = operations[id];
  return `/Help/Api/${method}${path.replaceAll("/", "-").replaceAll(/[{}]/g, "")}`;
}
