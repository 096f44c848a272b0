// Tracks the open connections of a server.
import type { Server } from "node:http";
import type { Socket } from "node:net";

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
