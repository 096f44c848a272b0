// Sends responses together at the end of the event loop's turn if they are ready while requests arrive.
import type { Readable } from "node:stream";
import type { FastifyReply } from "fastify";

type Payload = string | Buffer | Readable | undefined;

export interface ResponseBatching {
  /** Call it for each request that arrives. */
  requestArrived(): void;
  /** Sends the response: at the end of this turn if requests arrive in it, otherwise immediately. */
  send(reply: FastifyReply, payload: Payload): void;
}

/**
 * Most of the cost of a write to a socket is waking its reader. Responses sent one by one, each while the next
 * request is being read, pay it every time; a batch pays it once. Responses of one commit are ready together after the
 * requests of the turn, and are sent immediately. A response that cannot be written ends only its own connection.
 */
export function createResponseBatching(): ResponseBatching {
  let arriving = false;
  let waiting: (readonly [reply: FastifyReply, payload: Payload])[] = [];
  const endTurn = (): void => {
    arriving = false;
    const group = waiting;
    waiting = [];
    for (const [reply, payload] of group) {
      try {
        reply.send(payload);
      } catch (error) {
        reply.log.error({ err: error }, "response not sent");
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
    send(reply, payload) {
      if (arriving) waiting.push([reply, payload]);
      else reply.send(payload);
    },
  };
}
