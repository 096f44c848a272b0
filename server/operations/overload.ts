// Tells when there is more work than the process can do in time, so that what it accepts is still answered in time.
import type { Service } from "../service.ts";

export type Refusal = "delay" | "queue";

export interface Overload {
  /** Why a request that arrives now is refused; undefined: it is welcome. */
  refusal(): Refusal | undefined;
  requestsInFlight(): number;
  /** The same service, with its requests counted while a handler works on them. */
  track(service: Service): Service;
}

export interface OverloadOptions {
  /** Milliseconds that one turn of the event loop may take requests for. 0: no limit. */
  readonly delayLimitMs: number;
  /** The most requests that handlers work on, and the most writes that wait for a commit. 0: no limit. */
  readonly queueLimit: number;
  readonly pendingWrites: () => number;
  /** Milliseconds for which turns must have been too long before a request is refused: a burst is served. Default 250. */
  readonly graceMs?: number;
  /** Milliseconds that go up. Default performance.now. */
  readonly clock?: () => number;
  /** Runs a function when the turn ends. Default setImmediate. */
  readonly afterTurn?: (run: () => void) => unknown;
}

/**
 * What waits in the sockets' buffers is seen by nobody, but it makes the turn long in which it is read. So each turn
 * takes requests for `delayLimitMs`, and refuses what else it finds: the server is neither all open nor all shut, as it
 * is where a mean over the last second decides. A body under way counts for nothing, so slow senders refuse nobody.
 */
export function createOverload(options: OverloadOptions): Overload {
  const { delayLimitMs, queueLimit, pendingWrites, graceMs = 250, clock = () => performance.now() } = options;
  const afterTurn = options.afterTurn ?? setImmediate;
  let inFlight = 0;
  let turnStart: number | undefined;
  let slowSince: number | undefined;

  const endTurn = (): void => {
    const start = turnStart ?? 0;
    turnStart = undefined;
    if (clock() - start <= delayLimitMs) slowSince = undefined;
    else slowSince ??= start;
  };
  const isLate = (): boolean => {
    const now = clock();
    if (turnStart === undefined) {
      turnStart = now;
      afterTurn(endTurn);
    }
    return slowSince !== undefined && now - turnStart > delayLimitMs && now - slowSince > graceMs;
  };
  return {
    refusal() {
      if (queueLimit > 0 && (inFlight >= queueLimit || pendingWrites() >= queueLimit)) return "queue";
      return delayLimitMs > 0 && isLate() ? "delay" : undefined;
    },
    requestsInFlight: () => inFlight,
    track(service) {
      const tracked = Object.entries(service).map(([id, handler]) => [
        id,
        async (request: never) => {
          inFlight++;
          try {
            return await handler(request);
          } finally {
            inFlight--;
          }
        },
      ]);
      return Object.fromEntries(tracked) as Service;
    },
  };
}
