// The throwing flavour of a call.
import type { OperationId } from "./contract.ts";
import { RefusedError } from "./errors/refused-error.ts";
import type { Result } from "./results.ts";

/**
 * The successful answer of a call: `const { body } = await unwrap(client.listPhoneNumbers({ contactID }))`.
 * Statuses named after it are taken too: `await unwrap(client.listPhoneNumbers({ contactID, ifNoneMatch }), 304)`.
 * @throws RefusedError for any other answer of the contract, and a failure's own error.
 */
export async function unwrap<Outcome extends Result<OperationId>, Also extends Outcome["status"] & number = never>(
  call: Promise<Outcome> | Outcome,
  ...also: Also[]
): Promise<Extract<Outcome, { ok: true } | { status: Also }>> {
  const result: Result<OperationId> = await call;
  if ("error" in result) throw result.error;
  if (!result.ok && !also.some((status) => status === result.status)) throw new RefusedError(result);
  return result as Extract<Outcome, { ok: true } | { status: Also }>;
}
