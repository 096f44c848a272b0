// Logs one line for each finished request: by route and never by URL, without bodies (personal data).
import { type FastifyRequest, LogController } from "fastify";
import { type DestinationStream, type Logger, type LoggerOptions, pino } from "pino";
import { serializeError } from "./error-log.ts";
import type { ObserveEnd } from "./request-context.ts";

/** Pino's options that every log of this server needs: errors are written without personal data. */
export function loggerOptions(level: string): LoggerOptions {
  return { level, serializers: { err: serializeError } };
}

/** Pino's options, and where the lines go. Default: standard output. */
export type LogOptions = LoggerOptions & { readonly stream?: DestinationStream | undefined };

/** The server's log; `false` for one that writes nothing. */
export function createLog(options: LogOptions | false): Logger {
  if (options === false) return pino({ enabled: false });
  const { stream, ...others } = options;
  return pino(others, stream);
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

/** The members that all log lines of a request have: its id, and the caller's trace. */
export function getLogContext({ id, headers }: FastifyRequest): { readonly reqId: string } & Partial<TraceContext> {
  return { reqId: id, ...parseTraceparent(headers["traceparent"]) };
}

/** Keeps Fastify from preparing two lines for each request. */
export const logController = new LogController({ disableRequestLogging: true });

/** Writes the line of a request. `responseTime` is in milliseconds; `aborted`: the caller disconnected before the end. */
export function createRequestLog(log: Logger): ObserveEnd {
  const getLogger = createKindLoggers(log);
  return ({ request, status, route = "unknown", operationId = "none", elapsedMs, isAborted }) => {
    const { method, principalId, responseType } = request;
    const logger = getLogger({
      method,
      route,
      operation: operationId,
      principal: principalId || "none",
      statusCode: status,
      mediaType: responseType,
    });
    const line = {
      responseTime: Math.round(elapsedMs * 1_000) / 1_000,
      aborted: isAborted || undefined,
      ...getLogContext(request),
    };
    logger.info(line, "request");
  };
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
function createKindLoggers(log: Logger): (kind: Kind) => Logger {
  const loggers = new Map<string, Logger>();
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
