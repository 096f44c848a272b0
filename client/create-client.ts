// Creates a client with everything on: every format, openapi-fetch, and validated requests and responses.
import { type Client, createClientWith } from "./client.ts";
import { everyFormat } from "./formats/every-format.ts";
import type { RequestMediaType, ResponseMediaType } from "./operations.ts";
import type { ClientOptions } from "./options.ts";
import { openapiFetchTransport } from "./transports/openapi-fetch/openapi-fetch-transport.ts";
import type { Transport } from "./transports/transport.ts";
import { checkEveryFormatOptions } from "./validation/check-options.ts";
import { contractValidation } from "./validation/contract-validation.ts";
import type { ContractValidationOptions } from "./validation/validation.ts";

export interface EveryFormatClientOptions extends ClientOptions {
  /** Media type of the request bodies. Default: application/json. */
  readonly mediaType?: RequestMediaType | undefined;
  /** Media type of the responses (the Accept header). Default: `mediaType`, and application/json for a form. */
  readonly accept?: ResponseMediaType | undefined;
  /** How it sends requests. Default: openapiFetchTransport. */
  readonly transport?: Transport | undefined;
  /**
   * What happens to a response that breaks the contract: `throw` makes the result `invalid-response`, `report` calls
   * `onViolation` and returns the response as it came, `off` does not validate. Default: throw.
   */
  readonly validateResponses?: ContractValidationOptions["responses"];
  /** Called for each response that breaks the contract. */
  readonly onViolation?: ContractValidationOptions["onViolation"];
}

/**
 * A client of any format. It carries all readers, writers and validators; where size matters, use createClientWith().
 * @throws TypeError that names the option when an option is not usable.
 */
export function createClient(options: EveryFormatClientOptions): Client {
  checkEveryFormatOptions(options);
  const { mediaType, accept, validateResponses: responses, onViolation, transport, ...others } = options;
  return createClientWith({
    ...others,
    format: everyFormat(mediaType, accept),
    transport: transport ?? openapiFetchTransport,
    validation: contractValidation({ responses, onViolation }),
  });
}
