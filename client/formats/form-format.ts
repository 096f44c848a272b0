// The form format: sends forms and reads JSON, since no answer comes as a form.
import { writeArrayOfPhoneNumberDTOForm } from "../../generated/form-writers.ts";
import type { ClientFormat } from "./client-format.ts";
import { jsonAnswers } from "./json-format.ts";

export interface FormFormatOptions {
  /** Media type of answers. Default: application/json. */
  readonly accept?: "application/json" | "text/json";
}

/** A form cannot carry null, an empty list or an item without members: a call with such a body is an InvalidRequestError. */
export function formFormat({ accept = "application/json" }: FormFormatOptions = {}): ClientFormat {
  return {
    mediaType: "application/x-www-form-urlencoded",
    accept,
    writers: { ArrayOfPhoneNumberDTO: writeArrayOfPhoneNumberDTOForm },
    readers: jsonAnswers,
  };
}
