// The operations of the contract, and the names and media types that they give to the client's types.
import { type ClientOperation, clientOperations } from "../generated/client.ts";
import type { operations } from "../generated/types.ts";
import type { CodecMediaType } from "../runtime/body-type.ts";

export type OperationId = keyof typeof clientOperations;

export const getOperation = (operationId: OperationId): ClientOperation => clientOperations[operationId];

type MediaTypesOf<Body> = Body extends { content: infer Content } ? Extract<keyof Content, CodecMediaType> : never;

type RequestBody = { [Id in OperationId]: NonNullable<operations[Id]["requestBody"]> }[OperationId];

type Declared = {
  [Id in OperationId]: operations[Id]["responses"][keyof operations[Id]["responses"]];
}[OperationId];

/** Media types in which a request can be sent. */
export type RequestMediaType = MediaTypesOf<RequestBody>;

/** Media types in which a response can come. */
export type ResponseMediaType = MediaTypesOf<Declared>;
