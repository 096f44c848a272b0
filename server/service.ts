// The types that tie handlers to the contract: a missing operation, an undeclared status or a wrong body does not compile.
import type { OperationId } from "../generated/operations.ts";
import type { operations } from "../generated/types.ts";
import type { BodyIn } from "../runtime/body-type.ts";

type Body<Holder, Bytes> = Holder extends { content: infer Content } ? BodyIn<Content, Bytes> : undefined;
type Responses<Id extends OperationId> = operations[Id]["responses"];

/** What an operation's handler receives: decoded, validated, and from an authorized caller. */
export interface OperationRequest<Id extends OperationId> {
  readonly path: OrEmpty<NonNullable<operations[Id]["parameters"]["path"]>>;
  /** With the defaults of parameters that were not sent. */
  readonly query: OrEmpty<NonNullable<operations[Id]["parameters"]["query"]>>;
  /** The declared headers, under their lower-case names. */
  readonly header: LowerCased<NonNullable<operations[Id]["parameters"]["header"]>>;
  /** A Buffer in a media type without a codec. */
  readonly body: Body<operations[Id]["requestBody"], Buffer>;
  /** The media type of the body, for an operation with several schemas. */
  readonly bodyType?: string | undefined;
  /** The caller; scopes idempotency keys. */
  readonly principal: string;
  /** The owner of the contacts; undefined: the tenant without a name. */
  readonly tenant: string | undefined;
  /** The negotiated media type of the response. */
  readonly responseType: string;
}

type OrEmpty<Parameters> = [Parameters] extends [never] ? object : Parameters;

type LowerCased<Headers> = { readonly [Name in keyof Headers as Lowercase<Name & string>]: Headers[Name] };

type Ok = 200 | 201 | 202 | 203 | 204 | 205 | 206 | 207;
type Redirection = 300 | 301 | 302 | 303 | 304 | 307 | 308;
type Declared<Id extends OperationId> = keyof Responses<Id>;

/** The successful statuses of a key: `default` has them only where the operation declares no other success. */
type StatusesOf<Id extends OperationId, Key> = Key extends Ok | Redirection
  ? Key
  : Key extends "2XX"
    ? Exclude<Ok, Declared<Id>>
    : Key extends "3XX"
      ? Exclude<Redirection, Declared<Id>>
      : Key extends "default"
        ? Declared<Id> & (Ok | Redirection | "2XX" | "3XX") extends never
          ? Ok
          : never
        : never;

/** One of the operation's declared responses. Failures are thrown as ServiceError instead. */
export type OperationResponse<Id extends OperationId> = {
  [Key in Declared<Id>]: StatusesOf<Id, Key> extends infer Status extends number
    ? [Status] extends [never]
      ? never
      : ResponseOf<Status, Body<Responses<Id>[Key], Uint8Array | string>>
    : never;
}[Declared<Id>];

interface ResponseOf<Status extends number, ResponseBody> {
  readonly status: Status;
  readonly body: ResponseBody;
  readonly headers?: Readonly<Record<string, string>>;
}

export type Handler<Id extends OperationId> = (request: OperationRequest<Id>) => Promise<OperationResponse<Id>>;

/** Every operation of the contract with its handler. */
export type Service = { readonly [Id in OperationId]: Handler<Id> };
