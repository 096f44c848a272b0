// The names that the contract's operation table gives to the client's types: schemas and media types of requests and answers.
import type { OperationId, operations } from "../generated/operations.ts";

type Table = typeof operations;
type RequestBody = { [Id in OperationId]: NonNullable<Table[Id]["requestBody"]> }[OperationId];
type DeclaredAnswer = { [Id in OperationId]: Table[Id]["responses"][keyof Table[Id]["responses"]] }[OperationId];

/** Schemas that are a whole request body somewhere. */
export type RequestSchema = RequestBody["schema"];

/** Schemas that are a whole answer body somewhere. */
export type AnswerSchema = Extract<DeclaredAnswer, { readonly schema: string }>["schema"];

/** Media types in which a request can be sent. */
export type RequestMediaType = RequestBody["mediaTypes"][number];

/** Media types in which an answer can come. */
export type AnswerMediaType = DeclaredAnswer["mediaTypes"][number];

export type { OperationId };
