// Sends responses that are ready while requests arrive together at the end of the event loop's turn.
import type { FastifyReply } from "fastify";

export interface ResponseBatching {
  /** Call it for each request that arrives. */
  requestArrived(): void;
  /** Sends the response: at the end of this turn when requests arrive in it, else immediately. */
  send(reply: FastifyReply, text: string | undefined): void;
}

/**
 * Most of the cost of a write to a socket is waking its reader. Responses that leave one by one, each while the next
 * request is being read, pay it every time; a batch pays it once. Responses of one commit are ready together after the
 * requests of the turn, and leave immediately. A response that cannot be written ends its own connection only.
 */
export function createResponseBatching(): ResponseBatching {
  let arriving = false;
  let waiting: (readonly [reply: FastifyReply, text: string | undefined])[] = [];
  const endTurn = (): void => {
    arriving = false;
    const group = waiting;
    waiting = [];
    for (const [reply, text] of group) {
      try {
        reply.send(text);
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
    send(reply, text) {
      if (arriving) waiting.push([reply, text]);
      else reply.send(text);
    },
  };
}
