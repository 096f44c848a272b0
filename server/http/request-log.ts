// Logs one line for each finished request: by route and never by URL, without bodies (personal data).
import {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type FastifyServerOptions,
  LogController,
} from "fastify";
import { serializeError } from "./error-log.ts";

/** Pino options that keep personal data out of what Fastify itself logs of a request. */
export function loggerOptions(level: string): Exclude<FastifyServerOptions["logger"], boolean | undefined> {
  return {
    level,
    serializers: {
      err: serializeError,
      req: ({ id, method, routeOptions }) => ({ id, method, route: routeOptions?.url ?? "unknown" }),
      res: ({ statusCode }) => ({ statusCode }),
    },
  };
}

interface TraceContext {
  readonly trace_id: string;
  /** The caller's span; this server creates none. */
  readonly parent_id: string;
}

const traceparentFormat = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}(-.*)?$/;
const zeros = /^0+$/;

/** Parses traceparent (W3C Trace Context, 3.2). Undefined if absent or invalid, which the standard says to ignore. */
export function parseTraceparent(traceparent: unknown): TraceContext | undefined {
  if (typeof traceparent !== "string") return undefined;
  const [, version, trace_id = "", parent_id = "", rest] = traceparentFormat.exec(traceparent) ?? [];
  if (version === undefined || version === "ff" || (version === "00" && rest !== undefined)) return undefined;
  return zeros.test(trace_id) || zeros.test(parent_id) ? undefined : { trace_id, parent_id };
}

/** The members of a request's log lines that name the caller's trace. */
export function getTrace({ headers }: FastifyRequest): TraceContext | undefined {
  return parseTraceparent(headers["traceparent"]);
}

/** Keeps Fastify from logging two lines for each request. */
export const logController = new LogController({ disableRequestLogging: true });

/** Adds the line. `responseTime` is in milliseconds; `aborted`: the caller disconnected before the end. */
export function registerRequestLog(app: FastifyInstance): void {
  const getLogger = createKindLoggers(app.log);
  const write = (request: FastifyRequest, reply: FastifyReply): void => {
    const { id, method, routeOptions, principalId, responseType } = request;
    if (routeOptions.config.isOpsRoute) return;
    const log = getLogger({
      method,
      route: routeOptions.url ?? "unknown",
      operation: routeOptions.config.operationId ?? "none",
      principal: principalId || "none",
      statusCode: reply.statusCode,
      mediaType: responseType,
    });
    const line = {
      reqId: id,
      responseTime: Math.round(reply.elapsedTime * 1_000) / 1_000,
      aborted: reply.raw.writableFinished ? undefined : true,
      ...getTrace(request),
    };
    log.info(line, "request");
  };
  app.addHook("onRequest", (request, reply, done) => {
    // A response whose caller has disconnected never finishes, and Fastify calls no hook for it.
    reply.raw.once("close", () => {
      if (!reply.raw.writableFinished) write(request, reply);
    });
    done();
  });
  app.addHook("onResponse", (request, reply, done) => {
    if (reply.raw.writableFinished) write(request, reply);
    done();
  });
}

/** The members that many requests share. */
interface Kind {
  readonly method: string;
  readonly route: string;
  readonly operation: string;
  readonly principal: string;
  readonly statusCode: number;
  readonly mediaType: string;
}

const maxKinds = 1_000;

/** One child logger for each kind of request: Pino serializes its members once. */
function createKindLoggers(log: FastifyBaseLogger): (kind: Kind) => FastifyBaseLogger {
  const loggers = new Map<string, FastifyBaseLogger>();
  return (kind) => {
    const { method, route, principal, statusCode, mediaType } = kind;
    const name = `${method} ${route} ${statusCode} ${mediaType} ${principal}`;
    const known = loggers.get(name);
    if (known !== undefined) return known;
    const logger = log.child(kind);
    if (loggers.size >= maxKinds) loggers.clear();
    loggers.set(name, logger);
    return logger;
  };
}
