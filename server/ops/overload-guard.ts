// Overload protection, before Fastify sees a request: admits as many as can be served, queues others, refuses the rest.
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { FastifyBaseLogger } from "fastify";
import { createError } from "../errors.ts";
import { negotiateMediaType, parseContentType, responseTypes } from "../http/negotiation.ts";
import { getRequestId } from "../http/request-context.ts";
import { commonHeaders } from "../http/response.ts";
import { writeUsualFailure } from "../http/usual-failure.ts";
import type { StoreLoad } from "../storage/store-state.ts";
import type { Metrics } from "./metrics.ts";

export type Refusal = "delay" | "queue";

/** A request that asks for admission. Exactly one of the two is called, once. */
export interface Arrival {
  admit(): void;
  refuse(reason: Refusal): void;
}

export interface Admission {
  arrive(arrival: Arrival): void;
  requestsWaiting(): number;
  requestsInFlight(): number;
  /** Counts the work of a handler as in flight until it settles. */
  track(work: Promise<unknown>): void;
}

export interface AdmissionOptions {
  /** Milliseconds that a request may wait in the queue. 0: all are admitted immediately. */
  readonly waitLimitMs: number;
  /** Maximum requests in flight, and maximum writes that wait for a commit. 0: no limit. */
  readonly queueLimit: number;
  readonly storeLoad: () => Pick<StoreLoad, "pendingWrites">;
  /** Monotonic milliseconds. Default performance.now. */
  readonly clock?: () => number;
  /** Runs a function when this turn of the event loop ends. Default setImmediate. */
  readonly afterTurn?: (run: () => void) => unknown;
}

/** A longer turn of the event loop admits fewer in the next one; one of less than half of it admits more. */
const goodTurnMs = 20;
const maxInTurn = 256;

/**
 * Without it, a turn of the event loop takes every request that the sockets hold: under load it grows to as many as there
 * are connections, and new connections, health checks and commits wait for its end. The queue keeps turns short. A
 * request is refused only after `waitLimitMs`, so a burst is served, and no served request waited longer. Bodies that are
 * still arriving do not count, so slow senders do not displace other requests.
 */
export function createAdmission(options: AdmissionOptions): Admission {
  const { waitLimitMs, queueLimit, storeLoad, clock = () => performance.now() } = options;
  let inFlight = 0;
  const ended = (): void => {
    inFlight--;
  };
  const isFull = () => queueLimit > 0 && (inFlight >= queueLimit || storeLoad().pendingWrites >= queueLimit);
  const line = createLine(waitLimitMs, clock, options.afterTurn ?? setImmediate);
  return {
    arrive(arrival) {
      if (isFull()) arrival.refuse("queue");
      else if (waitLimitMs === 0) arrival.admit();
      else line.join(arrival);
    },
    requestsWaiting: () => line.length(),
    requestsInFlight: () => inFlight,
    track(work) {
      inFlight++;
      work.then(ended, ended);
    },
  };
}

function createLine(waitLimitMs: number, clock: () => number, afterTurn: (run: () => void) => unknown) {
  const line: { readonly arrival: Arrival; readonly since: number }[] = [];
  let perTurn = 64;
  let admitted = 0;
  let turnStart: number | undefined;

  const endTurn = (): void => {
    const now = clock();
    const took = now - (turnStart ?? now);
    if (took > goodTurnMs) perTurn = Math.max(1, perTurn >> 1);
    else if (took < goodTurnMs / 2 && line.length > 0) perTurn = Math.min(maxInTurn, perTurn * 2);
    turnStart = undefined;
    admitted = 0;
    while (line.length > 0 && admitted < perTurn) {
      const next = line.shift();
      if (next === undefined) break;
      begin(now);
      if (now - next.since > waitLimitMs) next.arrival.refuse("delay");
      else {
        admitted++;
        next.arrival.admit();
      }
    }
  };
  const begin = (now: number): void => {
    if (turnStart !== undefined) return;
    turnStart = now;
    afterTurn(endTurn);
  };
  return {
    join(arrival: Arrival): void {
      const now = clock();
      begin(now);
      // While others wait, the turn is full.
      if (admitted >= perTurn) line.push({ arrival, since: now });
      else {
        admitted++;
        arrival.admit();
      }
    },
    length: () => line.length,
  };
}

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
      ...commonHeaders,
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
