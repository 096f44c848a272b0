// The answer to what overload refuses, made ahead in every media type, and the rest that its connection gets.
import type { Socket } from "node:net";
import type { FastifyReply, FastifyRequest } from "fastify";
import { bodySchemas } from "../../generated/codecs.ts";
import { failure } from "../action-result.ts";
import { ServiceError } from "../errors.ts";

const retryAfterSeconds = 1;
const message = "The server has more requests than it can answer: wait as Retry-After says";

/** Makes the function that answers 503. The request's answer type must be decided. */
export function createShedAnswer(): (request: FastifyRequest, reply: FastifyReply) => void {
  const body = failure(new ServiceError("ServiceUnavailable", message));
  const answers = new Map(
    Object.entries(bodySchemas.ActionResultDTO.codecs).map(([mediaType, codec]) => [
      mediaType,
      {
        headers: {
          vary: "Accept, Content-Type",
          "retry-after": String(retryAfterSeconds),
          "content-type": `${mediaType}; charset=utf-8`,
        },
        text: codec.write(body),
      },
    ]),
  );
  const rest = createRest();
  return (request, reply) => {
    const { headers = {}, text } = answers.get(request.answerType) ?? {};
    reply.code(503).headers(headers).send(text);
    rest(request.raw.socket);
  };
}

/** Milliseconds that a refused connection is not listened to. */
const restMs = 250;

/**
 * Refusing costs a third of serving, so that refusing all that comes would leave no time to serve. A caller that was just
 * told to wait is therefore not heard for a moment, and TCP makes it wait. Each turn's connections share their timers.
 */
function createRest(): (socket: Socket) => void {
  let tired: Socket[] = [];
  const begin = (): void => {
    const resting = tired;
    tired = [];
    for (const socket of resting) socket.pause();
    setTimeout(() => {
      for (const socket of resting) if (!socket.destroyed) socket.resume();
    }, restMs).unref();
  };
  return (socket) => {
    // Not before the turn ends: Node itself resumes the connection once the answer is written.
    if (tired.push(socket) === 1) setImmediate(begin);
  };
}
