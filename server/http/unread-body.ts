// Responses sent before the request body was read: Expect: 100-continue, and closing in stages (RFC 9112, 9.6).
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { FastifyReply, FastifyRequest } from "fastify";

/** How much of a refused body is read and dropped, so that the response reaches a caller that is still sending. */
const maxDroppedBytes = 64 * 1024 * 1024;
const maxLingerMs = 30_000;
const checkEveryMs = 50;

const continued = Symbol("100 was sent");
type Response = ServerResponse & { [continued]?: true };

/** Without these listeners, Node sends 100 before any check, and a 417 that the contract does not declare. */
export function registerExpectations(server: Server): void {
  const dispatch = (request: IncomingMessage, response: ServerResponse): void => {
    server.emit("request", request, response);
  };
  server.on("checkContinue", dispatch);
  server.on("checkExpectation", dispatch);
}

/** Sends 100 Continue to a caller that waits for it. */
export function continueBody({ raw }: FastifyReply): void {
  (raw as Response)[continued] = true;
  raw.writeContinue();
}

/**
 * Closes the connection after this response if too much of the body is missing or the caller may never send it.
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

/** Closing with unread bytes resets the connection and loses the response: end first, read on, then close. */
function closeInStages(socket: Socket): void {
  // Node calls it after the last response.
  socket.destroySoon = () => {
    socket.end();
    linger(socket, maxLingerMs);
  };
}

/** Reads and drops what still arrives on an ended connection, within limits, then closes it. */
export function linger(socket: Socket, maxMs: number): void {
  const before = socket.bytesRead;
  const deadline = performance.now() + maxMs;
  // Not a data listener: that would detach Node's parser from the connection.
  const timer = setInterval(() => {
    if (socket.bytesRead - before > maxDroppedBytes || performance.now() > deadline) socket.destroy();
  }, checkEveryMs).unref();
  socket.once("end", () => socket.destroy()).once("close", () => clearInterval(timer));
  socket.resume();
}
