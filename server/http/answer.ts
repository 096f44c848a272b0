// The only way out: every answer, of a handler or of a failure, is checked against the contract and written here.
import type { FastifyReply, FastifyRequest } from "fastify";
import { type BodySchema, type BodySchemaName, bodySchemas } from "../../generated/codecs.ts";
import { headerValidators, type OperationId, operations } from "../../generated/operations.ts";
import { type Validator, violationOf } from "../../runtime/violation.ts";
import type { SendTogether } from "./send-together.ts";

export interface Answer {
  readonly status: number;
  /** Undefined for a status that has no body. */
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** An answer that the contract does not know: a defect of the server, never sent. */
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

const vary = "Accept, Content-Type";
/** Failures that belong to no operation, such as an unknown path, are declared like this. */
const failureOfNoOperation: DeclaredResponse = {
  schema: "ActionResultDTO",
  mediaTypes: Object.keys(bodySchemas.ActionResultDTO.codecs),
  headers: [],
};

export interface AnswerOptions {
  /** Validates each answer before it is written; an invalid one becomes a 500. */
  readonly checkAnswers: boolean;
  readonly sendTogether: SendTogether;
}

export type SendAnswer = (
  request: FastifyRequest,
  reply: FastifyReply,
  operationId: OperationId | undefined,
  answer: Answer,
) => void;

/** @throws ContractViolation, before anything is sent, when the operation does not declare the answer. */
export function createSendAnswer({ checkAnswers, sendTogether }: AnswerOptions): SendAnswer {
  return (request, reply, operationId, { status, body, headers = {} }) => {
    const declared = declaredResponse(operationId, status);
    const allHeaders: Readonly<Record<string, string>> = { vary, ...headers };
    if (checkAnswers) checkHeaders(declared, status, allHeaders);
    if (declared.schema === undefined) {
      sendTogether.send(reply.code(status).headers(allHeaders), undefined);
      return;
    }
    const schema: BodySchema = bodySchemas[declared.schema];
    if (checkAnswers) checkBody(schema.validate, status, body);
    const mediaType = request.answerType;
    const codec = schema.codecs[mediaType];
    if (codec === undefined || !declared.mediaTypes.includes(mediaType)) {
      throw new ContractViolation(`${status}: ${mediaType} is not declared`);
    }
    const text = codec.write(body as never);
    sendTogether.send(reply.code(status).headers(allHeaders).type(`${mediaType}; charset=utf-8`), text);
  };
}

function declaredResponse(operationId: OperationId | undefined, status: number): DeclaredResponse {
  if (operationId === undefined) return failureOfNoOperation;
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
