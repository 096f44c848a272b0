// The types of an operation's responses: one member for each declared status, distinguished by `status`.
import type { operations } from "../generated/types.ts";
import type { BodyIn } from "../runtime/body-type.ts";
import type { OperationId, ResponseMediaType } from "./operations.ts";

type Responses<Id extends OperationId> = operations[Id]["responses"];

type BodyOf<Declared> = Declared extends { content: infer Content } ? BodyIn<Content, Uint8Array> : undefined;

/** The registered statuses of each range that a contract can declare as a whole. */
interface Ranges {
  readonly "2XX": 200 | 201 | 202 | 203 | 204 | 205 | 206 | 207 | 208 | 226;
  readonly "3XX": 300 | 301 | 302 | 303 | 304 | 305 | 307 | 308;
  readonly "4XX": ClientErrors;
  readonly "5XX": 500 | 501 | 502 | 503 | 504 | 505 | 506 | 507 | 508 | 510 | 511;
}
type ClientErrors =
  | (400 | 401 | 402 | 403 | 404 | 405 | 406 | 407 | 408 | 409 | 410 | 411 | 412 | 413 | 414 | 415 | 416 | 417)
  | (418 | 421 | 422 | 423 | 424 | 425 | 426 | 428 | 429 | 431 | 451);

/** A range stands for its statuses that are not declared one by one, `default` for those in no declared range. */
type StatusesOf<Key, AllKeys> = Key extends number
  ? Key
  : Key extends keyof Ranges
    ? Exclude<Ranges[Key], AllKeys>
    : Key extends "default"
      ? Exclude<Ranges[Exclude<keyof Ranges, AllKeys>], AllKeys>
      : never;

type IsOk<Status extends number> = Status extends Status ? (`${Status}` extends `2${string}` ? true : false) : never;

/** What a call took. */
export interface CallTrace {
  /** How often the request was sent. */
  readonly tries: number;
  /**
   * The Idempotency-Key of every try: the given one, or one of the client's own. Calling again with it cannot write
   * twice. Undefined where the operation has none.
   */
  readonly idempotencyKey: string | undefined;
}

/** The response of an operation with one status. */
export interface DeclaredResponse<Status extends number, Body> extends CallTrace {
  readonly status: Status;
  /** Whether the status is a success (200 to 299). */
  readonly ok: IsOk<Status>;
  /** The body, as the contract describes it; undefined for a status without a body (304). */
  readonly body: Body;
  /** In a browser, CORS hides those that the server does not expose. */
  readonly headers: Headers;
  /** The ETag header, for `ifMatch` and `ifNoneMatch`. */
  readonly etag: string | undefined;
  /** The media type of the body, without parameters; undefined for a status without a body. */
  readonly mediaType: Body extends undefined ? undefined : ResponseMediaType;
}

/** Every declared response of an operation. Comparing `status` narrows `body`. */
export type OperationResponse<Id extends OperationId> = Id extends OperationId
  ? {
      [Key in keyof Responses<Id>]: DeclaredResponse<StatusesOf<Key, keyof Responses<Id>>, BodyOf<Responses<Id>[Key]>>;
    }[keyof Responses<Id>]
  : never;
