// The status of a refusal, in contracts that declare 422 for requests that break a schema, as FastAPI's do.
import { ServiceError } from "../errors.ts";

/** 422 for 400 where the operation's responses, by status, have only that. */
export function toDeclaredStatus(error: ServiceError, responses: object | undefined): ServiceError {
  if (error.status !== 400 || responses === undefined) return error;
  const declares = (status: string) => Object.hasOwn(responses, status);
  if (!declares("422") || ["400", "4XX", "default"].some(declares)) return error;
  const { code, message, headers } = error;
  return new ServiceError(code, 422, message, { headers });
}
