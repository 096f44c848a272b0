// The types that tie handlers to the contract: a missing operation, an undeclared status or a wrong body does not compile.
import type { OperationId } from "../generated/operations.ts";
import type { operations } from "../generated/types.ts";

type Content<Holder> = Holder extends { content: { "application/json": infer Body } } ? Body : undefined;
type Responses<Id extends OperationId> = operations[Id]["responses"];

/** What an operation's handler receives: decoded, validated, and from an authorized caller. */
export interface OperationRequest<Id extends OperationId> {
  readonly path: operations[Id]["parameters"]["path"];
  /** The declared headers, under their lower-case names. */
  readonly header: LowerCased<NonNullable<operations[Id]["parameters"]["header"]>>;
  readonly body: operations[Id]["requestBody"] extends { content: { "application/json": infer Body } }
    ? Body
    : undefined;
  /** The caller; scopes idempotency keys. */
  readonly principal: string;
  /** The owner of the contacts; undefined: the tenant without a name. */
  readonly tenant: string | undefined;
  /** The negotiated media type of the response. */
  readonly responseType: string;
}

type LowerCased<Headers> = { readonly [Name in keyof Headers as Lowercase<Name & string>]: Headers[Name] };

/** One of the operation's declared responses. Failures are thrown as ServiceError instead. */
export type OperationResponse<Id extends OperationId> = {
  [Status in keyof Responses<Id> & (200 | 304)]: {
    readonly status: Status;
    readonly body: Content<Responses<Id>[Status]>;
    readonly headers?: Readonly<Record<string, string>>;
  };
}[keyof Responses<Id> & (200 | 304)];

export type Handler<Id extends OperationId> = (request: OperationRequest<Id>) => Promise<OperationResponse<Id>>;

/** Every operation of the contract with its handler. */
export type Service = { readonly [Id in OperationId]: Handler<Id> };
