// The server refuses to start when the router registers an operation otherwise than the contract has it.
import type { RouteOptions } from "fastify";
import { describe, expect, it } from "vitest";
import { createRouteChecks } from "../../../../server/http/glue/route-checks.ts";

const operations = {
  send: {
    method: "POST",
    path: "/things/{id}",
    parameters: [
      { name: "id", in: "path" },
      { name: "If-Match", in: "header" },
      { name: "page", in: "query" },
    ],
    requestBody: { mediaTypes: ["application/json", "text/xml"] },
    responses: { 200: { mediaTypes: ["application/json"] }, 304: { mediaTypes: [] } },
  },
  list: { method: "GET", path: "/things", parameters: [], responses: { 200: { mediaTypes: ["application/json"] } } },
};
const json = { "application/json": { schema: {} } };
const sent = {
  params: { type: "object", properties: { id: {} } },
  headers: { type: "object", properties: { "If-Match": {} } },
  querystring: { type: "object", properties: { page: {} } },
  body: { content: { ...json, "text/xml": { schema: {} } } },
  response: { 200: { content: json } },
};
const listed = { response: { 200: { content: json } } };

const route = (operationId: string | undefined, schema: unknown) =>
  ({
    method: "GET",
    url: "/",
    config: operationId === undefined ? {} : { operationId },
    schema,
  }) as unknown as RouteOptions;

function check(...routes: readonly RouteOptions[]): void {
  const checks = createRouteChecks(operations);
  for (const each of routes) checks.registered(each);
  checks.finish();
}

describe("the checks of routes", () => {
  it("accept routes that match the contract, and routes outside it", () => {
    expect(() => check(route(undefined, undefined), route("send", sent), route("list", listed))).not.toThrow();
  });

  it.each<[string, readonly RouteOptions[], string]>([
    ["an operation that is left out", [route("send", sent)], "list is not registered"],
    [
      "one that comes twice",
      [route("send", sent), route("list", listed), route("list", listed)],
      "list is registered more than once",
    ],
    ...(
      [
        ["no path parameter", { ...sent, params: undefined }],
        ["another header", { ...sent, headers: { properties: { "If-None-Match": {} } } }],
        ["no query", { ...sent, querystring: undefined }],
        ["no body", { ...sent, body: undefined }],
        ["a body of one media type less", { ...sent, body: { content: json } }],
        ["a body for every media type", { ...sent, body: { type: "object" } }],
        ["an answer for every media type", { ...sent, response: { 200: { type: "object" } } }],
        ["another status", { ...sent, response: { 201: { content: json } } }],
      ] as const
    ).map(([name, schema]): [string, readonly RouteOptions[], string] => [
      name,
      [route("send", schema), route("list", listed)],
      "send is registered with",
    ]),
  ])("the checks of routes refuse %s", (_name, routes, message) => {
    expect(() => check(...routes)).toThrow(message);
  });

  it("the route checks report all problems together", () => {
    expect(() => check(route("send", listed))).toThrow(
      new Error(`the registered routes differ from the contract:
- send is registered with {"path":[],"header":[],"query":[],"body":[],"responses":["200 application/json"]} instead of {"path":["id"],"header":["If-Match"],"query":["page"],"body":["application/json","text/xml"],"responses":["200 application/json"]}
- list is not registered`),
    );
  });
});
