// Lists the schemas that are a whole request or response body, each once, with the media types that carry it.
import {
  asObject,
  type BodyFormat,
  codecKind,
  type JsonObject,
  listOperations,
  referenceName,
  type Spec,
} from "./spec.ts";

export interface BodySchema {
  readonly schema: string;
  readonly mediaTypes: ReadonlySet<string>;
  readonly formats: ReadonlySet<BodyFormat>;
}

/** Requests first, in the order of the document. Bodies without a codec are bytes and have no schema. */
export function bodySchemas(spec: Spec): BodySchema[] {
  const operations = listOperations(spec);
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

/** A body as the tables of operations hold it. */
export interface DeclaredBody {
  /** The schema of all its media types. */
  readonly schema?: string;
  /** Media type -> schema, where they differ. A media type without a schema is bytes. */
  readonly schemas?: Readonly<Record<string, string>>;
  readonly mediaTypes: readonly string[];
}

/** Of the `content` of a request or response. */
export function declaredBody(content: JsonObject): DeclaredBody {
  const mediaTypes = Object.keys(content);
  const entries = Object.entries(content).flatMap(([mediaType, media]): [string, string][] => {
    const schema = codecKind(mediaType) === undefined ? undefined : referenceName(asObject(media)["schema"]);
    return schema === undefined ? [] : [[mediaType, schema]];
  });
  const [first] = entries;
  if (first === undefined) return { mediaTypes };
  const isOne = entries.length === mediaTypes.length && entries.every(([, schema]) => schema === first[1]);
  return isOne ? { schema: first[1], mediaTypes } : { schemas: Object.fromEntries(entries), mediaTypes };
}
