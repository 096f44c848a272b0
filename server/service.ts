// The types that tie handlers to the contract: a missing operation, an undeclared status or a wrong body does not compile.
import type { OperationId } from "../generated/operations.ts";
import type { operations } from "../generated/types.ts";

type Content<Holder> = Holder extends { content: infer Media } ? Media[keyof Media] : undefined;
type Responses<Id extends OperationId> = operations[Id]["responses"];

/** What an operation's handler receives: decoded, validated, and from an authorized caller. */
export interface OperationRequest<Id extends OperationId> {
  readonly path: operations[Id]["parameters"]["path"];
  /** With the defaults of parameters that were not sent. */
  readonly query: OrEmpty<NonNullable<operations[Id]["parameters"]["query"]>>;
  /** The declared headers, under their lower-case names. */
  readonly header: LowerCased<NonNullable<operations[Id]["parameters"]["header"]>>;
  readonly body: Content<operations[Id]["requestBody"]>;
  /** The caller; scopes idempotency keys. */
  readonly principal: string;
  /** The owner of the contacts; undefined: the tenant without a name. */
  readonly tenant: string | undefined;
  /** The negotiated media type of the response. */
  readonly responseType: string;
}

type OrEmpty<Parameters> = [Parameters] extends [never] ? object : Parameters;

type LowerCased<Headers> = { readonly [Name in keyof Headers as Lowercase<Name & string>]: Headers[Name] };

type Success = 200 | 201 | 202 | 203 | 204 | 205 | 206 | 207 | 300 | 301 | 302 | 303 | 304 | 307 | 308;

/** One of the operation's declared responses. Failures are thrown as ServiceError instead. */
export type OperationResponse<Id extends OperationId> = {
  [Status in keyof Responses<Id> & Success]: {
    readonly status: Status;
    readonly body: Content<Responses<Id>[Status]>;
    readonly headers?: Readonly<Record<string, string>>;
  };
}[keyof Responses<Id> & Success];

export type Handler<Id extends OperationId> = (request: OperationRequest<Id>) => Promise<OperationResponse<Id>>;

/** Every operation of the contract with its handler. */
export type Service = { readonly [Id in OperationId]: Handler<Id> };
