// The XML format: sends XML, accepts XML, and reads JSON too, which costs nothing more.
import { xmlMediaTypes, xmlReaders, xmlWriters } from "../../generated/client.ts";
import type { RequestMediaType, ResponseMediaType } from "../operations.ts";
import type { BodyReader, BodyWriter, ClientFormat } from "./client-format.ts";
import { getJsonReader, getJsonWriter } from "./json-format.ts";

const read: BodyReader = (schema, text) => xmlReaders[schema]?.(text, "utf-8");
const write: BodyWriter = (schema, value) => (xmlWriters[schema] as (value: unknown) => string)(value);

export const getXmlReader: ClientFormat["getReader"] = (mediaType) =>
  xmlMediaTypes.includes(mediaType) ? read : undefined;
export const getXmlWriter: ClientFormat["getWriter"] = (mediaType) =>
  xmlMediaTypes.includes(mediaType) ? write : undefined;

type XmlMediaType = Extract<RequestMediaType & ResponseMediaType, `${string}xml`>;

export interface XmlFormatOptions {
  /** Media type of requests and responses. Default: application/xml. */
  readonly mediaType?: XmlMediaType;
}

export function xmlFormat({ mediaType = "application/xml" as XmlMediaType }: XmlFormatOptions = {}): ClientFormat {
  return {
    mediaType,
    accept: mediaType,
    getWriter: (type) => getXmlWriter(type) ?? getJsonWriter(type),
    getReader: (type) => getXmlReader(type) ?? getJsonReader(type),
  };
}
