// What the operator's needs add to every request: its id, overload, limits, counting; and the health paths.
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { ServiceError } from "../errors.ts";
import { decideAnswerType } from "../http/contract-routes.ts";
import type { Admission } from "./admission.ts";
import { guardServer } from "./guard-server.ts";
import type { Health } from "./health.ts";
import { healthAnswer, healthPaths } from "./health-answers.ts";
import type { Metrics } from "./metrics.ts";
import { addressKey, type RateLimiter } from "./rate-limit.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** A path for the operator, which limits and metrics leave alone. */
    forOperators?: true;
  }
}

export interface Operations {
  readonly metrics: Metrics;
  readonly health: Health;
  readonly admission: Admission;
  /** Undefined: no limit. */
  readonly addressLimit?: RateLimiter | undefined;
  readonly callerLimit?: RateLimiter | undefined;
}

/** Before the contract's routes, so that what is refused for its number costs as little as can be. */
export function registerRequestHooks(app: FastifyInstance, operations: Partial<Operations>): void {
  const { metrics, health, admission, addressLimit } = operations;
  if (admission !== undefined) guardServer(app.server, { admission, metrics, log: app.log });
  app.addHook("onRequest", (request, reply, done) => {
    reply.header("x-request-id", request.id);
    if (addressLimit === undefined || request.routeOptions.config.forOperators) return done();
    decideAnswerType(request);
    done(overLimit(addressLimit, addressKey(request.ip), reply, metrics));
  });
  if (health !== undefined) letGoWhileDraining(app, health);
  if (metrics !== undefined) countAnswers(app, metrics);
  if (health !== undefined) registerHealth(app, health);
}

/** Refuses a caller that is over its limit. To be called when it is known who calls. @throws ServiceError TooManyRequests */
export function createAdmitCaller({ callerLimit, metrics }: Partial<Operations>) {
  if (callerLimit === undefined) return undefined;
  return (request: FastifyRequest, reply: FastifyReply): void => {
    const refused = overLimit(callerLimit, request.principalId, reply, metrics);
    if (refused !== undefined) throw refused;
  };
}

function overLimit(
  limiter: RateLimiter,
  key: string,
  reply: FastifyReply,
  metrics: Metrics | undefined,
): ServiceError | undefined {
  const { retryAfterSeconds, left } = limiter.take(key);
  append(reply, "ratelimit-policy", limiter.policy);
  append(reply, "ratelimit", left);
  if (retryAfterSeconds === 0) return undefined;
  metrics?.rateLimited(limiter.name);
  const headers = { "retry-after": String(retryAfterSeconds) };
  return new ServiceError("TooManyRequests", "Too many requests: wait as Retry-After says", headers);
}

function append(reply: FastifyReply, name: string, item: string): void {
  const before = reply.getHeader(name);
  reply.header(name, before === undefined ? item : `${before}, ${item}`);
}

/** A caller that kept its connection would lose it in the middle of a request when this process ends. */
function letGoWhileDraining(app: FastifyInstance, health: Health): void {
  app.addHook("onSend", (_request, reply, payload, done) => {
    if (health.isDraining()) reply.header("connection", "close");
    done(null, payload);
  });
}

function countAnswers(app: FastifyInstance, metrics: Metrics): void {
  app.addHook("onResponse", (request, reply, done) => {
    const { forOperators, operationId } = request.routeOptions.config;
    if (!forOperators) {
      const operation = request.is404 ? "none" : (operationId ?? "none");
      const mediaType = reply.statusCode === 304 || request.answerType === "" ? "none" : request.answerType;
      metrics.requestAnswered(operation, reply.statusCode, mediaType, reply.elapsedTime / 1_000);
    }
    done();
  });
  app.server.on("drop", () => metrics.connectionDropped());
}

/** Outside the contract: plain text for load balancers, without access control and without limits. */
function registerHealth(app: FastifyInstance, health: Health): void {
  for (const path of healthPaths) {
    app.get(path, { config: { forOperators: true }, logLevel: "warn" }, async (_request, reply) => {
      const { status, text } = await healthAnswer(path, health);
      return reply.code(status).type("text/plain; charset=utf-8").header("cache-control", "no-store").send(text);
    });
  }
}
