// Closes connections whose caller does not read its responses: they hold a place and memory that others need.
import type { Server } from "node:http";
import type { Socket } from "node:net";
import { trackConnections } from "../http/connections.ts";
import { sliceBytes } from "../slices.ts";

export interface SlowReaderOptions {
  /** Milliseconds that a caller may take for 64 KiB of a response, or for the rest of it. */
  readonly timeoutMs: number;
  /** Monotonic milliseconds. Default performance.now. */
  readonly clock?: () => number;
  readonly onClosed?: (() => void) | undefined;
}

type Connection = Pick<Socket, "bytesWritten" | "writableLength" | "resetAndDestroy">;

export interface SlowReaders {
  /** Looks at connections; those that stood still for the whole time are closed. */
  sweep(connections: Iterable<Connection>): void;
}

interface Progress {
  /** When this many bytes have been sent there was progress. */
  readonly target: number;
  readonly since: number;
}

export function createSlowReaders({ timeoutMs, onClosed, clock = () => performance.now() }: SlowReaderOptions) {
  const progress = new WeakMap<Connection, Progress>();
  return {
    sweep(connections: Iterable<Connection>): void {
      const now = clock();
      for (const connection of connections) {
        const { bytesWritten, writableLength } = connection;
        const sent = bytesWritten - writableLength;
        const before = progress.get(connection);
        if (before === undefined || sent >= before.target) {
          progress.set(connection, { target: Math.min(sent + sliceBytes, bytesWritten), since: now });
        } else if (now - before.since >= timeoutMs) {
          connection.resetAndDestroy();
          onClosed?.();
        }
      }
    },
  } satisfies SlowReaders;
}

const maxSweepMs = 5_000;

/** Sweeps until the server closes. A connection is closed after `timeoutMs`, and half of it more at most. */
export function closeSlowReaders(server: Server, options: SlowReaderOptions): void {
  const connections = trackConnections(server);
  const slowReaders = createSlowReaders(options);
  const timer = setInterval(() => slowReaders.sweep(connections), Math.min(maxSweepMs, options.timeoutMs / 2)).unref();
  server.once("close", () => clearInterval(timer));
}
