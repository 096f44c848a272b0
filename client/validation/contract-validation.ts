// Validates options, requests and responses, with the generated validators.
import { bodyValidators } from "../../generated/client.ts";
import { violationOf } from "../../runtime/violation.ts";
import { checkArguments } from "./check-arguments.ts";
import { checkOptions } from "./check-options.ts";
import type { ContractValidationOptions, Validation } from "./validation.ts";

/**
 * Options and requests are checked before anything is sent, and responses as `responses` says.
 * @throws TypeError for an unknown value of `responses`, and for `report` without `onViolation`.
 */
export function contractValidation({ responses = "throw", onViolation }: ContractValidationOptions = {}): Validation {
  if (!["throw", "report", "off"].includes(responses)) throw new TypeError("responses must be throw, report or off");
  if (responses === "report" && onViolation === undefined) throw new TypeError("onViolation is required with report");
  return {
    options: checkOptions,
    arguments: checkArguments,
    response({ operation, status, schema, body }) {
      const validate = bodyValidators[schema];
      if (responses === "off" || validate === undefined || validate(body)) return undefined;
      const violation = violationOf(validate);
      onViolation?.({ operation, status, ...violation });
      return responses === "throw" ? violation : undefined;
    },
  };
}
