// The type of a call's arguments: the operation's path, query and header parameters and its body in one object.
import type { operations } from "../generated/types.ts";
import type { BodyIn } from "../runtime/body-type.ts";
import type { OperationId } from "./operations.ts";

type WithoutDashes<Name extends string> = Name extends `${infer Head}-${infer Tail}`
  ? `${Head}${WithoutDashes<Tail>}`
  : Name;

/** A header parameter's name among the arguments: If-None-Match is ifNoneMatch. */
export type HeaderArgumentName<Name extends string> = Uncapitalize<WithoutDashes<Name>>;

/** The parameters in one place; an operation without any has the type `never` there. */
type Parameters<Id extends OperationId, Place extends "path" | "query" | "header"> = [
  NonNullable<operations[Id]["parameters"][Place]>,
] extends [never]
  ? unknown
  : NonNullable<operations[Id]["parameters"][Place]>;

/** An optional parameter may be undefined, so that `ifMatch: response.etag` needs no detour. */
type AllowUndefined<Values> = {
  readonly [Name in keyof Values]: object extends Pick<Values, Name> ? Values[Name] | undefined : Values[Name];
};

type HeaderArguments<Headers> = {
  [Name in keyof Headers as HeaderArgumentName<Name & string>]: Headers[Name];
};

/** A parameter whose name is taken has its place before it: queryBody. */
type Renamed<Values, Place extends string, Taken> = {
  [Name in keyof Values as Name extends Taken ? `${Place}${Capitalize<Name & string>}` : Name]: Values[Name];
};

/** The names of the parameters in one place; empty without any. */
type NamesOf<Values> = unknown extends Values ? never : keyof Values;
type Path<Id extends OperationId> = Parameters<Id, "path">;
type Query<Id extends OperationId> = Parameters<Id, "query">;
type TakenInQuery<Id extends OperationId> = "body" | NamesOf<Path<Id>>;

/** A body without a codec. */
export type Bytes = Uint8Array | ArrayBuffer | string;

type ReadonlyList<Body> = Body extends readonly (infer Item)[] ? readonly Readonly<Item>[] : Body;

type BodyArgument<Body> = [NonNullable<Body>] extends [never]
  ? unknown
  : Body extends { content: infer Content }
    ? { readonly body: ReadonlyList<BodyIn<Content, Bytes>> }
    : NonNullable<Body> extends { content: infer Content }
      ? { readonly body?: ReadonlyList<BodyIn<Content, Bytes>> | undefined }
      : unknown;

/** The arguments of an operation. */
export type Arguments<Id extends OperationId> = Readonly<Path<Id>> &
  AllowUndefined<Renamed<Query<Id>, "query", TakenInQuery<Id>>> &
  AllowUndefined<Renamed<HeaderArguments<Parameters<Id, "header">>, "header", TakenInQuery<Id> | NamesOf<Query<Id>>>> &
  BodyArgument<operations[Id]["requestBody"]>;
