// Sends every response of the contract, successes and failures alike, in the negotiated media type.
import type { FastifyReply, FastifyRequest } from "fastify";
import { type BodySchema, type BodySchemaName, bodySchemas } from "../../generated/codecs.ts";
import { headerValidators, type OperationId, operations } from "../../generated/operations.ts";
import { type Validator, violationOf } from "../../runtime/violation.ts";
import type { ResponseBatching } from "./response-batching.ts";

export interface ContractResponse {
  readonly status: number;
  /** Undefined for a status that has no body. */
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** A response that the contract does not declare: a defect of the server, never sent. */
export class ContractViolation extends Error {
  override readonly name = "ContractViolation";
}

interface DeclaredResponse {
  readonly schema?: BodySchemaName;
  readonly mediaTypes: readonly string[];
  readonly headers: readonly {
    readonly name: string;
    readonly required: boolean;
    readonly type: string;
    readonly validator: string;
  }[];
}

/** Responses hold personal data: nothing on the way may keep them. */
const commonHeaders = {
  vary: "Accept, Content-Type",
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
};
/** Failures outside of any operation, such as an unknown path. */
const failureWithoutOperation: DeclaredResponse = {
  schema: "ActionResultDTO",
  mediaTypes: Object.keys(bodySchemas.ActionResultDTO.codecs),
  headers: [],
};

export interface ResponseOptions {
  /** Validates each response before it is written; an invalid one becomes a 500. */
  readonly checkResponses: boolean;
  readonly batching: ResponseBatching;
}

export type SendResponse = (
  request: FastifyRequest,
  reply: FastifyReply,
  operationId: OperationId | undefined,
  response: ContractResponse,
) => void;

/** @throws ContractViolation, before anything is sent, when the operation does not declare the response. */
export function createSendResponse({ checkResponses, batching }: ResponseOptions): SendResponse {
  return (request, reply, operationId, { status, body, headers = {} }) => {
    const declared = declaredResponse(operationId, status);
    const allHeaders: Readonly<Record<string, string>> = { ...commonHeaders, ...headers };
    if (checkResponses) checkHeaders(declared, status, allHeaders);
    if (declared.schema === undefined) {
      batching.send(reply.code(status).headers(allHeaders), undefined);
      return;
    }
    const schema: BodySchema = bodySchemas[declared.schema];
    if (checkResponses) checkBody(schema.validate, status, body);
    const mediaType = request.responseType;
    const codec = schema.codecs[mediaType];
    if (codec === undefined || !declared.mediaTypes.includes(mediaType)) {
      throw new ContractViolation(`${status}: ${mediaType} is not declared`);
    }
    const text = codec.write(body as never);
    batching.send(reply.code(status).headers(allHeaders).type(`${mediaType}; charset=utf-8`), text);
  };
}

function declaredResponse(operationId: OperationId | undefined, status: number): DeclaredResponse {
  if (operationId === undefined) return failureWithoutOperation;
  const responses: Readonly<Record<string, DeclaredResponse>> = operations[operationId].responses;
  const declared = Object.hasOwn(responses, status) ? responses[status] : undefined;
  if (declared === undefined) throw new ContractViolation(`${operationId} does not declare the status ${status}`);
  return declared;
}

function checkHeaders(declared: DeclaredResponse, status: number, headers: Readonly<Record<string, string>>): void {
  for (const { name, required, type, validator } of declared.headers) {
    const value = headers[name.toLowerCase()];
    if (value === undefined && !required) continue;
    const typed = type === "integer" ? Number(value) : value;
    if (headerValidators[validator]?.(typed) !== true)
      throw new ContractViolation(`${status}: header ${name} breaks the contract`);
  }
}

function checkBody(validate: Validator, status: number, body: unknown): void {
  if (validate(body)) return;
  const { pointer, expected } = violationOf(validate);
  throw new ContractViolation(`${status}: the body breaks the contract at ${pointer || "its root"}: ${expected}`);
}
