// Logs one line for each request, once it is answered: by route and never by URL, without bodies (personal data).
import { type FastifyBaseLogger, type FastifyInstance, type FastifyServerOptions, LogController } from "fastify";
import { type DestinationStream, destination } from "pino";
import { loggedError } from "../ops/error-log.ts";
import { traceContextOf } from "./trace-context.ts";

/** A log that is written in pieces of this size, or after this time: one write a request costs more than the request. */
const pieceBytes = 32_768;
const longestPieceBytes = 4 * pieceBytes;
const longestDelayMs = 500;

interface ByteStream {
  write(bytes: Buffer): boolean;
  flushSync(): void;
}

export type LogDestination = DestinationStream & { flushSync(): void };

/**
 * A file descriptor, buffered. Default: standard output. What is left is written when the process exits. The lines wait
 * as bytes: of text, sonic-boom would measure all that waits once more for each line that comes.
 */
export function createLogDestination(fd = 1): LogDestination {
  const options = {
    fd,
    sync: false,
    minLength: pieceBytes,
    maxWrite: longestPieceBytes,
    periodicFlush: longestDelayMs,
  };
  // pino declares text alone, whatever the mode.
  const stream = destination({ ...options, contentMode: "buffer" }) as unknown as ByteStream;
  return {
    write(line) {
      stream.write(Buffer.from(line));
    },
    flushSync: () => stream.flushSync(),
  };
}

/** Pino options that keep personal data out of what Fastify itself logs of a request. */
export function loggerOptions(level: string): Exclude<FastifyServerOptions["logger"], boolean | undefined> {
  return {
    level,
    serializers: {
      err: loggedError,
      req: ({ id, method, routeOptions }) => ({ id, method, route: routeOptions?.url ?? "unknown" }),
      res: ({ statusCode }) => ({ statusCode }),
    },
  };
}

/** Keeps Fastify from logging two lines a request. */
export const logController = new LogController({ disableRequestLogging: true });

/** Adds the line. `responseTime` is in milliseconds; `aborted` says that the caller went away before the end. */
export function registerRequestLog(app: FastifyInstance): void {
  const loggerOf = createKindLoggers(app.log);
  app.addHook("onResponse", (request, reply, done) => {
    const { id, method, headers, routeOptions, principalId, answerType } = request;
    if (routeOptions.config.forOperators) return done();
    const log = loggerOf({
      method,
      route: routeOptions.url ?? "unknown",
      operation: routeOptions.config.operationId ?? "none",
      principal: principalId || "none",
      statusCode: reply.statusCode,
      mediaType: answerType,
    });
    const line = {
      reqId: id,
      responseTime: Math.round(reply.elapsedTime * 1_000) / 1_000,
      aborted: reply.raw.writableFinished ? undefined : true,
      ...traceContextOf(headers["traceparent"]),
    };
    log.info(line, "request");
    done();
  });
}

/** What is the same in the lines of many requests. */
interface Kind {
  readonly method: string;
  readonly route: string;
  readonly operation: string;
  readonly principal: string;
  readonly statusCode: number;
  readonly mediaType: string;
}

const mostKinds = 1_000;

/** Gives each kind of request a logger that has written these members into its lines once and for all. */
function createKindLoggers(log: FastifyBaseLogger): (kind: Kind) => FastifyBaseLogger {
  const loggers = new Map<string, FastifyBaseLogger>();
  return (kind) => {
    const { method, route, principal, statusCode, mediaType } = kind;
    const name = `${method} ${route} ${statusCode} ${mediaType} ${principal}`;
    const known = loggers.get(name);
    if (known !== undefined) return known;
    const logger = log.child(kind);
    if (loggers.size >= mostKinds) loggers.clear();
    loggers.set(name, logger);
    return logger;
  };
}
