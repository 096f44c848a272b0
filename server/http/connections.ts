// The connections of the server: the open ones, one request at a time on each, and their end while the process drains.
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { FastifyInstance } from "fastify";

const tracked = new WeakMap<Server, Set<Socket>>();

/** The open connections of a server, kept up to date; one set for all callers. Call it before the server listens. */
export function trackConnections(server: Server): ReadonlySet<Socket> {
  const known = tracked.get(server);
  if (known !== undefined) return known;
  const connections = new Set<Socket>();
  tracked.set(server, connections);
  server.on("connection", (socket) => {
    connections.add(socket);
    socket.once("close", () => connections.delete(socket));
  });
  return connections;
}

/** Maximum responses per connection, which then closes (RFC 9112, 9.3.2). No proxy or browser pipelines. */
const maxWaiting = 100;
/** One packet can contain thousands of short requests. */
const maxIgnored = 4_000;

const stateKey = Symbol("pipelined requests");
interface State {
  lastResponse: ServerResponse;
  waiting: number;
  ignored: number;
}
type Connection = Socket & { [stateKey]?: State };

/**
 * Node itself would serve all requests of a packet together and buffer their responses: gigabytes for 64 KiB of requests
 * for a 4 MB list. Must run after everything else that listens for requests.
 */
export function serveInOrder(server: Server): void {
  const listeners = server.listeners("request") as ((request: IncomingMessage, response: ServerResponse) => void)[];
  server.removeAllListeners("request");
  const serve = (request: IncomingMessage, response: ServerResponse): void => {
    for (const listener of listeners) listener.call(server, request, response);
  };
  server.on("request", (request, response) => {
    const connection: Connection = request.socket;
    connection[stateKey] ??= { lastResponse: response, waiting: 0, ignored: 0 };
    const state = connection[stateKey];
    // Node has assigned the socket to the response of an earlier request.
    if (response.socket === null) wait(connection, state, response, () => serve(request, response));
    else {
      state.lastResponse = response;
      serve(request, response);
    }
  });
}

function wait(connection: Socket, state: State, response: ServerResponse, serve: () => void): void {
  if (state.waiting >= maxWaiting || state.ignored > 0) {
    // A request that is not served gets no response: the one before it is the last.
    state.lastResponse.shouldKeepAlive = false;
    response.req.rawHeaders.length = 0;
    state.ignored++;
    if (state.ignored > maxIgnored) connection.destroy();
    return;
  }
  state.lastResponse = response;
  state.waiting++;
  response.once("socket", () => {
    state.waiting--;
    serve();
  });
}

/** The response to the last request whose headers have arrived on a connection. */
export function getLastResponse(socket: Socket): ServerResponse | undefined {
  return (socket as Connection)[stateKey]?.lastResponse;
}

/** A caller that kept its connection would lose it in the middle of a request when the process ends. */
export function closeConnectionsWhileDraining(app: FastifyInstance, health: { readonly isDraining: boolean }): void {
  app.addHook("onSend", (_request, reply, payload, done) => {
    if (health.isDraining) reply.header("connection", "close");
    done(null, payload);
  });
}
