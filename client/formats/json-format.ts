// The JSON format: sends and reads JSON. What a client speaks when nothing else is said.
import type { AnswerReader, AnswerReaders, ClientFormat } from "./client-format.ts";

/** Not the generated parseJson, which brings a second parser along only to say where JSON breaks: too much for a browser. */
const jsonReader: AnswerReader = {
  ActionResultDTO: (text) => JSON.parse(text),
  ArrayOfStoredPhoneNumberDTO: (text) => JSON.parse(text),
};

export const jsonAnswers: AnswerReaders = { "application/json": jsonReader, "text/json": jsonReader };

export interface JsonFormatOptions {
  /** Media type of requests and answers. Default: application/json. */
  readonly mediaType?: "application/json" | "text/json";
}

export function jsonFormat({ mediaType = "application/json" }: JsonFormatOptions = {}): ClientFormat {
  return {
    mediaType,
    accept: mediaType,
    // Not the generated writer, which trusts that every value is of the schema's type: here nothing may have checked it.
    writers: { ArrayOfPhoneNumberDTO: (value) => JSON.stringify(value) },
    readers: jsonAnswers,
  };
}
