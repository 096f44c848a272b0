// Sets up overload protection, rate limits, counting and the health paths.
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { OpsConfig } from "../config/config.ts";
import { createError, type ServiceError } from "../errors.ts";
import { closeConnectionsWhileDraining } from "../http/connections.ts";
import type { Store } from "../storage/store-state.ts";
import { checkHealth, createHealth, type Health, healthPaths } from "./health.ts";
import type { Metrics } from "./metrics.ts";
import { type Admission, createAdmission, guardAgainstOverload } from "./overload-guard.ts";
import { addressKey, createRateLimiter, type RateLimiter } from "./rate-limit.ts";

export interface Ops {
  readonly metrics: Metrics;
  readonly health: Health;
  readonly admission: Admission;
  /** Undefined: no limit. */
  readonly addressLimit?: RateLimiter | undefined;
  readonly callerLimit?: RateLimiter | undefined;
}

export function createOps(config: OpsConfig, store: Store, metrics: Metrics): Ops {
  const admission = createAdmission({
    waitLimitMs: config.overloadDelayMs,
    queueLimit: config.overloadQueue,
    storeLoad: store.load,
  });
  metrics.observe({
    storeLoad: store.load,
    requestsWaiting: admission.requestsWaiting,
    requestsInFlight: admission.requestsInFlight,
  });
  const limiter = (name: "caller" | "address", perSecond: number) =>
    perSecond === 0 ? undefined : createRateLimiter({ name, perSecond });
  return {
    metrics,
    admission,
    health: createHealth({ check: () => store.check() }),
    callerLimit: limiter("caller", config.callerRateLimit),
    addressLimit: limiter("address", config.addressRateLimit),
  };
}

/** Comes before the contract's routes, so that a request over a limit costs as little as possible. */
export function registerOps(app: FastifyInstance, ops: Partial<Ops>): void {
  const { metrics, health, admission, addressLimit } = ops;
  if (admission !== undefined) guardAgainstOverload(app.server, { admission, metrics, log: app.log });
  if (addressLimit !== undefined) {
    app.addHook("onRequest", (request, reply, done) => {
      if (request.routeOptions.config.isOpsRoute) return done();
      done(takeToken(addressLimit, addressKey(request.ip), reply, metrics));
    });
  }
  if (health !== undefined) closeConnectionsWhileDraining(app, health);
  if (metrics !== undefined) app.server.on("drop", () => metrics.connectionDropped());
  if (health !== undefined) registerHealth(app, health);
}

/** Returns a function that refuses a known caller over its limit. @throws ServiceError TooManyRequests */
export function createAdmitCaller({ callerLimit, metrics }: Partial<Ops>) {
  if (callerLimit === undefined) return undefined;
  return (request: FastifyRequest, reply: FastifyReply): void => {
    const refusal = takeToken(callerLimit, request.principalId, reply, metrics);
    if (refusal !== undefined) throw refusal;
  };
}

function takeToken(
  limiter: RateLimiter,
  key: string,
  reply: FastifyReply,
  metrics: Metrics | undefined,
): ServiceError | undefined {
  const { retryAfterSeconds, left } = limiter.take(key);
  appendHeader(reply, "ratelimit-policy", limiter.policy);
  appendHeader(reply, "ratelimit", left);
  if (retryAfterSeconds === 0) return undefined;
  metrics?.rateLimited(limiter.name);
  return createError("TooManyRequests", {}, { headers: { "retry-after": String(retryAfterSeconds) } });
}

function appendHeader(reply: FastifyReply, name: string, item: string): void {
  const before = reply.getHeader(name);
  reply.header(name, before === undefined ? item : `${before}, ${item}`);
}

/** Outside the contract: plain text for load balancers, without access control and without limits. */
function registerHealth(app: FastifyInstance, health: Health): void {
  for (const path of healthPaths) {
    app.get(path, { config: { isOpsRoute: true } }, async (_request, reply) => {
      const { status, text } = await checkHealth(path, health);
      return reply.code(status).type("text/plain; charset=utf-8").header("cache-control", "no-store").send(text);
    });
  }
}
