// Lists the schemas that are a whole request or response body, each once, with the media types that carry it.
import { asObject, type BodyFormat, codecKind, operationsOf, referenceName, type Spec } from "./spec.ts";

export interface BodySchema {
  readonly schema: string;
  readonly mediaTypes: ReadonlySet<string>;
  readonly formats: ReadonlySet<BodyFormat>;
}

/** Requests first, in the order of the document. Bodies without a codec are bytes and have no schema. */
export function bodySchemas(spec: Spec): BodySchema[] {
  const operations = operationsOf(spec);
  const found = new Map<string, { mediaTypes: Set<string>; formats: Set<BodyFormat> }>();
  for (const body of [
    ...operations.map(({ object }) => object["requestBody"]),
    ...operations.flatMap(({ object }) => Object.values(asObject(object["responses"]))),
  ]) {
    for (const [mediaType, media] of Object.entries(asObject(spec.resolve(body)["content"]))) {
      const schema = referenceName(asObject(media)["schema"]);
      const format = codecKind(mediaType);
      if (schema === undefined || format === undefined) continue;
      const entry = found.get(schema) ?? { mediaTypes: new Set(), formats: new Set() };
      entry.mediaTypes.add(mediaType);
      entry.formats.add(format);
      found.set(schema, entry);
    }
  }
  return [...found].map(([schema, entry]) => ({ schema, ...entry }));
}
