// The way out: no new requests, those under way finish, what is queued is committed, and all of it within a bound.

import type { Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import type { FastifyInstance } from "fastify";
import type { PhoneNumberStore } from "../storage/phone-number-store.ts";
import type { Health } from "./health.ts";
import type { OpsListener } from "./ops-listener.ts";

export interface ShutdownOptions {
  readonly app: FastifyInstance;
  /** Closed after the last answer, in this order. */
  readonly stores: readonly Pick<PhoneNumberStore, "close">[];
  readonly health: Health;
  readonly opsListener?: OpsListener | undefined;
  /** Milliseconds from "not ready" to the end of listening, in which load balancers find other processes. */
  readonly drainDelayMs: number;
  /** Milliseconds that requests under way may take after that. A request that is not answered by then was not accepted. */
  readonly drainTimeoutMs: number;
}

export type Shutdown = (how?: { readonly atOnce: boolean }) => Promise<void>;

/** Makes the function that ends the server, to be called before it listens; `atOnce` leaves the delay out. Calls after the first wait for the first. */
export function createShutdown(options: ShutdownOptions): Shutdown {
  let ending: Promise<void> | undefined;
  const connections = new Set<Socket>();
  options.app.server.on("connection", (socket) => {
    connections.add(socket);
    socket.once("close", () => connections.delete(socket));
  });
  return ({ atOnce } = { atOnce: true }) => {
    ending ??= end(options, connections, atOnce);
    return ending;
  };
}

async function end(options: ShutdownOptions, connections: ReadonlySet<Socket>, atOnce: boolean): Promise<void> {
  const { app, stores, health, opsListener, drainDelayMs, drainTimeoutMs } = options;
  health.drain();
  if (!atOnce) await delay(drainDelayMs);
  const cutOff = setTimeout(() => app.server.closeAllConnections(), drainTimeoutMs);
  // Node does not call a connection idle that has never been used.
  for (const socket of connections) if (socket.bytesRead === 0) socket.destroy();
  // Closes idle connections; those at work are closed behind their answer.
  await app.close();
  clearTimeout(cutOff);
  for (const store of stores) await store.close();
  await opsListener?.close();
}
