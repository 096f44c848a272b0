// Sends every response of the contract, successes and errors, in the negotiated media type.
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Codec } from "../../generated/codecs.ts";
import { everyFailureDeclared, usualFailure } from "../../generated/failures.ts";
import { headerValidators, type OperationId, operations } from "../../generated/operations.ts";
import type { Failure } from "../../runtime/failure.ts";
import { readScalar } from "../../runtime/read-parameters.ts";
import { type Validator, violationOf } from "../../runtime/violation.ts";
import { type Content, type DeclaredBody, getContents } from "./declared-body.ts";
import { createNegotiation, type Negotiate } from "./negotiation.ts";
import type { SendPayload } from "./send-payload.ts";
import { isLongList, maxListsInProgress, writeList } from "./write-list.ts";

export interface ContractResponse {
  readonly status: number;
  /** Undefined for a status without a body. */
  readonly body?: unknown;
  /** An error, whose body follows the schema that the operation declares for it. */
  readonly failure?: Failure;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** A response that the contract does not declare: a defect of the server, never sent. */
export class ContractViolation extends Error {
  override readonly name = "ContractViolation";
}

interface DeclaredHeader {
  readonly name: string;
  readonly required: boolean;
  readonly type: string;
  readonly validator: string;
}

interface DeclaredResponse {
  readonly contents: ReadonlyMap<string, Content>;
  readonly negotiate: Negotiate;
  readonly headers: readonly DeclaredHeader[];
}

/** Responses contain personal data: no cache may store them. */
export const commonHeaders = {
  vary: "Accept, Content-Type",
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
};
const failureWithoutOperation = toDeclaredResponse({ ...usualFailure, headers: [] });
const declaredResponses = new Map(
  Object.entries(operations).map(([operationId, { responses }]) => [
    operationId,
    new Map(Object.entries(responses).map(([status, response]) => [status, toDeclaredResponse(response)])),
  ]),
);

function toDeclaredResponse(response: DeclaredBody & Pick<DeclaredResponse, "headers">): DeclaredResponse {
  const { mediaTypes, headers } = response;
  return { contents: getContents(response), negotiate: createNegotiation(mediaTypes), headers };
}

export interface ResponseOptions {
  /** Validates each response before it is written; an invalid one becomes a 500. */
  readonly validateResponses: boolean;
  readonly sendPayload: SendPayload;
}

export type SendResponse = (
  request: FastifyRequest,
  reply: FastifyReply,
  operationId: OperationId | undefined,
  response: ContractResponse,
) => void;

/** @throws ContractViolation, before anything is sent, when the operation does not declare the response. */
export function createSendResponse({ validateResponses, sendPayload }: ResponseOptions): SendResponse {
  let lists = 0;
  return (request, reply, operationId, { status, body, failure, headers }) => {
    const declared = findResponse(operationId, status, failure !== undefined);
    if (validateResponses) checkHeaders(declared, status, { ...commonHeaders, ...headers });
    const content = declared.contents.get(request.responseType) ?? otherContent(declared, request);
    if (content === undefined) {
      sendPayload.send(setHead(reply, status, headers), undefined);
      return;
    }
    const value = failure === undefined ? body : content.fail(failure);
    if (validateResponses && content.validate !== undefined) checkBody(content.validate, status, value);
    setHead(reply, status, headers).type(content.contentType);
    if (content.codec !== undefined && Array.isArray(value) && isLongList(value) && lists < maxListsInProgress)
      void sendList(reply, content.codec, value, content.mediaType);
    else sendPayload.send(reply, writeBody(content, value));
  };

  async function sendList(
    reply: FastifyReply,
    codec: Codec<readonly unknown[]>,
    items: readonly unknown[],
    mediaType: string,
  ): Promise<void> {
    lists++;
    try {
      sendPayload.send(reply, await writeList(codec.write, items, mediaType.endsWith("xml")));
    } catch (error) {
      // Nothing was sent yet: the error handler responds, as it does for a short list.
      reply.send(error);
    } finally {
      lists--;
    }
  }
}

function setHead(reply: FastifyReply, status: number, headers: ContractResponse["headers"]): FastifyReply {
  reply.code(status).headers(commonHeaders);
  return headers === undefined ? reply : reply.headers(headers);
}

function findResponse(operationId: OperationId | undefined, status: number, isFailure: boolean): DeclaredResponse {
  if (operationId === undefined) return failureWithoutOperation;
  const responses = declaredResponses.get(operationId);
  const declared = responses?.get(`${status}`) ?? responses?.get(`${`${status}`[0]}XX`) ?? responses?.get("default");
  if (declared !== undefined) return declared;
  if (isFailure && !everyFailureDeclared) return failureWithoutOperation;
  throw new ContractViolation(`${operationId} does not declare the status ${status}`);
}

/** For a response whose media types differ from those negotiated before its status was known. */
function otherContent({ contents, negotiate }: DeclaredResponse, request: FastifyRequest): Content | undefined {
  if (contents.size === 0) return undefined;
  request.responseType = negotiate(request.headers.accept, request.contentType?.mediaType);
  return contents.get(request.responseType);
}

/** The text or bytes of a body. */
export function writeBody({ codec }: Content, body: unknown): string | Buffer {
  if (codec !== undefined) return codec.write(body);
  if (typeof body === "string" || Buffer.isBuffer(body)) return body;
  return Buffer.from(body as Uint8Array);
}

function checkHeaders(declared: DeclaredResponse, status: number, headers: Readonly<Record<string, string>>): void {
  for (const { name, required, type, validator } of declared.headers) {
    const value = headers[name.toLowerCase()];
    if (value === undefined && !required) continue;
    if (headerValidators[validator]?.(readScalar(type, value)) !== true)
      throw new ContractViolation(`${status}: the header ${name} violates the contract`);
  }
}

function checkBody(validate: Validator, status: number, body: unknown): void {
  if (validate(body)) return;
  const { pointer, expected } = violationOf(validate);
  throw new ContractViolation(
    `${status}: the body violates the contract: ${pointer === "" ? "" : `${pointer}: `}${expected}`,
  );
}
