// Everything that can go wrong with a request -> one ServiceError, and its ActionResultDTO.
import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { operations } from "../../generated/operations.ts";
import { failure } from "../action-result.ts";
import { ServiceError } from "../errors.ts";
import { StoreUnavailable } from "../storage/phone-number-store.ts";
import type { SendAnswer } from "./answer.ts";
import { locateInBody } from "./media-types.ts";
import { InvalidRequest } from "./validation.ts";

export const retryAfterSeconds = 1;

export type FailRequest = (error: Error, request: FastifyRequest, reply: FastifyReply) => void;

/** Answers a failed request. What is not the caller's doing is logged with its cause; the caller gets the request's id. */
export function createFailRequest(send: SendAnswer): FailRequest {
  return (error, request, reply) => {
    let known = serviceErrorOf(error, request);
    if (known.code === "InternalError") request.log.error({ err: error }, "request failed");
    if (known.code === "ServiceUnavailable") request.log.warn({ err: error }, "request refused");
    const { operationId } = request.is404 ? {} : request.routeOptions.config;
    try {
      send(request, reply, operationId, { status: known.status, body: failure(known), headers: known.headers });
    } catch (undeclared) {
      request.log.error({ err: undeclared }, "failure not declared");
      known = internalError(request);
      send(request, reply, undefined, { status: known.status, body: failure(known) });
    }
  };
}

function serviceErrorOf(error: Error, request: FastifyRequest): ServiceError {
  if (error instanceof ServiceError) return located(error, request);
  if (error instanceof InvalidRequest) return invalidRequest(error, request);
  if (error instanceof StoreUnavailable) {
    const headers = { "retry-after": String(retryAfterSeconds) };
    const message = error.mayBeStored
      ? "The database went away while it stored this: read the list again, or repeat with the same Idempotency-Key"
      : "The server cannot answer now: wait as Retry-After says";
    return new ServiceError("ServiceUnavailable", message, headers);
  }
  switch ((error as Partial<FastifyError>).code) {
    case "FST_ERR_CTP_BODY_TOO_LARGE":
      return new ServiceError("ContentTooLarge", `The body may have at most ${request.routeOptions.bodyLimit} bytes`);
    case "FST_ERR_CTP_INVALID_CONTENT_LENGTH":
      return new ServiceError("MalformedRequest", "The body does not have the length that Content-Length says");
    case "FST_ERR_CTP_INVALID_MEDIA_TYPE":
      return new ServiceError("UnsupportedMediaType", "Content-Type is not supported");
    case "FST_ERR_BAD_URL":
      return new ServiceError("MalformedRequest", "The path is not decodable: its percent-encoding is not valid UTF-8");
    case "ECONNRESET":
      return new ServiceError("MalformedRequest", "The request ended early");
    default:
      return internalError(request);
  }
}

function invalidRequest(
  { part, violation: { pointer, expected } }: InvalidRequest,
  request: FastifyRequest,
): ServiceError {
  if (part === "body") return new ServiceError("InvalidBody", `${locateInBody(request, pointer)}: ${expected}`);
  const { operationId } = request.routeOptions.config;
  const declared = operationId === undefined ? [] : operations[operationId].parameters;
  const name = pointer.slice(1);
  const shown = declared.find((parameter) => parameter.name.toLowerCase() === name.toLowerCase())?.name ?? name;
  return new ServiceError("InvalidParameter", `${part} parameter ${shown}: ${expected}`);
}

/** A rule speaks of the list by JSON pointer; the caller is told in the terms of what it sent. */
function located(error: ServiceError, request: FastifyRequest): ServiceError {
  if (error.pointer === undefined) return error;
  return new ServiceError(error.code, `${locateInBody(request, error.pointer)}: ${error.message}`, error.headers);
}

function internalError(request: FastifyRequest): ServiceError {
  return new ServiceError("InternalError", `The server failed. Its log says more under the id ${request.id}`);
}
