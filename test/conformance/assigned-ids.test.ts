// Ids that a server assigns although its own path refuses them, as mocks do.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createDocument, runConformance } from "../../conformance/index.ts";

const response = (description: string) => ({ description });
const json = { "application/json": { schema: { type: "object", properties: { id: { type: "integer" } } } } };
const parameters = [{ name: "id", in: "path", required: true, schema: { type: "integer", minimum: 1 } }];
const document = createDocument({
  openapi: "3.1.0",
  info: { title: "Things", version: "1.0.0" },
  security: [{ key: [] }],
  paths: {
    "/things": {
      post: {
        operationId: "add",
        responses: { 201: { description: "Added", content: json }, 401: response("Denied") },
      },
    },
    "/things/{id}": {
      parameters,
      get: {
        operationId: "get",
        responses: { 200: { description: "Found", content: json }, 400: response("Invalid"), 401: response("Denied") },
      },
    },
  },
  components: { securitySchemes: { key: { type: "apiKey", in: "header", name: "x-key" } } },
});

/** Validates before it asks who calls, and assigns 0. */
const server = createServer(({ method, url, headers }, res) => {
  const hasKey = headers["x-key"] === "secret";
  const isValid = method === "POST" || /\/[1-9]\d*$/.test(url ?? "");
  const status = isValid ? (hasKey ? (method === "POST" ? 201 : 200) : 401) : 400;
  res.writeHead(status, status < 300 ? { "content-type": "application/json" } : {});
  res.end(status < 300 ? JSON.stringify({ id: 0 }) : "");
});
beforeAll(() => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve)));
afterAll(() => server.close());

it("an id that the path refuses is not used for requests that should be valid", async () => {
  const base = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const report = await runConformance({ document, base, tokens: { all: "secret" }, seed: 1, checks: ["ignored_auth"] });
  expect(report.failures).toEqual([]);
  expect(report.checks.find(({ check }) => check === "ignored_auth")?.passed).toBeGreaterThan(2);
});
