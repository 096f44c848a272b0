// Every format of the contract by its media type; it reads any response. Importing it imports all readers and writers.
import { requestMediaTypes, responseMediaTypes } from "../../generated/client.ts";
import type { RequestMediaType, ResponseMediaType } from "../operations.ts";
import type { ClientFormat } from "./client-format.ts";
import { getFormWriter } from "./form-format.ts";
import { getJsonReader, getJsonWriter } from "./json-format.ts";
import { getXmlReader, getXmlWriter } from "./xml-format.ts";

/**
 * Accepts what it sends, and for a form, which no response has, JSON.
 * @throws TypeError for a media type that the contract does not have.
 */
export function everyFormat(
  mediaType = "application/json" as RequestMediaType,
  accept = (isKnown(mediaType, responseMediaTypes) ? mediaType : "application/json") as ResponseMediaType,
): ClientFormat {
  checkMediaType("mediaType", mediaType, requestMediaTypes);
  checkMediaType("accept", accept, responseMediaTypes);
  return {
    mediaType,
    accept,
    getWriter: (type) => getJsonWriter(type) ?? getXmlWriter(type) ?? getFormWriter(type),
    getReader: (type) => getJsonReader(type) ?? getXmlReader(type),
  };
}

const isKnown = (mediaType: string, known: readonly string[]) => known.includes(mediaType);

function checkMediaType(option: string, mediaType: string, known: readonly string[]): void {
  if (!isKnown(mediaType, known)) throw new TypeError(`${option} must be one of ${known.join(", ")}`);
}
