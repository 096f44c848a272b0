// The composition root: dependencies -> a Fastify server. It never listens, never exits and never reads the environment.
import type { Server } from "node:http";
import Fastify, { type FastifyHttpOptions, type FastifyInstance } from "fastify";
import type { Logger } from "pino";
import { bodySchemas } from "../generated/codecs.ts";
import { everyFailureDeclared, everyOperationSecured } from "../generated/failures.ts";
import { operations } from "../generated/operations.ts";
import type { SecurityHandlers } from "./auth/authorize.ts";
import { docsMethods, docsPaths, registerDocs } from "./docs/docs-routes.ts";
import { refuseConnect, respondToClientError } from "./http/client-error-handler.ts";
import { serveInOrder } from "./http/connections.ts";
import { registerCors } from "./http/cors.ts";
import { createErrorHandler } from "./http/error-handler.ts";
import { compilersFactory, registerOperations } from "./http/register-operations.ts";
import {
  createRewriteUrl,
  getRequestId,
  headerLimitMargin,
  type ObserveEnd,
  observeRequestEnds,
  registerRequestContext,
  startRequest,
} from "./http/request-context.ts";
import { createLog, createRequestLog, type LogOptions, logController } from "./http/request-log.ts";
import { createSendResponse } from "./http/response.ts";
import { createSendPayload } from "./http/send-payload.ts";
import { checkStartUp } from "./http/start-up-checks.ts";
import { registerExpectations } from "./http/unread-body.ts";
import { createRequestCount } from "./ops/metrics.ts";
import { createAdmitCaller, type Ops, registerOps } from "./ops/ops.ts";
import { closeSlowReaders } from "./ops/slow-readers.ts";
import type { Service } from "./service.ts";

export interface AppDependencies {
  readonly service: Service;
  readonly securityHandlers: SecurityHandlers;
  /** Pino options, or false. Requests are logged by route, never by URL, and without bodies. Default: false. */
  readonly logger?: LogOptions | false;
  /** Maximum body in bytes. Default: 4 MiB. */
  readonly bodyLimitBytes?: number;
  /** Maximum size of the request headers in bytes. Default: 16 KiB. */
  readonly headerLimitBytes?: number;
  /** How long a request may take to arrive, in milliseconds. Default: 30 s. */
  readonly requestTimeoutMs?: number;
  /** How long a caller may take to read 64 KiB of a response, in milliseconds. Default: 30 s. */
  readonly responseTimeoutMs?: number;
  /** How long an idle connection is kept, in milliseconds. Default: 72 s. */
  readonly keepAliveTimeoutMs?: number;
  /** Maximum number of connections; more are closed immediately. Default: no limit. */
  readonly maxConnections?: number;
  /** Addresses and networks whose X-Forwarded-For is trusted. Default: none. */
  readonly trustedProxies?: readonly string[];
  /** Health, metrics and limits, each where it is given. Default: none. */
  readonly ops?: Partial<Ops>;
  /** Validate every response against the contract before it is sent. Default: false. */
  readonly validateResponses?: boolean;
  /** Origins whose pages may call, such as https://app.example.com. Default: none, and no CORS header. */
  readonly corsOrigins?: readonly string[] | undefined;
  /** Serve the contract, its docs page and its help pages. Default: true. */
  readonly docs?: boolean;
  /** Access control is off: the served contract says that requests need no token. Default: false. */
  readonly openAccess?: boolean;
}

/** A server that is ready for listen() or inject(). @throws Error when contract, handlers and codecs do not fit together. */
export async function createApp(dependencies: AppDependencies): Promise<FastifyInstance> {
  const { service, securityHandlers, validateResponses = false, docs = true, ops = {} } = dependencies;
  const claims = { everyFailureDeclared, everyOperationSecured };
  checkStartUp({ operations, service, securityHandlers, codecs: bodySchemas, ...claims });
  const log = createLog(dependencies.logger ?? false);
  const sendPayload = createSendPayload({ log, onClosed: () => ops.metrics?.slowReaderClosed("memory") });
  const send = createSendResponse({ validateResponses, sendPayload });
  const handleError = createErrorHandler(send, log, ops.metrics?.contractViolated);
  const countRefusal = (status: number) => ops.metrics?.requestFinished("none", status, "none", 0);
  const app: FastifyInstance = Fastify({
    ...httpOptions(dependencies),
    clientErrorHandler: (error, socket) => respondToClientError(error, socket, countRefusal),
    frameworkErrors(error, request, reply) {
      startRequest(request, reply);
      handleError(error, request, reply);
    },
  });
  app.log = log;
  app.server.maxConnections = dependencies.maxConnections ?? Number.POSITIVE_INFINITY;
  registerExpectations(app.server);
  refuseConnect(app.server, countRefusal);
  app.setErrorHandler<Error>(handleError);
  observeRequestEnds(app, createEndObservers(dependencies, log));
  // Before the hooks that follow: a preflight is not a request of the contract.
  await registerCors(app, dependencies.corsOrigins ?? []);
  registerRequestContext(app, dependencies.headerLimitBytes ?? defaultHeaderLimitBytes);
  registerOps(app, ops);
  serveInOrder(app.server);
  closeSlowReaders(app.server, {
    timeoutMs: dependencies.responseTimeoutMs ?? 30_000,
    onClosed: () => ops.metrics?.slowReaderClosed("time"),
  });
  await registerOperations(app, {
    service,
    securityHandlers,
    send,
    handleError,
    sendPayload,
    admitCaller: createAdmitCaller(ops),
    trackHandler: ops.admission?.track,
    methodsOutside: docs ? docsMethods : undefined,
  });
  if (docs) registerDocs(app, { isOpen: dependencies.openAccess ?? false });
  await app.ready();
  return app;
}

function createEndObservers({ logger, ops }: AppDependencies, log: Logger): ObserveEnd[] {
  return [...(logger ? [createRequestLog(log)] : []), ...(ops?.metrics ? [createRequestCount(ops.metrics)] : [])];
}

const defaultHeaderLimitBytes = 16 * 1024;

const rewriteUrl = createRewriteUrl([...Object.values(operations).map(({ path }) => path), ...docsPaths]);

function httpOptions(dependencies: AppDependencies): FastifyHttpOptions<Server> {
  const requestTimeout = dependencies.requestTimeoutMs ?? 30_000;
  return {
    // With a logger, Fastify makes a child of it and two listeners for each request, even if nothing is logged.
    // createApp sets app.log for the lines that are about the server as a whole.
    logger: false,
    logController,
    bodyLimit: dependencies.bodyLimitBytes ?? 4 * 1024 * 1024,
    requestTimeout,
    keepAliveTimeout: dependencies.keepAliveTimeoutMs ?? 72_000,
    trustProxy: dependencies.trustedProxies?.length ? [...dependencies.trustedProxies] : false,
    genReqId: getRequestId,
    schemaController: { compilersFactory },
    exposeHeadRoutes: false,
    // While closing, requests that arrive are still served as the contract says.
    return503OnClosing: false,
    http: {
      maxHeaderSize: (dependencies.headerLimitBytes ?? defaultHeaderLimitBytes) + headerLimitMargin,
      headersTimeout: requestTimeout,
      // Fastify sets its own only later, and Node refuses a headersTimeout above the default.
      requestTimeout,
      // Node's own response to a missing Host has no body; request-context.ts refuses it.
      requireHostHeader: false,
      connectionsCheckingInterval: Math.min(5_000, requestTimeout),
    },
    rewriteUrl,
    // A path parameter may be as long as the headers allow: the contract bounds it.
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 64 * 1024 },
  };
}
