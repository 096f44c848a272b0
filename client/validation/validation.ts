// The validation port: checks arguments and responses. Without it a client trusts the types.
import type { Violation } from "../../runtime/violation.ts";
import type { OperationId } from "../operations.ts";

/** A response whose body was read. */
export interface ReadResponse {
  readonly operation: OperationId;
  readonly status: number;
  /** Name of the generated validator of the body. */
  readonly schema: string;
  readonly body: unknown;
}

/** Each method returns the first violation, or undefined. It never repeats a value. */
export interface Validation {
  /** Options of a client, of one call of it, or the `headers` that its onRequest returned; `pointer` names the option. */
  options(
    options: object,
    of: "client" | "call" | "hook",
    client: { readonly fetch?: unknown; readonly token?: unknown },
  ): Violation | undefined;
  /** Arguments of a call; `pointer` names the argument, and the place in a body: ifMatch, body/1/PhoneNumberID. */
  arguments(operation: OperationId, given: Readonly<Record<string, unknown>>): Violation | undefined;
  response(response: ReadResponse): Violation | undefined;
}

/** A response that breaks the contract: where, and what was expected there. It holds no value of the body. */
export interface ResponseViolation {
  readonly operation: OperationId;
  readonly status: number;
  /** JSON pointer into the body; "" is the whole. */
  readonly pointer: string;
  readonly expected: string;
}

export interface ContractValidationOptions {
  /**
   * What happens to a response that breaks the contract: `throw` makes the result `invalid-response`, which unwrap()
   * throws; `report` passes the violation to `onViolation` and returns the response as it came; `off` does not validate.
   * Default: throw.
   */
  readonly responses?: "throw" | "report" | "off" | undefined;
  /** Called for each violation, with `throw` too. */
  readonly onViolation?: ((violation: ResponseViolation) => void) | undefined;
}
