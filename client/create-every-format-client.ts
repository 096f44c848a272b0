// Creates a client with everything on: every format, openapi-fetch, and requests and answers held to the contract.
import type { ClientOptions } from "./client-options.ts";
import type { AnswerMediaType, RequestMediaType } from "./contract.ts";
import { type ContractValidationOptions, contractValidation } from "./contract-validation.ts";
import { type Client, createClientWith } from "./create-client.ts";
import { formatOf } from "./formats/every-format.ts";
import { openapiFetchTransport } from "./transports/openapi-fetch-transport.ts";
import type { Transport } from "./transports/transport.ts";

export interface EveryFormatClientOptions extends ClientOptions {
  /** Media type of the bodies that it sends. Default: application/json. */
  readonly mediaType?: RequestMediaType;
  /** Media type that it asks for in Accept. Default: `mediaType`, and application/json for a form. */
  readonly accept?: AnswerMediaType;
  /** How it sends requests. Default: openapiFetchTransport. */
  readonly transport?: Transport;
  /**
   * What happens to an answer that breaks the contract: `throw` makes the call's result `broken-answer`, `report` tells
   * `onViolation` and gives the answer as it came, `off` does not look. Default: throw.
   */
  readonly validateAnswers?: ContractValidationOptions["answers"];
  /** Told of each answer that breaks the contract. */
  readonly onViolation?: ContractValidationOptions["onViolation"];
}

/**
 * A client of any format. It carries all readers, writers and validators; where size matters, use createClientWith().
 * @throws TypeError that names the option when an option is not usable.
 */
export function createClient(options: EveryFormatClientOptions): Client {
  const {
    mediaType = "application/json",
    accept,
    validateAnswers: answers,
    onViolation,
    transport,
    ...others
  } = options;
  return createClientWith({
    ...others,
    format: formatOf(mediaType, accept),
    transport: transport ?? openapiFetchTransport,
    validation: contractValidation({ answers, onViolation }),
  });
}
