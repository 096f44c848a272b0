// Admits requests as fast as they can be served, queues the others, and refuses those that waited too long.
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
  readonly pendingWrites: () => number;
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
 * still arriving do not count, so slow senders crowd out nobody.
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
      if (line.length > 0 || admitted >= perTurn) line.push({ arrival, since: now });
      else {
        admitted++;
        arrival.admit();
      }
    },
    length: () => line.length,
  };
}
