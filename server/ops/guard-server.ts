// Refuses what overload cannot take, in front of the framework: refusing has to cost little when there is no time for it.
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { FastifyBaseLogger } from "fastify";
import { bodySchemas } from "../../generated/codecs.ts";
import { failure } from "../action-result.ts";
import { ServiceError } from "../errors.ts";
import { parseContentType } from "../http/content-type.ts";
import { negotiate } from "../http/negotiation.ts";
import { requestIdOf } from "../http/request-id.ts";
import type { Admission } from "./admission.ts";
import type { Metrics } from "./metrics.ts";

export interface Guard {
  readonly admission: Admission;
  readonly metrics?: Metrics | undefined;
  readonly log: FastifyBaseLogger;
  /** Milliseconds that a refused connection is not listened to. Default 500. */
  readonly restMs?: number | undefined;
}

const retryAfterSeconds = "1";
const message = "The server has more requests than it can answer: wait as Retry-After says";
const logEveryMs = 10_000;

/** Puts the guard before the server's own listener; health is always answered. */
export function guardServer(server: Server, { admission, metrics, log, restMs = 500 }: Guard): void {
  const listeners = server.listeners("request") as ((request: IncomingMessage, response: ServerResponse) => void)[];
  const refuse = createRefusal(restMs);
  const report = createReport(log);
  server.removeAllListeners("request");
  server.on("request", (request, response) => {
    const admit = (): void => {
      // Whoever has given up meanwhile is not served.
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

/** Answers as the contract says, with bytes made ahead for every media type; then lets the connection rest. */
function createRefusal(restMs: number): (request: IncomingMessage, response: ServerResponse) => void {
  const body = failure(new ServiceError("ServiceUnavailable", message));
  const answers = new Map(
    Object.entries(bodySchemas.ActionResultDTO.codecs).map(([type, codec]) => [type, Buffer.from(codec.write(body))]),
  );
  const rest = createRest(restMs);
  return (request, response) => {
    const { accept, "content-type": sent, "x-request-id": id } = request.headers;
    const type = negotiate(accept, sent === undefined ? undefined : parseContentType(sent)?.mediaType);
    const bytes = answers.get(type) ?? Buffer.alloc(0);
    response.writeHead(503, {
      "x-request-id": requestIdOf(id),
      vary: "Accept, Content-Type",
      "retry-after": retryAfterSeconds,
      "content-type": `${type}; charset=utf-8`,
      "content-length": bytes.length,
    });
    response.end(bytes, () => rest(request));
  };
}

/**
 * Refusing costs a fifth of serving a short list, so that refusing all that comes would leave no time to serve. A caller that was just
 * told to wait is therefore not heard for a moment, and TCP makes it wait.
 */
function createRest(restMs: number): (request: IncomingMessage) => void {
  return ({ socket }) => {
    // Behind the ticks in which Node itself resumes the connection for its next request.
    setImmediate(() => {
      socket.pause();
      setTimeout(() => {
        if (!socket.destroyed) socket.resume();
      }, restMs).unref();
    });
  };
}

/** One line for many refusals: a line each would cost more than the answers. */
function createReport(log: FastifyBaseLogger): () => void {
  let refused = 0;
  let nextAt = Number.NEGATIVE_INFINITY;
  return () => {
    refused++;
    const now = performance.now();
    if (now < nextAt) return;
    log.warn({ refused }, "more requests than can be answered: the rest gets 503");
    nextAt = now + logEveryMs;
    refused = 0;
  };
}
