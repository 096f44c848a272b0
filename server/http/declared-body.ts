// The contract's bodies by media type: codecs and validators, looked up once.
import { type BodySchema, bodySchemas, type Codec } from "../../generated/codecs.ts";
import { failureBodies } from "../../generated/failures.ts";
import type { Failure } from "../../runtime/failure.ts";
import type { Validator } from "../../runtime/violation.ts";

/** A body as the generated tables declare it. */
export interface DeclaredBody {
  /** The schema of all its media types. */
  readonly schema?: string;
  /** Media type -> schema, where they differ. A media type without a schema is bytes. */
  readonly schemas?: Readonly<Record<string, string>>;
  readonly mediaTypes: readonly string[];
}

/** A body in one media type. */
export interface Content {
  readonly mediaType: string;
  /** The Content-Type header of a response. */
  readonly contentType: string;
  /** Undefined for bytes. */
  readonly codec: Codec | undefined;
  readonly validate: Validator | undefined;
  /** Returns the body of an error. */
  fail(failure: Failure): unknown;
}

const schemas: Readonly<Record<string, BodySchema>> = bodySchemas;

export function getContents(body: DeclaredBody): ReadonlyMap<string, Content> {
  return new Map(body.mediaTypes.map((mediaType) => [mediaType, createContent(body, mediaType)]));
}

function createContent(body: DeclaredBody, mediaType: string): Content {
  const name = body.schema ?? body.schemas?.[mediaType];
  const schema = name === undefined ? undefined : schemas[name];
  const isText = schema !== undefined || mediaType.startsWith("text/");
  return {
    mediaType,
    contentType: isText ? `${mediaType}; charset=utf-8` : mediaType,
    codec: schema?.codecs[mediaType],
    validate: schema?.validate,
    fail: (name === undefined ? undefined : failureBodies[name]) ?? (({ message }) => message),
  };
}
