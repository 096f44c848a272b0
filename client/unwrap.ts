// The throwing flavour of a call.
import { HTTPError } from "./errors.ts";
import type { OperationId } from "./operations.ts";
import type { OperationResponse } from "./responses.ts";
import type { Failure, Result } from "./results.ts";

/**
 * The successful response of a call: `const { body } = await unwrap(client.listPhoneNumbers({ contactID }))`.
 * Named statuses are returned too: `await unwrap(client.listPhoneNumbers({ contactID, ifNoneMatch }), 304)`.
 * @throws HTTPError for any other response of the contract, and a failure's own error.
 */
export async function unwrap<Outcome extends Result<OperationId>, Also extends Outcome["status"] & number = never>(
  call: Promise<Outcome> | Outcome,
  ...also: Also[]
): Promise<Extract<Outcome, { ok: true } | { status: Also }>> {
  const result: OperationResponse<OperationId> | Failure = await call;
  if ("error" in result) throw result.error;
  if (!result.ok && !also.some((status) => status === result.status)) throw new HTTPError(result);
  return result as Extract<Outcome, { ok: true } | { status: Also }>;
}
