// Lets requests in as fast as they can be served, makes the others wait in line, and refuses who has waited too long.
import type { Service } from "../service.ts";

export type Refusal = "delay" | "queue";

/** A request at the door. Exactly one of the two is called, once. */
export interface Arrival {
  admit(): void;
  refuse(reason: Refusal): void;
}

export interface Admission {
  arrive(arrival: Arrival): void;
  requestsWaiting(): number;
  requestsInFlight(): number;
  /** The same service, with its requests counted while a handler works on them. */
  track(service: Service): Service;
}

export interface AdmissionOptions {
  /** Milliseconds that a request may wait in line. 0: all are let in at once. */
  readonly waitLimitMs: number;
  /** The most requests that handlers work on, and the most writes that wait for a commit. 0: no limit. */
  readonly queueLimit: number;
  readonly pendingWrites: () => number;
  /** Milliseconds that go up. Default performance.now. */
  readonly clock?: () => number;
  /** Runs a function when this turn of the event loop ends. Default setImmediate. */
  readonly afterTurn?: (run: () => void) => unknown;
}

/** Milliseconds of a turn beyond which fewer are let in a turn, and below half of which more are. */
const goodTurnMs = 20;
const mostInTurn = 256;

/**
 * Without it, a turn of the event loop takes every request that the sockets hold: under load it grows to as many as there
 * are connections, and new connections, health checks and commits wait for its end. The line keeps turns short, and what
 * waits in it can be told apart: it is refused only after `waitLimitMs`, so a burst is served, and what is served was
 * never waiting longer. A body under way counts for nothing, so slow senders refuse nobody.
 */
export function createAdmission(options: AdmissionOptions): Admission {
  const { waitLimitMs, queueLimit, pendingWrites, clock = () => performance.now() } = options;
  let inFlight = 0;
  const ended = (): void => {
    inFlight--;
  };
  const isFull = () => queueLimit > 0 && (inFlight >= queueLimit || pendingWrites() >= queueLimit);
  const line = createLine(waitLimitMs, clock, options.afterTurn ?? setImmediate);
  return {
    arrive(arrival) {
      if (isFull()) arrival.refuse("queue");
      else if (waitLimitMs === 0) arrival.admit();
      else line.join(arrival);
    },
    requestsWaiting: () => line.length(),
    requestsInFlight: () => inFlight,
    track(service) {
      const tracked = Object.entries(service).map(([id, handler]) => [
        id,
        (request: never) => {
          inFlight++;
          const handled = handler(request);
          handled.then(ended, ended);
          return handled;
        },
      ]);
      return Object.fromEntries(tracked) as Service;
    },
  };
}

function createLine(waitLimitMs: number, clock: () => number, afterTurn: (run: () => void) => unknown) {
  const line: { readonly arrival: Arrival; readonly since: number }[] = [];
  let atOnce = 64;
  let admitted = 0;
  let turnStart: number | undefined;

  const endTurn = (): void => {
    const now = clock();
    const took = now - (turnStart ?? now);
    if (took > goodTurnMs) atOnce = Math.max(1, atOnce >> 1);
    else if (took < goodTurnMs / 2 && line.length > 0) atOnce = Math.min(mostInTurn, atOnce * 2);
    turnStart = undefined;
    admitted = 0;
    while (line.length > 0 && admitted < atOnce) {
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
      if (line.length > 0 || admitted >= atOnce) line.push({ arrival, since: now });
      else {
        admitted++;
        arrival.admit();
      }
    },
    length: () => line.length,
  };
}
