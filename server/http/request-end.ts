// The end of each request, for the log and the metrics: one listener for both.
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { OperationId } from "../../generated/operations.ts";

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
      const end = describe(request, reply, startedMs);
      if (end !== undefined) for (const observe of observers) observe(end);
    });
    done();
  });
}

function describe(request: FastifyRequest, reply: FastifyReply, startedMs: number): RequestEnd | undefined {
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
