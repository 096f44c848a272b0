// What a format is: how a client writes its requests, what it asks for, and which answers it can read.
import type { components } from "../../generated/types.ts";
import type { AnswerMediaType, AnswerSchema, RequestMediaType, RequestSchema } from "../contract.ts";

/** A writer for each schema of a request body: the generated ones of one kind of media type. */
export type RequestWriters = {
  readonly [Name in RequestSchema]: (value: components["schemas"][Name]) => string;
};

/** A reader for each schema of an answer body. Throws the generated ReadError. */
export type AnswerReader = { readonly [Name in AnswerSchema]: (text: string, encoding?: string) => unknown };

/** The readers of the media types that a format takes as an answer. */
export type AnswerReaders = Readonly<Partial<Record<AnswerMediaType, AnswerReader>>>;

export interface ClientFormat {
  /** Content-Type of the bodies that it sends. */
  readonly mediaType: RequestMediaType;
  /** The media type that it asks for in Accept. */
  readonly accept: AnswerMediaType;
  readonly writers: RequestWriters;
  /** May hold more than `accept`: whatever comes is read by its own Content-Type. */
  readonly readers: AnswerReaders;
}
