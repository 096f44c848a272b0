// Turns every error of a request into a ServiceError and sends its ActionResultDTO.
import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { operations } from "../../generated/operations.ts";
import { failure } from "../action-result.ts";
import { createError, ServiceError } from "../errors.ts";
import { StoreUnavailable } from "../storage/phone-number-store.ts";
import { locateInBody } from "./request-body.ts";
import { ContractViolation, type SendResponse } from "./response.ts";
import { closeAfterUnreadBody } from "./unread-body.ts";
import { InvalidRequest } from "./validation.ts";

const retryAfterSeconds = "1";

export type ErrorHandler = (error: Error, request: FastifyRequest, reply: FastifyReply) => void;

/** Responds to failed requests. Failures of the server are logged with their cause; the caller gets the request's id. */
export function createErrorHandler(send: SendResponse, contractViolated?: () => void): ErrorHandler {
  return (error, request, reply) => {
    if (error instanceof ContractViolation) contractViolated?.();
    let known = toServiceError(error, request);
    if (known.code === "InternalError") request.log.error({ err: error }, "request failed");
    if (known.code === "ServiceUnavailable") request.log.warn({ err: error }, "request refused");
    closeAfterUnreadBody(request, reply);
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

function toServiceError(error: Error, request: FastifyRequest): ServiceError {
  if (error instanceof ServiceError) return withPlace(error, request);
  if (error instanceof InvalidRequest) return invalidRequest(error, request);
  if (error instanceof StoreUnavailable) {
    const headers = { "retry-after": retryAfterSeconds };
    return createError(error.mayBeStored ? "MaybeStored" : "ServiceUnavailable", {}, { headers });
  }
  switch ((error as Partial<FastifyError>).code) {
    case "FST_ERR_CTP_BODY_TOO_LARGE":
      return createError("ContentTooLarge", { limit: request.routeOptions.bodyLimit });
    case "FST_ERR_CTP_INVALID_CONTENT_LENGTH":
      return createError("WrongContentLength");
    case "FST_ERR_BAD_URL":
      return createError("InvalidPathEncoding");
    case "ECONNRESET":
      return createError("RequestAborted");
    default:
      return internalError(request);
  }
}

function invalidRequest(
  { part, violation: { pointer, expected } }: InvalidRequest,
  request: FastifyRequest,
): ServiceError {
  if (part === "body") return createError("InvalidBody", { problem: `${locateInBody(request, pointer)}: ${expected}` });
  const { operationId } = request.routeOptions.config;
  const declared = operationId === undefined ? [] : operations[operationId].parameters;
  const name = pointer.slice(1);
  const shown = declared.find((parameter) => parameter.name.toLowerCase() === name.toLowerCase())?.name ?? name;
  return createError("InvalidParameter", { part, name: shown, expected });
}

/** Rules point into the list by JSON pointer; the caller gets the place in the text that it sent. */
function withPlace(error: ServiceError, request: FastifyRequest): ServiceError {
  const { code, status, message, headers, pointer } = error;
  if (pointer === undefined) return error;
  return new ServiceError(code, status, `${locateInBody(request, pointer)}: ${message}`, { headers });
}

function internalError(request: FastifyRequest): ServiceError {
  return createError("InternalError", { requestId: request.id });
}
