// Refuses requests under overload, before Fastify sees them: a refusal must be cheap when there is no time.
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { FastifyBaseLogger } from "fastify";
import { createError } from "../errors.ts";
import { negotiateMediaType, parseContentType, responseTypes } from "../http/negotiation.ts";
import { getRequestId } from "../http/request-id.ts";
import { writeUsualFailure } from "../http/usual-failure.ts";
import type { Admission } from "./admission.ts";
import type { Metrics } from "./metrics.ts";

export interface Guard {
  readonly admission: Admission;
  readonly metrics?: Metrics | undefined;
  readonly log: FastifyBaseLogger;
  /** Milliseconds for which nothing is read from a refused connection. Default 500. */
  readonly restMs?: number | undefined;
}

const retryAfterSeconds = "1";
const logEveryMs = 10_000;

/** Puts the guard before the server's own listener; health checks always pass. */
export function guardAgainstOverload(server: Server, { admission, metrics, log, restMs = 500 }: Guard): void {
  const listeners = server.listeners("request") as ((request: IncomingMessage, response: ServerResponse) => void)[];
  const refuse = createRefusal(restMs);
  const report = createReport(log);
  server.removeAllListeners("request");
  server.on("request", (request, response) => {
    const admit = (): void => {
      // Callers that disconnected meanwhile are not served.
      if (!request.socket.destroyed) for (const listener of listeners) listener.call(server, request, response);
    };
    if (request.url?.startsWith("/health/")) return admit();
    admission.arrive({
      admit,
      refuse(reason) {
        metrics?.shed(reason);
        report();
        refuse(request, response);
      },
    });
  });
}

/** Responds as the contract says, with bytes prepared for every media type; then lets the connection rest. */
function createRefusal(restMs: number): (request: IncomingMessage, response: ServerResponse) => void {
  const error = createError("Overloaded");
  const responses = new Map(responseTypes.map((type) => [type, writeUsualFailure(error, type)]));
  const usual = writeUsualFailure(error, undefined);
  const rest = createRest(restMs);
  return (request, response) => {
    const { accept, "content-type": sent } = request.headers;
    const type = negotiateMediaType(accept, sent === undefined ? undefined : parseContentType(sent)?.mediaType);
    const { contentType, bytes } = responses.get(type) ?? usual;
    response.writeHead(503, {
      "x-request-id": getRequestId(request),
      vary: "Accept, Content-Type",
      "retry-after": retryAfterSeconds,
      ...(contentType !== undefined && { "content-type": contentType }),
      "content-length": bytes.length,
    });
    response.end(bytes, () => rest(request));
  };
}

/**
 * A refusal costs a fifth of serving a short list, so refusing every request would leave no time to serve any. Nothing is
 * read from a refused caller for a moment, and TCP makes it wait.
 */
function createRest(restMs: number): (request: IncomingMessage) => void {
  return ({ socket }) => {
    // After the ticks in which Node itself resumes the connection for its next request.
    setImmediate(() => {
      socket.pause();
      setTimeout(() => {
        if (!socket.destroyed) socket.resume();
      }, restMs).unref();
    });
  };
}

/** One line for many refusals: a line for each would cost more than the responses. */
function createReport(log: FastifyBaseLogger): () => void {
  let refused = 0;
  let nextAt = Number.NEGATIVE_INFINITY;
  return () => {
    refused++;
    const now = performance.now();
    if (now < nextAt) return;
    log.warn({ refused }, "overloaded: some requests get 503");
    nextAt = now + logEveryMs;
    refused = 0;
  };
}
