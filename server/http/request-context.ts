// What the server knows of a request before its route runs: id, media types, and later the caller.
import type { Socket } from "node:net";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { OperationId } from "../../generated/operations.ts";
import { createError, type ServiceError } from "../errors.ts";
import { type ContentType, negotiateMediaType, parseContentType } from "./negotiation.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** Undefined when the header is absent or malformed. */
    contentType: ContentType | undefined;
    /** Media type of the response; "" for a response outside the contract. */
    responseType: string;
    /** The decoded body, for messages that point into it. */
    bodyText: string | undefined;
    /** "" until the caller is known. */
    principalId: string;
    tenant: string | undefined;
  }
  interface FastifyContextConfig {
    operationId?: OperationId;
    /** Health checks: not logged, counted or limited. */
    isOpsRoute?: true;
  }
}

const responseTypeKey = Symbol("response type");
type Connection = Socket & { [responseTypeKey]?: string };

/** Prepares requests for startRequest, which runs as the first hook. */
export function registerRequestContext(app: FastifyInstance): void {
  app.decorateRequest("contentType", undefined);
  app.decorateRequest("responseType", "");
  app.decorateRequest("bodyText", undefined);
  app.decorateRequest("principalId", "");
  app.decorateRequest("tenant", undefined);
  app.addHook("onRequest", (request, reply, done) => {
    startRequest(request, reply);
    done(findHeaderError(request));
  });
}

/** Parses Content-Type and negotiates the response: every failure from here on is in the caller's media type. */
export function startRequest(request: FastifyRequest, reply: FastifyReply): void {
  const { accept, "content-type": contentType } = request.headers;
  request.contentType = contentType === undefined ? undefined : parseContentType(contentType);
  request.responseType = negotiateMediaType(accept, request.contentType?.mediaType);
  (request.raw.socket as Connection)[responseTypeKey] = request.responseType;
  reply.header("x-request-id", request.id);
}

const sentOnce: readonly string[] = ["host", "authorization"];
const validHost = /^(?:[\w.~!$&'()*+,;=%-]+|\[[\da-f:.]+\])(?::\d{0,5})?$/i;

/** Node keeps the first of two such headers silently: a proxy that takes the last would see another request. */
function findHeaderError({ headers, raw }: FastifyRequest): ServiceError | undefined {
  for (const name of sentOnce) if (isRepeated(raw.rawHeaders, name)) return createError("RepeatedHeader", { name });
  // HTTP/1.0 has neither header.
  if (raw.httpVersionMinor === 0) return undefined;
  if (!validHost.test(headers.host ?? "")) return createError("InvalidHost");
  const isExpectationKnown = headers.expect === undefined || /^100-continue$/i.test(headers.expect);
  return isExpectationKnown ? undefined : createError("ExpectationFailed");
}

export function isRepeated(rawHeaders: readonly string[], name: string): boolean {
  let count = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const candidate = rawHeaders[index];
    if (candidate?.length === name.length && candidate.toLowerCase() === name) count++;
  }
  return count > 1;
}

/** The response type of the last request whose headers arrived on a connection: a time-out in its body is sent in it. */
export function lastResponseType(socket: Socket): string | undefined {
  return (socket as Connection)[responseTypeKey];
}
