// What a client asks of whatever checks what it is given and what it is answered. Without it a client trusts the types.
import type { Violation } from "../runtime/violation.ts";
import type { ClientOptions } from "./client-options.ts";
import type { AnswerSchema, OperationId } from "./contract.ts";

/** An answer whose body was read. */
export interface ReadAnswer {
  readonly operation: OperationId;
  readonly status: number;
  readonly schema: AnswerSchema;
  readonly body: unknown;
}

/** Each method gives the first thing that is wrong, or undefined. It never repeats a value. */
export interface Validation {
  /** Options of a client or of one call; `pointer` names the option. */
  options(options: { readonly [Name in keyof ClientOptions]?: unknown }): Violation | undefined;
  /** What a call takes; `pointer` names the argument, and the place in a body: ifMatch, body/1/PhoneNumberID. */
  arguments(operation: OperationId, given: Readonly<Record<string, unknown>>): Violation | undefined;
  answer(answer: ReadAnswer): Violation | undefined;
}
