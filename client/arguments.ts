// The type of what a call takes: the operation's path parameters, header parameters and body in one object.
import type { operations } from "../generated/types.ts";
import type { OperationId } from "./contract.ts";

type WithoutDashes<Name extends string> = Name extends `${infer Head}-${infer Tail}`
  ? `${Head}${WithoutDashes<Tail>}`
  : Name;

/** How a header parameter is called among the arguments: If-None-Match is ifNoneMatch. */
export type HeaderArgumentName<Name extends string> = Uncapitalize<WithoutDashes<Name>>;

type PathArguments<Id extends OperationId> = Readonly<operations[Id]["parameters"]["path"]>;

type HeaderParameters<Id extends OperationId> = NonNullable<operations[Id]["parameters"]["header"]>;

/** An optional header may be given as undefined, so that `ifMatch: etag ?? undefined` needs no detour. */
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

export interface CallOptions {
  /** Aborts the call: before it is sent, while it waits, and while the answer's body is read. Default: none. */
  readonly signal?: AbortSignal | undefined;
}

/** The run-time side of HeaderArgumentName. */
export function headerArgumentName(header: string): string {
  const joined = header.replaceAll("-", "");
  return joined.charAt(0).toLowerCase() + joined.slice(1);
}
