// Holds options, requests and answers to the contract, with the generated validators.
import { type Violation, violationOf } from "../runtime/violation.ts";
import { bodyValidators } from "./body-validators.ts";
import { checkArguments } from "./check-arguments.ts";
import { checkOptions } from "./check-options.ts";
import type { OperationId } from "./contract.ts";
import type { Validation } from "./validation.ts";

/** An answer that breaks the contract: where, and what was expected there. It holds no value of the body. */
export interface AnswerViolation {
  readonly operation: OperationId;
  readonly status: number;
  /** JSON pointer to what of the body is wrong; "" is the whole. */
  readonly pointer: string;
  readonly expected: string;
}

export interface ContractValidationOptions {
  /**
   * What happens to an answer that breaks the contract: `throw` makes the call's result `broken-answer`, which unwrap()
   * throws; `report` hands the violation to `onViolation` and gives the answer as it came; `off` does not look.
   * Default: throw.
   */
  readonly answers?: "throw" | "report" | "off" | undefined;
  /** Told of each violation, with `throw` too. */
  readonly onViolation?: ((violation: AnswerViolation) => void) | undefined;
}

/**
 * Options and requests are checked before anything is sent, and answers as `answers` says.
 * @throws TypeError for a value of `answers` that is not known, and for `report` without `onViolation`.
 */
export function contractValidation({ answers = "throw", onViolation }: ContractValidationOptions = {}): Validation {
  if (!["throw", "report", "off"].includes(answers)) throw new TypeError("answers must be throw, report or off");
  if (answers === "report" && onViolation === undefined) throw new TypeError("report needs onViolation");
  return {
    options: checkOptions,
    arguments: checkArguments,
    answer({ operation, status, schema, body }) {
      const validate = bodyValidators[schema];
      const violation: Violation | undefined = answers === "off" || validate(body) ? undefined : violationOf(validate);
      if (violation !== undefined) onViolation?.({ operation, status, ...violation });
      return answers === "throw" ? violation : undefined;
    },
  };
}
