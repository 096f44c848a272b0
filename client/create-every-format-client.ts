// Creates a client that chooses its format by media type and reads every answer of the contract.
import type { ClientOptions } from "./client-options.ts";
import type { AnswerMediaType, RequestMediaType } from "./contract.ts";
import { type Client, createClientWith } from "./create-client.ts";
import { formatOf } from "./formats/every-format.ts";

export interface EveryFormatClientOptions extends ClientOptions {
  /** Media type of the bodies that it sends. Default: application/json. */
  readonly mediaType?: RequestMediaType;
  /** Media type that it asks for in Accept. Default: `mediaType`, and application/json for a form. */
  readonly accept?: AnswerMediaType;
}

/**
 * A client of any format. It carries all readers and writers; in a browser bundle, `createClientWith(jsonFormat(), ...)`
 * carries only those of its format.
 * @throws TypeError that names the option when an option is not usable.
 */
export function createClient({ mediaType = "application/json", accept, ...options }: EveryFormatClientOptions): Client {
  return createClientWith(formatOf(mediaType, accept), options);
}
