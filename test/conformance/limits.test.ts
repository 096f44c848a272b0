// What the suite makes of a server that closes the connection at an oversized request.
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import { checkLimits } from "../../conformance/checks/limits.ts";
import { createDocument } from "../../conformance/contract/document.ts";
import type { Probe } from "../../conformance/http/message.ts";
import { runConformance } from "../../conformance/run/run.ts";
import { createTrace } from "./approvals/trace.ts";
import { workshop } from "./approvals/workshop.ts";

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

it("bodies of 1, 8 and 32 MiB are tried until one is too large", async () => {
  const mebibytes = async (tooLarge: number) => {
    const sizes: number[] = [];
    const respond = ({ body }: Probe) => {
      sizes.push((body?.length ?? 0) / 1024 / 1024);
      return { status: sizes.at(-1) === tooLarge ? 413 : 400, headers: {}, body: Buffer.alloc(0) };
    };
    const { session } = createTrace({ document: workshop, respond });
    for (const each of session.operations.filter(({ operationId }) => operationId === "addTool"))
      await checkLimits(session, each);
    return sizes.filter((size) => size > 0);
  };
  expect(await mebibytes(64)).toEqual([1, 8, 32]);
  expect(await mebibytes(8)).toEqual([1, 8]);
});
