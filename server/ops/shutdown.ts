// Graceful shutdown: no new requests, those in flight finish, queued writes are committed, all within a bound.

import { Server, type Socket } from "node:net";
import { setTimeout as delay, setImmediate as immediate } from "node:timers/promises";
import type { FastifyInstance } from "fastify";
import { trackConnections } from "../http/connections.ts";
import type { Store } from "../storage/store-state.ts";
import type { Health } from "./health.ts";
import type { OpsListener } from "./ops-listener.ts";

export interface ShutdownOptions {
  readonly app: FastifyInstance;
  /** Closed after the last response, in this order. */
  readonly stores: readonly Pick<Store, "close">[];
  readonly health: Health;
  readonly opsListener?: OpsListener | undefined;
  /** Milliseconds from "not ready" to the end of listening, in which load balancers find other processes. */
  readonly drainDelayMs: number;
  /** Milliseconds that requests in flight may take after that. A request without a response by then was not accepted. */
  readonly drainTimeoutMs: number;
}

export type Shutdown = (how?: { readonly atOnce: boolean }) => Promise<void>;

/**
 * How long a connection without a request may still send one: it may be on its way when the server stops to listen. Its
 * response closes the connection.
 */
const graceMs = 1_000;

/**
 * Creates the function that ends the server. Call it before the server listens; `atOnce` skips delay and grace. Later calls
 * wait for the first.
 */
export function createShutdown(options: ShutdownOptions): Shutdown {
  let ending: Promise<void> | undefined;
  const connections = trackConnections(options.app.server);
  return ({ atOnce } = { atOnce: true }) => {
    ending ??= end(options, connections, atOnce);
    return ending;
  };
}

async function end(options: ShutdownOptions, connections: ReadonlySet<Socket>, atOnce: boolean): Promise<void> {
  const { app, stores, health, opsListener, drainDelayMs, drainTimeoutMs } = options;
  if (atOnce || drainDelayMs > 0) health.drain();
  if (!atOnce) await delay(drainDelayMs);
  const cutOff = setTimeout(() => app.server.closeAllConnections(), drainTimeoutMs);
  if (!atOnce) await acceptWaiting(app.server);
  const ended = stopListening(app.server);
  // From here on each response closes its connection: a caller that connects again would be refused.
  health.drain();
  if (!atOnce) await Promise.race([ended, delay(Math.min(graceMs, drainTimeoutMs))]);
  app.server.closeIdleConnections();
  // Node does not call a connection idle that has never been used.
  for (const socket of connections) if (socket.bytesRead === 0) socket.destroy();
  await ended;
  await app.close();
  clearTimeout(cutOff);
  for (const store of stores) await store.close();
  await opsListener?.close();
}

/** A turn without work: a connection can hardly arrive between its end and the end of listening. */
const quietTurnMs = 0.1;
const maxTurns = 1_000;

/** Accepts the connections that the system has completed: closing the listener would reset them. */
async function acceptWaiting(server: Server): Promise<void> {
  let accepted = 0;
  const count = () => accepted++;
  server.on("connection", count);
  for (let turn = 0; turn < maxTurns; turn++) {
    const [before, start] = [accepted, performance.now()];
    await immediate();
    if (turn > 0 && accepted === before && performance.now() - start < quietTurnMs) break;
  }
  server.off("connection", count);
}

/** Resolves when the last connection is closed. http.Server's own close() would also close idle connections. */
function stopListening(server: Server): Promise<void> {
  return new Promise((resolve) => Server.prototype.close.call(server, () => resolve()));
}
