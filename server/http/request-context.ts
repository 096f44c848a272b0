// What the server knows about a request: path, id and media types before its route runs, later the caller, and its end.
import { randomBytes } from "node:crypto";
import type { IncomingMessage } from "node:http";
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

/** Braces are not escaped: in the contract they enclose parameters. */
export const escapeRegExp = (text: string): string => text.replaceAll(/[.*+?^$()|[\]\\]/g, "\\$&");

/**
 * Wire rule P1: the fixed parts of a path match in any letter case; parameters stay unchanged. Returns a function that
 * changes the fixed parts of a URL's path to the contract's spelling, and no other URLs. The router's own
 * case-insensitive matching folds the whole path, and loses its place after characters that are longer in lower case
 * (U+0130).
 */
export function createRewriteUrl(templates: readonly string[]): (request: Pick<IncomingMessage, "url">) => string {
  // Paths without parameters first: /users/login also matches /users/{name}.
  const byParameters = [...new Set(templates)].sort((a, b) => a.split("{").length - b.split("{").length);
  const rules = byParameters.map((template) => {
    const parts = template.split(/\{\w+\}/);
    const text = `^${parts.map(escapeRegExp).join("([^/?]*)")}(?=/?(?:\\?|$))`;
    return { slashes: countSlashes(template), parts, exact: new RegExp(text), inAnyCase: new RegExp(text, "i") };
  });
  // Few patterns are tried for each request.
  const rulesBySlashes: (typeof rules)[] = [];
  for (const rule of rules) rulesBySlashes[rule.slashes] = [...(rulesBySlashes[rule.slashes] ?? []), rule];
  return ({ url = "/" }) => {
    for (const { parts, exact, inAnyCase } of rulesBySlashes[countSlashes(url)] ?? []) {
      if (exact.test(url)) return url;
      const match = inAnyCase.exec(url);
      if (match === null) continue;
      return parts.map((part, index) => part + (match[index + 1] ?? "")).join("") + url.slice(match[0].length);
    }
    return url;
  };
}

/** Slashes in the path of a URL, except one at its end. */
function countSlashes(url: string): number {
  const query = url.indexOf("?");
  const end = query === -1 ? url.length : query;
  let count = 0;
  for (let at = url.indexOf("/"); at !== -1 && at < end - 1; at = url.indexOf("/", at + 1)) count++;
  return count;
}

const wellFormedId = /^[A-Za-z0-9._-]{8,64}$/;
/** Ids are logged: a text without a letter could be a phone number. */
const letter = /[A-Za-z]/;

const processId = `r${randomBytes(8).toString("hex")}`;
let requests = 0;

/** An id that no other request has, of any process: 64 random bits and a counter. */
export function createRequestId(): string {
  return `${processId}-${++requests}`;
}

/** The caller's X-Request-Id if it is well-formed (as in the contract), otherwise a new id. */
export function getRequestId({ headers }: Pick<IncomingMessage, "headers">): string {
  const sent = headers["x-request-id"];
  return typeof sent === "string" && wellFormedId.test(sent) && letter.test(sent) ? sent : createRequestId();
}

/** Prepares requests for startRequest, which runs as the first hook. */
export function registerRequestContext(app: FastifyInstance, headerLimitBytes: number): void {
  app.decorateRequest("contentType", undefined);
  app.decorateRequest("responseType", "");
  app.decorateRequest("bodyText", undefined);
  app.decorateRequest("principalId", "");
  app.decorateRequest("tenant", undefined);
  app.addHook("onRequest", (request, reply, done) => {
    startRequest(request, reply);
    done(findHeaderError(request, headerLimitBytes));
  });
}

/** Parses Content-Type and negotiates the response: every failure from here on is in the caller's media type. */
export function startRequest(request: FastifyRequest, reply: FastifyReply): void {
  const { accept, "content-type": contentType } = request.headers;
  request.contentType = contentType === undefined ? undefined : parseContentType(contentType);
  request.responseType = negotiateMediaType(accept, request.contentType?.mediaType);
  reply.header("x-request-id", request.id);
}

const sentOnce: readonly string[] = ["host", "authorization"];
const validHost = /^(?:[\w.~!$&'()*+,;=%-]+|\[[\da-f:.]+\])(?::\d{0,5})?$/i;

/** Node silently ignores further fields (server.maxHeadersCount). */
const maxHeaderFields = 1_000;
/** How much Node reads beyond the limit, so that 431 is in the media type that the complete headers ask for. */
export const headerLimitMargin = 64 * 1024;

/** Node silently keeps the first of two such headers: a proxy that uses the last one would see another request. */
function findHeaderError({ headers, raw }: FastifyRequest, limit: number): ServiceError | undefined {
  if (raw.rawHeaders.length >= 2 * maxHeaderFields || isLonger(raw, limit)) return createError("HeadersTooLarge");
  for (const name of sentOnce) if (isRepeated(raw.rawHeaders, name)) return createError("RepeatedHeader", { name });
  // HTTP/1.0 has neither header.
  if (raw.httpVersion === "1.0") return undefined;
  // Node reads 0.9 and 2.0 as well.
  if (raw.httpVersion !== "1.1") return createError("InvalidHttp");
  if (!validHost.test(headers.host ?? "")) return createError("InvalidHost");
  const isExpectationKnown = headers.expect === undefined || /^100-continue$/i.test(headers.expect);
  return isExpectationKnown ? undefined : createError("ExpectationFailed");
}

/** Whether the request line and the header fields have more characters than this. */
function isLonger({ url = "", rawHeaders }: IncomingMessage, limit: number): boolean {
  let length = url.length;
  for (const part of rawHeaders) length += part.length;
  return length > limit;
}

export function isRepeated(rawHeaders: readonly string[], name: string): boolean {
  let count = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const candidate = rawHeaders[index];
    if (candidate?.length === name.length && candidate.toLowerCase() === name) count++;
  }
  return count > 1;
}

export interface RequestEnd {
  readonly request: FastifyRequest;
  readonly status: number;
  /** The path of the route with its parameters' names. Undefined: there is no such route. */
  readonly route: string | undefined;
  /** Undefined for requests outside the contract. */
  readonly operationId: OperationId | undefined;
  /** Milliseconds since the headers of the request arrived. */
  readonly elapsedMs: number;
  /** The caller disconnected before the end of the response. */
  readonly isAborted: boolean;
}

export type ObserveEnd = (end: RequestEnd) => void;

/** Calls each function once for every request but health checks. Comes before all hooks that can refuse a request. */
export function observeRequestEnds(app: FastifyInstance, observers: readonly ObserveEnd[]): void {
  if (observers.length === 0) return;
  app.addHook("onRequest", (request, reply, done) => {
    const startedMs = performance.now();
    // Not onResponse: a response whose caller has disconnected never finishes, and Fastify calls no hook for it.
    reply.raw.on("close", () => {
      const end = describeEnd(request, reply, startedMs);
      if (end !== undefined) for (const observe of observers) observe(end);
    });
    done();
  });
}

function describeEnd(request: FastifyRequest, reply: FastifyReply, startedMs: number): RequestEnd | undefined {
  const { config, url } = request.routeOptions;
  if (config.isOpsRoute) return undefined;
  return {
    request,
    status: reply.statusCode,
    route: url,
    operationId: config.operationId,
    elapsedMs: performance.now() - startedMs,
    isAborted: !reply.raw.writableFinished,
  };
}
