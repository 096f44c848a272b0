// Sends the answers that are made while requests arrive together, at the end of the event loop's turn.
import type { FastifyReply } from "fastify";

export interface SendTogether {
  /** To be told of each request as it arrives. */
  arrived(): void;
  /** Sends the answer: at the end of this turn if requests are arriving in it, else at once. */
  send(reply: FastifyReply, text: string | undefined): void;
}

/**
 * What a write to a socket costs is mostly that it wakes its reader. Answers that leave one by one, each while the next
 * request is being read, pay for that every time; those that leave together pay once. Answers that a commit has held
 * back are made together, after the requests of the turn, and leave at once. An answer that cannot be written ends its
 * connection, and no other.
 */
export function createSendTogether(): SendTogether {
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
        reply.log.error({ err: error }, "answer not sent");
        reply.raw.destroy();
      }
    }
  };
  return {
    arrived() {
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
