// Every format of the contract by its media type; it reads any answer. Importing it imports all readers and writers.
import type { AnswerMediaType, RequestMediaType } from "../contract.ts";
import type { AnswerReaders, ClientFormat } from "./client-format.ts";
import { formFormat } from "./form-format.ts";
import { jsonAnswers, jsonFormat } from "./json-format.ts";
import { xmlAnswers, xmlFormat } from "./xml-format.ts";

const formats: Readonly<Record<RequestMediaType, () => ClientFormat>> = {
  "application/json": () => jsonFormat(),
  "text/json": () => jsonFormat({ mediaType: "text/json" }),
  "application/xml": () => xmlFormat(),
  "text/xml": () => xmlFormat({ mediaType: "text/xml" }),
  "application/x-www-form-urlencoded": () => formFormat(),
};

const everyAnswer: AnswerReaders & Required<AnswerReaders> = {
  ...(jsonAnswers as Required<AnswerReaders>),
  ...(xmlAnswers as Required<AnswerReaders>),
};

/** @throws TypeError for a media type that the contract does not have. */
export function formatOf(mediaType: RequestMediaType, accept?: AnswerMediaType): ClientFormat {
  if (!Object.hasOwn(formats, mediaType)) throw new TypeError(oneOf("mediaType", formats));
  const format = formats[mediaType]();
  const answer = accept ?? format.accept;
  if (!Object.hasOwn(everyAnswer, answer)) throw new TypeError(oneOf("accept", everyAnswer));
  return { ...format, accept: answer, readers: everyAnswer };
}

function oneOf(option: string, known: object): string {
  return `${option} must be one of ${Object.keys(known).join(", ")}`;
}
