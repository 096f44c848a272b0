// The type of what a call answers: one member for each status that the contract declares, told apart by `status`.
import type { operations } from "../generated/types.ts";
import type { AnswerMediaType, OperationId } from "./contract.ts";

type Responses<Id extends OperationId> = operations[Id]["responses"];

type BodyOf<Declared> = Declared extends { content: infer Content } ? Content[keyof Content] : undefined;

/** What an operation answers with one status. */
export interface AnswerOf<Status extends number, Body> {
  readonly status: Status;
  /** Whether the status is a success (200 to 299). */
  readonly ok: `${Status}` extends `2${string}` ? true : false;
  /** The body, which the contract's validator has accepted; undefined for a status without a body (304). */
  readonly body: Body;
  /** The headers as they came, for example `headers.get("ETag")`. In a browser, CORS may hide some of them. */
  readonly headers: Headers;
  /** The media type in which the body came, without parameters; undefined for a status without a body. */
  readonly mediaType: Body extends undefined ? undefined : AnswerMediaType;
}

/** Every declared answer of an operation. Comparing `status` narrows `body`; an undeclared status is never in it. */
export type Answer<Id extends OperationId> = {
  [Status in keyof Responses<Id> & number]: AnswerOf<Status, BodyOf<Responses<Id>[Status]>>;
}[keyof Responses<Id> & number];
