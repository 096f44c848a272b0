// The format port: how a client writes its requests, what it accepts, and which responses it can read.
import type { RequestMediaType, ResponseMediaType } from "../operations.ts";

/** Writes a value of a schema: a generated writer. */
export type BodyWriter = (schema: string, value: unknown) => string;

/** Reads a value of a schema; not yet validated. Throws the generated ReadError. */
export type BodyReader = (schema: string, text: string) => unknown;

export interface ClientFormat {
  /** Content-Type of the request bodies. */
  readonly mediaType: RequestMediaType;
  /** The Accept header. */
  readonly accept: ResponseMediaType;
  /** Undefined for a media type that the format does not write. */
  getWriter(mediaType: string): BodyWriter | undefined;
  /** May read more than `accept`: a response is read by its own Content-Type. */
  getReader(mediaType: string): BodyReader | undefined;
}
