// The generated validators of request and answer bodies, by the name of the schema.

import * as validators from "../generated/validators.ts";
import type { Validator } from "../runtime/violation.ts";
import type { AnswerSchema, RequestSchema } from "./contract.ts";

/** Named one by one, not taken from the codec table, which would bring every format along. */
export const bodyValidators: Readonly<Record<RequestSchema | AnswerSchema, Validator>> = {
  ArrayOfPhoneNumberDTO: validators.validateArrayOfPhoneNumberDTO as unknown as Validator,
  ActionResultDTO: validators.validateActionResultDTO as unknown as Validator,
  ArrayOfStoredPhoneNumberDTO: validators.validateArrayOfStoredPhoneNumberDTO as unknown as Validator,
};
