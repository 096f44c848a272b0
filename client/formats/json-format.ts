// The JSON format: sends and reads JSON.
import { jsonMediaTypes } from "../../generated/client.ts";
import type { RequestMediaType, ResponseMediaType } from "../operations.ts";
import type { BodyReader, BodyWriter, ClientFormat } from "./client-format.ts";

// Not the generated parser, which brings a second one along to say where JSON breaks, and not the generated writer,
// which trusts that every value is of the schema's type.
const read: BodyReader = (_schema, text) => JSON.parse(text);
const write: BodyWriter = (_schema, value) => JSON.stringify(value);

export const getJsonReader: ClientFormat["getReader"] = (mediaType) =>
  jsonMediaTypes.includes(mediaType) ? read : undefined;
export const getJsonWriter: ClientFormat["getWriter"] = (mediaType) =>
  jsonMediaTypes.includes(mediaType) ? write : undefined;

type JsonMediaType = Extract<RequestMediaType & ResponseMediaType, `${string}json`>;

export interface JsonFormatOptions {
  /** Media type of requests and responses. Default: application/json. */
  readonly mediaType?: JsonMediaType;
}

export function jsonFormat({ mediaType = "application/json" as JsonMediaType }: JsonFormatOptions = {}): ClientFormat {
  return { mediaType, accept: mediaType, getWriter: getJsonWriter, getReader: getJsonReader };
}
