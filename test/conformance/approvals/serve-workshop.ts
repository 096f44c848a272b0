// The example contract's server over HTTP, with what it was sent.
import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { createWorkshop, type Respond, workshop } from "./workshop.ts";

export interface ServedWorkshop {
  readonly base: URL;
  /** The requests since the last reset. */
  readonly sent: () => readonly SentRequest[];
  /** Forgets the requests and the stored tools; `respond` replaces the workshop. */
  reset(respond?: Respond): void;
  /** The number of open connections. */
  connections(): Promise<number>;
  close(): void;
}

export interface SentRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

export async function serveWorkshop(): Promise<ServedWorkshop> {
  let respond = createWorkshop(workshop);
  let sent: SentRequest[] = [];
  const server = createServer(async (request: IncomingMessage, out) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { method = "", url: path = "" } = request;
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    const body = chunks.length === 0 ? undefined : Buffer.concat(chunks);
    sent.push({ method, path, headers });
    const back = respond({ operationId: "", method, path, headers, body, stores: false });
    out.writeHead(back.status, { ...back.headers }).end(back.body);
  });
  // Idle connections stay open: only their client closes them.
  server.keepAliveTimeout = 0;
  await once(server.listen(0, "127.0.0.1"), "listening");
  return {
    base: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`),
    sent: () => sent,
    reset(other = createWorkshop(workshop)) {
      respond = other;
      sent = [];
    },
    connections: () =>
      new Promise((resolve, reject) =>
        server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
      ),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
