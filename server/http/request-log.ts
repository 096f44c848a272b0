// Logs one line for each request, once it is answered: by route and never by URL, without bodies (personal data).
import { type FastifyInstance, type FastifyServerOptions, LogController } from "fastify";
import { type DestinationStream, destination } from "pino";

/** A log that is written in pieces of this size, or after this time: one write a request costs more than the request. */
const pieceBytes = 4_096;
const longestDelayMs = 500;

/** Standard output, buffered. What is left is written when the process exits. */
export function createLogDestination(): DestinationStream & { flushSync(): void } {
  return destination({ fd: 1, sync: false, minLength: pieceBytes, periodicFlush: longestDelayMs });
}

/** Pino options that keep personal data out of what Fastify itself logs of a request. */
export function loggerOptions(level: string): Exclude<FastifyServerOptions["logger"], boolean | undefined> {
  return {
    level,
    serializers: {
      req: ({ id, method, routeOptions }) => ({ id, method, route: routeOptions?.url ?? "unknown" }),
      res: ({ statusCode }) => ({ statusCode }),
    },
  };
}

/** Keeps Fastify from logging two lines a request. */
export const logController = new LogController({ disableRequestLogging: true });

/** Adds the line. `responseTime` is in milliseconds; `aborted` says that the caller went away before the end. */
export function registerRequestLog(app: FastifyInstance): void {
  app.addHook("onResponse", (request, reply, done) => {
    const { routeOptions, id, method, principalId, answerType } = request;
    const line = {
      reqId: id,
      method,
      route: routeOptions.url ?? "unknown",
      operation: routeOptions.config.operationId,
      principal: principalId === "" ? undefined : principalId,
      statusCode: reply.statusCode,
      mediaType: answerType,
      responseTime: Math.round(reply.elapsedTime * 1_000) / 1_000,
      aborted: reply.raw.writableFinished ? undefined : true,
    };
    app.log.info(line, "request");
    done();
  });
}
