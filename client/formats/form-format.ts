// The form format: sends forms and reads JSON, since no response comes as a form.
import { formWriters } from "../../generated/client.ts";
import type { RequestMediaType, ResponseMediaType } from "../operations.ts";
import type { BodyWriter, ClientFormat } from "./client-format.ts";
import { getJsonReader, getJsonWriter } from "./json-format.ts";

const form = "application/x-www-form-urlencoded";

const write: BodyWriter = (schema, value) => (formWriters[schema] as (value: unknown) => string)(value);

export const getFormWriter: ClientFormat["getWriter"] = (mediaType) => (mediaType === form ? write : undefined);

type JsonMediaType = Extract<ResponseMediaType, `${string}json`>;

export interface FormFormatOptions {
  /** Media type of responses. Default: application/json. */
  readonly accept?: JsonMediaType;
}

/** A form cannot carry null, an empty list or an item without members: a call with such a body is an InvalidRequestError. */
export function formFormat({ accept = "application/json" as JsonMediaType }: FormFormatOptions = {}): ClientFormat {
  return {
    mediaType: form as RequestMediaType,
    accept,
    getWriter: (type) => getFormWriter(type) ?? getJsonWriter(type),
    getReader: getJsonReader,
  };
}
