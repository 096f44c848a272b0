// A listener for the operator only: health and metrics, on an address that callers cannot reach.
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { checkHealth, type Health, type HealthPath, healthPaths } from "./health.ts";
import type { Metrics } from "./metrics.ts";

export interface OpsListener {
  readonly url: string;
  close(): Promise<void>;
}

export interface OpsListenerOptions {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly health: Health;
  readonly metrics: Metrics;
}

/** GET /health/live, /health/ready and /metrics, without access control. @throws Error when the port is not available. */
export async function startOpsListener({ host, port, health, metrics }: OpsListenerOptions): Promise<OpsListener> {
  const server = createServer({ requestTimeout: 5_000, headersTimeout: 5_000 }, async (request, response) => {
    const path = request.url?.split("?", 1)[0] ?? "";
    try {
      if (request.method !== "GET") respond(response, 405, "the method must be GET\n", { allow: "GET" });
      else if (path === "/metrics")
        respond(response, 200, await metrics.text(), { "content-type": metrics.contentType });
      else if (isHealthPath(path)) {
        const { status, text } = await checkHealth(path, health);
        respond(response, status, text);
      } else respond(response, 404, `the path must be one of ${[...healthPaths, "/metrics"].join(", ")}\n`);
    } catch {
      respond(response, 500, "failed\n");
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host, port }, resolve);
  });
  const { address, port: taken, family } = server.address() as AddressInfo;
  return {
    url: `http://${family === "IPv6" ? `[${address}]` : address}:${taken}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function isHealthPath(path: string): path is HealthPath {
  return (healthPaths as readonly string[]).includes(path);
}

function respond(response: ServerResponse, status: number, text: string, headers: Record<string, string> = {}): void {
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store", ...headers });
  response.end(text);
}
