// The JSON format: sends and reads JSON. What a client speaks when nothing else is said.
import { writeArrayOfPhoneNumberDTOJson } from "../../generated/json-writers.ts";
import { ReadError } from "../../generated/runtime/read-error.ts";
import type { AnswerReader, AnswerReaders, ClientFormat } from "./client-format.ts";

/**
 * Not the generated parseJson, which brings a second parser along only to say where JSON breaks: too much for a browser.
 * The SyntaxError is not passed on, because it quotes the body.
 */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ReadError("", "the JSON is not well-formed", true);
  }
}

const jsonReader: AnswerReader = { ActionResultDTO: readJson, ArrayOfStoredPhoneNumberDTO: readJson };

export const jsonAnswers: AnswerReaders = { "application/json": jsonReader, "text/json": jsonReader };

export interface JsonFormatOptions {
  /** Media type of requests and answers. Default: application/json. */
  readonly mediaType?: "application/json" | "text/json";
}

export function jsonFormat({ mediaType = "application/json" }: JsonFormatOptions = {}): ClientFormat {
  return {
    mediaType,
    accept: mediaType,
    writers: { ArrayOfPhoneNumberDTO: writeArrayOfPhoneNumberDTOJson },
    readers: jsonAnswers,
  };
}
