// Operations that have neither parameters nor a body get a valid request too.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createDocument, runConformance } from "../../conformance/index.ts";

const responses = { 204: { description: "Done" }, 400: { description: "Refused" } };
const document = createDocument({
  openapi: "3.1.0",
  info: { title: "Clock", version: "1.0.0" },
  paths: { "/ticks": { get: { operationId: "tick", responses }, delete: { operationId: "clear", responses } } },
});

let status = 204;
const received: string[] = [];
const server = createServer(({ method = "", url }, res) => {
  received.push(method);
  res.writeHead(url === "/ticks" && /GET|HEAD|DELETE/.test(method) ? status : 404).end();
});
beforeAll(() => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve)));
afterAll(() => server.close());

const run = () =>
  runConformance({
    document,
    base: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    checks: ["positive_data_acceptance"],
    seed: 1,
  });

it("a correct server conforms, and nothing is removed that the suite has not stored", async () => {
  status = 204;
  expect((await run()).verdict).toBe("conforms");
  expect(received).not.toContain("DELETE");
});

it("a server that refuses the valid request does not", async () => {
  status = 400;
  expect((await run()).failures.map(({ check, operationId }) => [check, operationId])).toContainEqual([
    "positive_data_acceptance",
    "tick",
  ]);
});
