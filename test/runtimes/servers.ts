// The servers that the portable suite talks to: this project's server, a server that fails once, and a server that never responds.
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createOpenAccess } from "../../server/auth/authorize.ts";
import { startTestServer } from "../support/server.ts";

export interface Servers {
  readonly urls: Readonly<Record<"service" | "flaky" | "silent" | "closed", string>>;
  close(): Promise<void>;
}

/** A page of any origin may read the response. */
const allowAll = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Allow-Headers": "*",
  "Access-Control-Allow-Methods": "*",
};

const success = { IsSuccess: true, ErrorCode: null, ErrorMessage: null, InfoMessage: "1 added" };

async function listen(respond: (path: string, response: ServerResponse) => void): Promise<[Server, string]> {
  const server = createServer((request, response) => {
    if (request.method === "OPTIONS") response.writeHead(204, allowAll).end();
    else request.on("end", () => respond(request.url ?? "", response)).resume();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return [server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`];
}

export async function startServers(pageOrigin: string): Promise<Servers> {
  const securityHandlers = { bearerToken: createOpenAccess(["contacts:read", "contacts:write"]) };
  const service = await startTestServer({ securityHandlers, corsOrigins: [pageOrigin] });
  const seen = new Set<string>();
  const [flaky, flakyUrl] = await listen((path, response) => {
    const failed = seen.has(path);
    seen.add(path);
    const headers = { ...allowAll, "Content-Type": "application/json" };
    if (failed) response.writeHead(200, headers).end(JSON.stringify(success));
    else response.writeHead(503, { ...allowAll, "Content-Type": "text/html" }).end("<html>");
  });
  const [silent, silentUrl] = await listen(() => {});
  const [closed, closedUrl] = await listen(() => {});
  await new Promise((resolve) => closed.close(resolve));
  return {
    urls: { service: service.url, flaky: flakyUrl, silent: silentUrl, closed: closedUrl },
    close: async () => {
      for (const server of [flaky, silent]) {
        server.closeAllConnections();
        server.close();
      }
      await service.close();
    },
  };
}
