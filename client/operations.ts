// The operations of the contract, and the names and media types that they give to the client's types.
import { type ClientOperation, clientOperations } from "../generated/client.ts";
import type { operations } from "../generated/types.ts";

export type OperationId = keyof typeof clientOperations;

export const getOperation = (operationId: OperationId): ClientOperation => clientOperations[operationId];

/** Media types that a format can write and read; bodies of all others are bytes. */
export type CodecMediaType = `${string}json` | `${string}xml` | "application/x-www-form-urlencoded";

/** The type of a body in any of its media types. */
export type BodyIn<Content, Bytes> = {
  [MediaType in keyof Content]: MediaType extends CodecMediaType ? Content[MediaType] : Bytes;
}[keyof Content];

type MediaTypesOf<Body> = Body extends { content: infer Content } ? Extract<keyof Content, CodecMediaType> : never;

type RequestBody = { [Id in OperationId]: NonNullable<operations[Id]["requestBody"]> }[OperationId];

type Declared = {
  [Id in OperationId]: operations[Id]["responses"][keyof operations[Id]["responses"]];
}[OperationId];

/** Media types in which a request can be sent. */
export type RequestMediaType = MediaTypesOf<RequestBody>;

/** Media types in which a response can come. */
export type ResponseMediaType = MediaTypesOf<Declared>;
