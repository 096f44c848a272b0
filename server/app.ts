// The composition root: dependencies -> a Fastify server. It never listens, never exits and never reads the environment.
import { randomUUID } from "node:crypto";
import Fastify, { type FastifyInstance, type FastifyServerOptions } from "fastify";
import { bodySchemas } from "../generated/codecs.ts";
import { operations } from "../generated/operations.ts";
import type { SecurityHandlers } from "./access/access.ts";
import { createSendAnswer } from "./http/answer.ts";
import { decideAnswerType, registerContractRoutes } from "./http/contract-routes.ts";
import { registerCors } from "./http/cors.ts";
import { createFailRequest } from "./http/failures.ts";
import { answerClientError } from "./http/raw-failures.ts";
import { checkStartUp } from "./http/start-up-checks.ts";
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
  /** Validate every answer against the contract before it is sent. Default: false. */
  readonly checkAnswers?: boolean;
  /** Origins whose pages may call, such as https://app.example.com. Default: none, and no CORS header. */
  readonly corsOrigins?: readonly string[] | undefined;
}

/** A server that is ready for listen() or inject(). @throws Error when contract, handlers and codecs do not fit together. */
export async function createApp(dependencies: AppDependencies): Promise<FastifyInstance> {
  const { service, securityHandlers, checkAnswers = false } = dependencies;
  checkStartUp({ operations, service, securityHandlers, codecs: bodySchemas });
  const send = createSendAnswer({ checkAnswers });
  const fail = createFailRequest(send);
  const app = Fastify({
    ...httpOptions(dependencies),
    clientErrorHandler: answerClientError,
    frameworkErrors: (error, request, reply) => {
      decideAnswerType(request);
      fail(error, request, reply);
    },
  });
  // Before the routes: its hook must come first, and an answer to a preflight is none of the contract's.
  registerCors(app, dependencies.corsOrigins ?? []);
  await registerContractRoutes(app, { service, securityHandlers, send, fail });
  await app.ready();
  return app as unknown as FastifyInstance;
}

function httpOptions(dependencies: AppDependencies) {
  const requestTimeout = dependencies.requestTimeoutMs ?? 30_000;
  return {
    logger: dependencies.logger ?? false,
    bodyLimit: dependencies.bodyLimitBytes ?? 4 * 1024 * 1024,
    requestTimeout,
    genReqId: () => randomUUID(),
    exposeHeadRoutes: false,
    // While closing, requests that arrived are still answered as the contract says.
    return503OnClosing: false,
    http: {
      maxHeaderSize: dependencies.headerLimitBytes ?? 16 * 1024,
      headersTimeout: requestTimeout,
      connectionsCheckingInterval: Math.min(5_000, requestTimeout),
    },
    // Wire rule P1. A path parameter may be as long as the head allows: the contract says what is too long.
    routerOptions: { caseSensitive: false, ignoreTrailingSlash: true, maxParamLength: 64 * 1024 },
  } as const;
}

/** Pino options that keep personal data out: requests by route, errors without what the caller sent. */
export function loggerOptions(level: string): Exclude<FastifyServerOptions["logger"], boolean | undefined> {
  return {
    level,
    serializers: {
      req: ({ id, method, routeOptions }) => ({ id, method, route: routeOptions?.url ?? "unknown" }),
      res: ({ statusCode }) => ({ statusCode }),
    },
  };
}
