// Responses that are sent before the request body was read: Expect: 100-continue, and closing in stages (RFC 9112, 9.6).
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { FastifyReply, FastifyRequest } from "fastify";

/** What is read and dropped of a refused body, so that the response reaches a caller that is still sending. */
const maxDroppedBytes = 64 * 1024 * 1024;
const maxLingerMs = 30_000;
const checkEveryMs = 50;

const continued = Symbol("100 was sent");
type Response = ServerResponse & { [continued]?: true };

/** Without these listeners Node sends 100 before anything was checked, and a 417 that the contract does not know. */
export function registerExpectations(server: Server): void {
  const dispatch = (request: IncomingMessage, response: ServerResponse): void => {
    server.emit("request", request, response);
  };
  server.on("checkContinue", dispatch);
  server.on("checkExpectation", dispatch);
}

/** Asks the caller for the body, when it waits to be asked. */
export function continueBody({ headers }: FastifyRequest, { raw }: FastifyReply): void {
  if (headers.expect === undefined) return;
  (raw as Response)[continued] = true;
  raw.writeContinue();
}

/**
 * Closes the connection after this response when too much of the body is missing, or the caller may never send it.
 * Otherwise Node reads and drops the rest, and the connection stays usable.
 */
export function closeAfterUnreadBody({ headers, raw, routeOptions }: FastifyRequest, reply: FastifyReply): void {
  const length = headers["content-length"] ?? (headers["transfer-encoding"] === undefined ? 0 : Infinity);
  if (raw.complete || Number(length) === 0) return;
  const mayNeverCome = headers.expect !== undefined && !(reply.raw as Response)[continued];
  if (Number(length) <= routeOptions.bodyLimit && !mayNeverCome) return;
  reply.header("connection", "close");
  closeInStages(raw.socket);
}

/** Closing with unread bytes resets the connection, and the response is lost: end first, read on, then close. */
function closeInStages(socket: Socket): void {
  const before = socket.bytesRead;
  // Node calls it after the last response.
  socket.destroySoon = () => {
    const deadline = performance.now() + maxLingerMs;
    // Not a data listener: it would take the connection away from Node's parser.
    const timer = setInterval(() => {
      if (socket.bytesRead - before > maxDroppedBytes || performance.now() > deadline) socket.destroy();
    }, checkEveryMs).unref();
    socket.once("end", () => socket.destroy()).once("close", () => clearInterval(timer));
    socket.end();
    socket.resume();
  };
}
