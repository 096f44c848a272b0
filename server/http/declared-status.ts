// The status of a refusal, in contracts that declare 422 for requests that break a schema, as FastAPI's do.
import { type OperationId, operations } from "../../generated/operations.ts";
import { ServiceError } from "../errors.ts";

/** 422 for 400 where the operation declares only that. */
export function toDeclaredStatus(error: ServiceError, operationId: OperationId | undefined): ServiceError {
  if (error.status !== 400 || operationId === undefined) return error;
  const declares = (status: string) => Object.hasOwn(operations[operationId].responses, status);
  if (!declares("422") || ["400", "4XX", "default"].some(declares)) return error;
  const { code, message, headers } = error;
  return new ServiceError(code, 422, message, { headers });
}
