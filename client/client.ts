// Creates a client from its parts: one method for each operation of the contract.
import { clientOperations } from "../generated/client.ts";
import type { Arguments } from "./arguments.ts";
import { createCall } from "./call.ts";
import type { OperationId } from "./operations.ts";
import type { CallOptions, ClientParts } from "./options.ts";
import type { Result } from "./results.ts";

/**
 * Calls an operation. It rejects only with what one of the caller's hooks throws: everything else is a result,
 * distinguished by `status`. unwrap() throws for everything but a success.
 */
export type Call<Id extends OperationId> = (
  ...args: object extends Arguments<Id>
    ? [args?: Arguments<Id>, options?: CallOptions]
    : [args: Arguments<Id>, options?: CallOptions]
) => Promise<Result<Id>>;

type Calls = { readonly [Id in keyof typeof clientOperations]: Call<Id> };

/** One method for each operation of the contract. */
export interface Client extends Calls {}

/**
 * A client of one format: a bundle holds only the given parts.
 * @throws TypeError that names the option when an option is not usable.
 */
export function createClientWith(parts: ClientParts): Client {
  const call = createCall(parts);
  const entries = Object.keys(clientOperations).map((id) => [
    id,
    (args?: object, options?: CallOptions) => call(id as OperationId, args, options),
  ]);
  return Object.fromEntries(entries);
}
