// Converts every error of a request to a ServiceError and sends its body as the contract declares it.
import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import type { Logger } from "pino";
import { operations } from "../../generated/operations.ts";
import { createError, ServiceError } from "../errors.ts";
import { StoreUnavailable } from "../storage/store-state.ts";
import { toDeclaredStatus } from "./declared-status.ts";
import { InvalidRequest } from "./register-operations.ts";
import { locateInBody } from "./request-body.ts";
import { getLogContext } from "./request-log.ts";
import { ContractViolation, type SendResponse } from "./response.ts";
import { closeAfterUnreadBody } from "./unread-body.ts";
import { toFailure } from "./usual-failure.ts";

const retryAfterSeconds = "1";

export type ErrorHandler = (error: Error, request: FastifyRequest, reply: FastifyReply) => void;

/** Responds to failed requests. Server errors are logged with their cause; the caller gets the request id. */
export function createErrorHandler(send: SendResponse, log: Logger, contractViolated?: () => void): ErrorHandler {
  return (error, request, reply) => {
    if (error instanceof ContractViolation) contractViolated?.();
    const { operationId } = request.is404 ? {} : request.routeOptions.config;
    const responses = operationId === undefined ? undefined : operations[operationId].responses;
    let known = toDeclaredStatus(toServiceError(error, request), responses);
    if (known.code === "InternalError") log.error({ err: error, ...getLogContext(request) }, "request failed");
    if (known.code === "ServiceUnavailable") log.warn({ err: error, ...getLogContext(request) }, "request refused");
    closeAfterUnreadBody(request, reply);
    try {
      send(request, reply, operationId, { status: known.status, failure: toFailure(known), headers: known.headers });
    } catch (undeclared) {
      log.error({ err: undeclared, ...getLogContext(request) }, "failure response not declared in the contract");
      known = internalError(request);
      send(request, reply, undefined, { status: known.status, failure: toFailure(known) });
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
  const [, name = ""] = pointer.split("/");
  const shown = declared.find((parameter) => parameter.name.toLowerCase() === name.toLowerCase())?.name ?? name;
  return createError("InvalidParameter", { part, name: shown, expected });
}

/** Rules refer to the list by JSON pointer; the caller gets the place in the sent text. */
function withPlace(error: ServiceError, request: FastifyRequest): ServiceError {
  const { code, status, message, headers, pointer } = error;
  if (pointer === undefined) return error;
  return new ServiceError(code, status, `${locateInBody(request, pointer)}: ${message}`, { headers });
}

function internalError(request: FastifyRequest): ServiceError {
  return createError("InternalError", { requestId: request.id });
}
