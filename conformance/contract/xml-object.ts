// The XML object of a schema: the names and the order of its parts in XML.
import { type Json, member } from "./document.ts";

export interface XmlObject {
  readonly name: string | undefined;
  readonly namespace: string | undefined;
  readonly wrapped: boolean;
  readonly attribute: boolean;
  /** Whether members are written in ordinal order of their names instead of schema order. */
  readonly ordinal: boolean;
  readonly pointer: string;
}

export function readXmlObject(
  part: { readonly value: Json | undefined; readonly pointer: string } | undefined,
  keywords: ReadonlyMap<string, { readonly value: Json }>,
  pointer: string,
): XmlObject {
  const name = member(part?.value, "name");
  const namespace = member(part?.value, "namespace");
  return {
    name: typeof name === "string" ? name : undefined,
    namespace: typeof namespace === "string" ? namespace : undefined,
    wrapped: member(part?.value, "wrapped") === true,
    attribute: member(part?.value, "attribute") === true,
    ordinal: keywords.get("x-xml-order")?.value === "ordinal",
    pointer: part?.pointer ?? pointer,
  };
}
