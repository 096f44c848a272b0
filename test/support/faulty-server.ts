// The real server app on an SQLite file, with faults: connections that break before, during and after the work, many 503s, slow bytes.
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createApp } from "../../server/app.ts";
import { createOpenAccess } from "../../server/auth/authorize.ts";
import { createUpdateRules } from "../../server/phone-numbers/comparison-key.ts";
import { createHandlers } from "../../server/phone-numbers/handlers.ts";
import type { PhoneNumberStore } from "../../server/storage/phone-number-store.ts";
import { openSqliteStore } from "../../server/storage/sqlite/sqlite-store.ts";

export const faults = [
  "none",
  /** The connection breaks before the server sees the request. */
  "reset",
  /** 503 before the server sees the request, as when it is overloaded; in storms. */
  "storm",
  /** The write is committed, and no byte of the response arrives. */
  "drop after commit",
  /** The write is committed, and half of the response arrives. */
  "half response",
  /** The write is committed, and a gateway sends 502 instead. */
  "bad gateway",
  /** The write is committed, and a gateway sends 503 with its own page. */
  "unavailable after commit",
  /** The write is committed, and the response is so slow that the try times out. */
  "slow bytes",
] as const;

export type Fault = (typeof faults)[number];

export interface FaultyServer {
  readonly url: string;
  readonly store: PhoneNumberStore;
  /** How often each fault struck. */
  readonly struck: Readonly<Record<Fault, number>>;
  close(): Promise<void>;
}

/** Listens on a free port of the loopback interface; `next` says what strikes the next request. */
export async function startFaultyServer(next: () => Fault): Promise<FaultyServer> {
  const folder = mkdtempSync(join(tmpdir(), "faulty-"));
  const store = openSqliteStore({ file: join(folder, "test.sqlite") });
  const securityHandlers = { bearerToken: createOpenAccess(["contacts:read", "contacts:write"]) };
  const app = await createApp({ service: createHandlers({ store, rules: createUpdateRules() }), securityHandlers });
  const struck = Object.fromEntries(faults.map((fault) => [fault, 0])) as Record<Fault, number>;
  const server = createServer((request, response) => {
    const fault = request.method === "POST" ? next() : "none";
    struck[fault]++;
    strike(fault, request, response, () => app.routing(request, response));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    store,
    struck,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await app.close();
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function strike(fault: Fault, request: IncomingMessage, response: ServerResponse, serve: () => void): void {
  if (fault === "reset") {
    request.socket.resetAndDestroy();
    return;
  }
  if (fault === "storm") {
    response.writeHead(503, { "Retry-After": "0" }).end();
    return;
  }
  if (fault !== "none") spoilAnswer(fault, request, response);
  serve();
}

/** The app ends its response once the write is on disk, so the fault happens after the commit. */
function spoilAnswer(fault: Fault, request: IncomingMessage, response: ServerResponse): void {
  const gatewayStatus = { "bad gateway": 502, "unavailable after commit": 503 }[fault as string];
  const writeHead = response.writeHead.bind(response);
  const end = response.end.bind(response);
  if (gatewayStatus !== undefined) response.writeHead = () => response;
  const instead = (chunk: unknown): ServerResponse => {
    const half = String(chunk).slice(0, 20);
    if (gatewayStatus !== undefined) {
      for (const name of response.getHeaderNames()) response.removeHeader(name);
      writeHead(gatewayStatus, { "Content-Type": "text/html" });
      return end("<html>");
    }
    if (fault === "drop after commit") request.socket.destroy();
    if (fault === "half response") response.write(half, () => request.socket.destroy());
    if (fault === "slow bytes") {
      response.write(half);
      setTimeout(() => end(String(chunk).slice(20)), 2_000).unref();
    }
    return response;
  };
  response.end = instead as ServerResponse["end"];
}
