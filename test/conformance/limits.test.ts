// What the suite makes of a server that closes the connection at an oversized request.
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import { createDocument } from "../../conformance/contract/document.ts";
import { runConformance } from "../../conformance/run/run.ts";

const names = ["a", "b", "c", "d", "e", "f", "g"];

const content = { "application/json": { schema: { type: "object" } } };
const responses = {
  "200": { description: "Found.", content },
  "400": { description: "Wrong.", content },
  "413": { description: "The body is too large.", content },
  "431": { description: "The headers are too large.", content },
};
const operation = (operationId: string) => ({ operationId, responses });
const document = createDocument({
  openapi: "3.1.0",
  info: { title: "Limits", version: "1.0.0" },
  paths: Object.fromEntries(names.map((name) => [`/${name}`, { get: operation(name) }])),
});

const checks = ["negative_data_rejection", "not_a_server_error"] as const;

async function serve(status: number): Promise<URL> {
  const server = createServer((_request, response) => {
    response.writeHead(200, { "content-type": "application/json" }).end("{}");
  });
  server.on("clientError", (_error, socket) => {
    if (status === 0) socket.destroy();
    else socket.end(`HTTP/1.1 ${status} Refused\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}`);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
}

it("a server that closes the connection at oversized headers is neither faulty nor unavailable", async () => {
  const report = await runConformance({ document, base: await serve(0), checks });
  expect([report.failures, report.verdict, report.incomplete]).toEqual([[], "conforms", undefined]);
});

it("a server that responds to oversized headers with 500 is reported", async () => {
  const report = await runConformance({ document, base: await serve(500), checks });
  expect(report.failures.map(({ check }) => check)).toContain("not_a_server_error");
});
