// Creates a client of the parts that it is given.
import type { Arguments, CallOptions } from "./arguments.ts";
import { createCall } from "./call.ts";
import type { ClientParts } from "./client-options.ts";
import type { OperationId } from "./contract.ts";
import type { Result } from "./results.ts";

/**
 * Calls an operation. It rejects only with what a hook of the caller throws: everything else that can happen is a
 * result, told apart by `status`. unwrap() makes errors of what is no success.
 */
export type Call<Id extends OperationId> = (args: Arguments<Id>, options?: CallOptions) => Promise<Result<Id>>;

type Calls = { readonly [Id in OperationId]: Call<Id> };

/** One method for each operation of the contract. */
export interface Client extends Calls {
  /** Merges a list into the contact's phone numbers, whole or not at all. Numbers that it does not mention stay. */
  readonly updatePhoneNumbers: Call<"updatePhoneNumbers">;
  /** Reads the contact's phone numbers; with ifNoneMatch, 304 when the list is still that one. */
  readonly listPhoneNumbers: Call<"listPhoneNumbers">;
  /** Removes one phone number; removing one that is not there succeeds and changes nothing. */
  readonly removePhoneNumber: Call<"removePhoneNumber">;
}

/**
 * A client of one format: a bundle holds only what the parts bring along.
 * @throws TypeError that names the option when an option is not usable.
 */
export function createClientWith(parts: ClientParts): Client {
  const call = createCall(parts);
  return {
    updatePhoneNumbers: (args, options) => call("updatePhoneNumbers", args, options),
    listPhoneNumbers: (args, options) => call("listPhoneNumbers", args, options),
    removePhoneNumber: (args, options) => call("removePhoneNumber", args, options),
  };
}
