// The type of what a call takes: the operation's path parameters, header parameters and body in one object.
import type { operations } from "../generated/types.ts";
import type { OperationId } from "./contract.ts";
import type { Limits } from "./limits.ts";

type WithoutDashes<Name extends string> = Name extends `${infer Head}-${infer Tail}`
  ? `${Head}${WithoutDashes<Tail>}`
  : Name;

/** How a header parameter is called among the arguments: If-None-Match is ifNoneMatch. */
export type HeaderArgumentName<Name extends string> = Uncapitalize<WithoutDashes<Name>>;

type PathArguments<Id extends OperationId> = Readonly<operations[Id]["parameters"]["path"]>;

type HeaderParameters<Id extends OperationId> = NonNullable<operations[Id]["parameters"]["header"]>;

/** An optional header may be given as undefined, so that `ifMatch: answer.etag` needs no detour. */
type HeaderArguments<Headers> = {
  readonly [Name in keyof Headers as HeaderArgumentName<Name & string>]: object extends Pick<Headers, Name>
    ? Headers[Name] | undefined
    : Headers[Name];
};

type BodyArgument<Operation> = Operation extends { requestBody: { content: infer Content } }
  ? { readonly body: ReadonlyList<Content[keyof Content]> }
  : unknown;

type ReadonlyList<Body> = Body extends readonly (infer Item)[] ? readonly Readonly<Item>[] : Body;

/** What a call of an operation takes. */
export type Arguments<Id extends OperationId> = PathArguments<Id> &
  HeaderArguments<HeaderParameters<Id>> &
  BodyArgument<operations[Id]>;

/** Options of one call. A limit that is not given is the client's. */
export interface CallOptions {
  /** Aborts the call: before it is sent, while it waits, and while the answer's body is read. Default: none. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds for one try, its answer's body included. */
  readonly timeoutMs?: Limits["timeoutMs"] | undefined;
  /** Milliseconds for the whole call: token, tries and waiting. */
  readonly deadlineMs?: Limits["deadlineMs"] | undefined;
  /** The most times that the request is sent; 1 switches repeating off. */
  readonly tries?: Limits["tries"] | undefined;
}
