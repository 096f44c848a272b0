// The composition root: dependencies -> a Fastify server. It never listens, never exits and never reads the environment.
import type { IncomingMessage, Server } from "node:http";
import Fastify, { type FastifyHttpOptions, type FastifyInstance, type FastifyServerOptions } from "fastify";
import { bodySchemas } from "../generated/codecs.ts";
import { operations } from "../generated/operations.ts";
import type { SecurityHandlers } from "./auth/access.ts";
import { docsMethods, docsPaths, registerDocs } from "./docs/docs-routes.ts";
import { ContractViolation, createSendAnswer } from "./http/answer.ts";
import { compilersFactory } from "./http/compilers.ts";
import { decideAnswerType, registerContractRoutes } from "./http/contract-routes.ts";
import { registerCors } from "./http/cors.ts";
import { createFailRequest, type FailRequest } from "./http/failures.ts";
import { createPathCase } from "./http/path-case.ts";
import { answerClientError } from "./http/raw-failures.ts";
import { requestIdOf } from "./http/request-id.ts";
import { logController, registerRequestLog } from "./http/request-log.ts";
import { createSendTogether } from "./http/send-together.ts";
import { checkStartUp } from "./http/start-up-checks.ts";
import { traceContextOf } from "./http/trace-context.ts";
import type { Metrics } from "./ops/metrics.ts";
import { createAdmitCaller, type Operations, registerRequestHooks } from "./ops/request-hooks.ts";
import type { Service } from "./service.ts";

export interface AppDependencies {
  readonly service: Service;
  readonly securityHandlers: SecurityHandlers;
  /** Pino options, or false. Requests are logged by route, never by URL, and without bodies. Default: false. */
  readonly logger?: FastifyServerOptions["logger"];
  /** Largest body in bytes. Default: 4 MiB. */
  readonly bodyLimitBytes?: number;
  /** Largest head of a request in bytes. Default: 16 KiB. */
  readonly headerLimitBytes?: number;
  /** How long a request may take to arrive, in milliseconds. Default: 30 s. */
  readonly requestTimeoutMs?: number;
  /** How long an idle connection is kept, in milliseconds. Default: 72 s. */
  readonly keepAliveTimeoutMs?: number;
  /** The most connections; more are closed at once. Default: no limit. */
  readonly maxConnections?: number;
  /** Addresses and networks whose X-Forwarded-For is believed. Default: none. */
  readonly trustedProxies?: readonly string[];
  /** Health, metrics and limits, each where it is given. Default: none. */
  readonly operations?: Partial<Operations>;
  /** Validate every answer against the contract before it is sent. Default: false. */
  readonly checkAnswers?: boolean;
  /** Origins whose pages may call, such as https://app.example.com. Default: none, and no CORS header. */
  readonly corsOrigins?: readonly string[] | undefined;
  /** Serve the contract, its docs page and its help pages. Default: true. */
  readonly docs?: boolean;
}

/** A server that is ready for listen() or inject(). @throws Error when contract, handlers and codecs do not fit together. */
export async function createApp(dependencies: AppDependencies): Promise<FastifyInstance> {
  const { service, securityHandlers, checkAnswers = false, docs = true, operations: forOperators = {} } = dependencies;
  checkStartUp({ operations, service, securityHandlers, codecs: bodySchemas });
  const sendTogether = createSendTogether();
  const send = createSendAnswer({ checkAnswers, sendTogether });
  const fail = countingViolations(createFailRequest(send), forOperators.metrics);
  const app = Fastify({
    ...httpOptions(dependencies),
    clientErrorHandler: (error, socket) => {
      const status = answerClientError(error, socket);
      if (status !== undefined) forOperators.metrics?.requestAnswered("none", status, "none", 0);
    },
    frameworkErrors: (error, request, reply) => {
      decideAnswerType(request);
      reply.header("x-request-id", request.id);
      fail(error, request, reply);
    },
  });
  // Before all that answers: its hook must come first, and an answer to a preflight is none of the contract's.
  registerCors(app, dependencies.corsOrigins ?? []);
  if (dependencies.logger) registerRequestLog(app as unknown as FastifyInstance);
  app.server.maxConnections = dependencies.maxConnections ?? Number.POSITIVE_INFINITY;
  registerRequestHooks(app, forOperators);
  await registerContractRoutes(app, {
    service: forOperators.admission?.track(service) ?? service,
    securityHandlers,
    send,
    fail,
    sendTogether,
    admitCaller: createAdmitCaller(forOperators),
    methodsOutside: docs ? docsMethods : undefined,
  });
  if (docs) registerDocs(app);
  await app.ready();
  return app as unknown as FastifyInstance;
}

function countingViolations(fail: FailRequest, metrics: Metrics | undefined): FailRequest {
  return (error, request, reply) => {
    if (error instanceof ContractViolation) metrics?.contractViolated();
    return fail(error, request, reply);
  };
}

const pathCase = createPathCase([...Object.values(operations).map(({ path }) => path), ...docsPaths]);

function httpOptions(dependencies: AppDependencies) {
  const requestTimeout = dependencies.requestTimeoutMs ?? 30_000;
  return {
    logger: dependencies.logger ?? false,
    logController,
    bodyLimit: dependencies.bodyLimitBytes ?? 4 * 1024 * 1024,
    requestTimeout,
    keepAliveTimeout: dependencies.keepAliveTimeoutMs ?? 72_000,
    trustProxy: dependencies.trustedProxies?.length ? [...dependencies.trustedProxies] : false,
    genReqId: ({ headers }: IncomingMessage) => requestIdOf(headers["x-request-id"]),
    childLoggerFactory: (logger, bindings, options, { headers }) =>
      logger.child({ ...bindings, ...traceContextOf(headers["traceparent"]) }, options),
    schemaController: { compilersFactory },
    exposeHeadRoutes: false,
    // While closing, requests that arrived are still answered as the contract says.
    return503OnClosing: false,
    http: {
      maxHeaderSize: dependencies.headerLimitBytes ?? 16 * 1024,
      headersTimeout: requestTimeout,
      connectionsCheckingInterval: Math.min(5_000, requestTimeout),
    },
    rewriteUrl: ({ url }) => pathCase(url ?? "/"),
    // A path parameter may be as long as the head allows: the contract says what is too long.
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 64 * 1024 },
  } as const satisfies FastifyHttpOptions<Server>;
}
