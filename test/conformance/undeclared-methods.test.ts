// A path that also matches another template: HEAD belongs to that template's GET.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createDocument, runConformance } from "../../conformance/index.ts";

const parameters = [{ name: "name", in: "path", required: true, schema: { type: "string" } }];
const responses = { 204: { description: "Done" } };
const document = createDocument({
  openapi: "3.1.0",
  info: { title: "People", version: "1.0.0" },
  paths: {
    "/people/import": { post: { operationId: "import", responses } },
    "/people/{name}": { parameters, get: { operationId: "find", responses } },
  },
});

const server = createServer(({ method = "", url = "" }, res) => {
  if (method === "PATCH") return void res.destroy();
  const isFound = url === "/people/import" ? method !== "DELETE" : /^\/people\/[^/]+$/.test(url);
  const isAllowed = ["GET", "HEAD"].includes(method) || (method === "POST" && url === "/people/import");
  res.writeHead(isFound && isAllowed ? 204 : 404).end();
});
beforeAll(() => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve)));
afterAll(() => server.close());

it("HEAD of another template's GET is declared, and a closed connection accepts no method", async () => {
  const base = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const report = await runConformance({ document, base, seed: 1, checks: ["unsupported_method"] });
  // A connection that is closed without a response carries nothing out.
  expect(report.failures.filter(({ check }) => check === "unsupported_method")).toEqual([]);
  expect(report.failures.map(({ check, actual }) => [check, /PATCH/.test(actual)])).toContainEqual([
    "not_a_server_error",
    true,
  ]);
  expect(report.checks.find(({ check }) => check === "unsupported_method")?.passed).toBeGreaterThan(2);
});
