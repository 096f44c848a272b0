// Sends large responses slice by slice, so that slow readers fill no buffers and cannot exhaust the memory.
import type { Readable } from "node:stream";
import type { FastifyReply } from "fastify";
import { Slices, sliceBytes } from "../slices.ts";

/** Maximum memory for all responses being sent: about sixty of the largest usual lists. */
const defaultMaxUnsentBytes = 256 * 1024 * 1024;

export interface SlicedResponseOptions {
  readonly maxUnsentBytes?: number | undefined;
  /** Called for each connection closed to free memory. */
  readonly onClosed?: (() => void) | undefined;
}

export type ToPayload = (reply: FastifyReply, body: string | Buffer) => string | Buffer | Readable;

/** Returns a function that slices a large body. Above the limit, the slowest responses are aborted. */
export function createSlicedResponses(options: SlicedResponseOptions = {}): ToPayload {
  const { maxUnsentBytes = defaultMaxUnsentBytes, onClosed } = options;
  /** In the order of their start. */
  const unsent = new Map<FastifyReply, number>();
  let unsentBytes = 0;
  const release = (reply: FastifyReply): void => {
    unsentBytes -= unsent.get(reply) ?? 0;
    unsent.delete(reply);
  };
  return (reply, body) => {
    if (body.length <= sliceBytes) return body;
    const bytes = typeof body === "string" ? Buffer.from(body) : body;
    for (const oldest of unsent.keys()) {
      if (unsentBytes + bytes.length <= maxUnsentBytes) break;
      release(oldest);
      oldest.raw.socket?.resetAndDestroy();
      onClosed?.();
    }
    unsent.set(reply, bytes.length);
    unsentBytes += bytes.length;
    reply.raw.once("close", () => release(reply));
    reply.header("content-length", bytes.length);
    return new Slices(bytes);
  };
}
