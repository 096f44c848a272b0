// Sends the bytes of responses: large ones in slices, and those of one turn of the event loop together.
import type { Readable } from "node:stream";
import type { FastifyReply } from "fastify";
import type { Logger } from "pino";
import { Slices, sliceBytes } from "../slices.ts";
import { getLogContext } from "./request-log.ts";

export interface SendPayload {
  /** Call it for each request that arrives. */
  requestArrived(): void;
  /** Sends the response: at the end of this turn if requests arrive in it, otherwise immediately. */
  send(reply: FastifyReply, body: string | Buffer | undefined): void;
}

export interface SendPayloadOptions {
  readonly log: Logger;
  /** Maximum memory for all responses being sent. Default 256 MiB: about sixty of the largest usual lists. */
  readonly maxUnsentBytes?: number | undefined;
  /** Called for each connection closed to free memory. */
  readonly onClosed?: (() => void) | undefined;
}

/**
 * Most of the cost of a write to a socket is waking its reader. Responses sent one by one, each while the next
 * request is being read, pay it every time; a batch pays it once. Responses of one commit are ready together after the
 * requests of the turn, and are sent immediately. A response that cannot be written ends only its own connection.
 */
export function createSendPayload({ log, ...options }: SendPayloadOptions): SendPayload {
  const slice = createSlicing(options);
  let arriving = false;
  let waiting: (readonly [reply: FastifyReply, payload: string | Buffer | Readable | undefined])[] = [];
  const endTurn = (): void => {
    arriving = false;
    const group = waiting;
    waiting = [];
    for (const [reply, payload] of group) {
      try {
        reply.send(payload);
      } catch (error) {
        log.error({ err: error, ...getLogContext(reply.request) }, "response not sent");
        reply.raw.destroy();
      }
    }
  };
  return {
    requestArrived() {
      if (arriving) return;
      arriving = true;
      setImmediate(endTurn);
    },
    send(reply, body) {
      const payload = body === undefined || body.length <= maxWholeBody ? body : slice(reply, body);
      if (arriving) waiting.push([reply, payload]);
      else reply.send(payload);
    },
  };
}

/** A body of one slice is sent whole. */
const maxWholeBody = sliceBytes;

/**
 * Returns a function that slices a large body, so that slow readers fill no buffers and cannot exhaust the memory. Above
 * the limit, the slowest responses are aborted.
 */
function createSlicing({ maxUnsentBytes = 256 * 1024 * 1024, onClosed }: Omit<SendPayloadOptions, "log">) {
  /** In the order of their start. */
  const unsent = new Map<FastifyReply, number>();
  let unsentBytes = 0;
  const release = (reply: FastifyReply): void => {
    unsentBytes -= unsent.get(reply) ?? 0;
    unsent.delete(reply);
  };
  return (reply: FastifyReply, body: string | Buffer): Slices => {
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
