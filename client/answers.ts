// The type of an answer of the contract: one member for each status that an operation declares, told apart by `status`.
import type { operations } from "../generated/types.ts";
import type { AnswerMediaType, OperationId } from "./contract.ts";

type Responses<Id extends OperationId> = operations[Id]["responses"];

type BodyOf<Declared> = Declared extends { content: infer Content } ? Content[keyof Content] : undefined;

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

/** What an operation answers with one status. */
export interface AnswerOf<Status extends number, Body> extends CallTrace {
  readonly status: Status;
  /** Whether the status is a success (200 to 299). */
  readonly ok: `${Status}` extends `2${string}` ? true : false;
  /** The body, as the contract describes it; undefined for a status without a body (304). */
  readonly body: Body;
  /** The headers as they came. In a browser, CORS hides those that the server does not expose. */
  readonly headers: Headers;
  /** The ETag as it came, for `ifMatch` and `ifNoneMatch`; undefined when there is none. */
  readonly etag: string | undefined;
  /** The media type in which the body came, without parameters; undefined for a status without a body. */
  readonly mediaType: Body extends undefined ? undefined : AnswerMediaType;
}

/** Every declared answer of an operation. Comparing `status` narrows `body`; an undeclared status is never in it. */
export type Answer<Id extends OperationId> = Id extends OperationId
  ? {
      [Status in keyof Responses<Id> & number]: AnswerOf<Status, BodyOf<Responses<Id>[Status]>>;
    }[keyof Responses<Id> & number]
  : never;
