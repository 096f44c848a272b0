// What the recording proxy notices on either side.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type RecordingProxy, readContract, startRecordingProxy } from "../../conformance/index.ts";
import { contractFile, serve } from "./other-contracts/serve.ts";
import { events } from "./other-contracts/servers.ts";
import { faults } from "./reference-servers/faults.ts";
import { type ReferenceServer, startReferenceServer } from "./reference-servers/start-reference-server.ts";
import { document } from "./run-against.ts";

const path = "/v1/Contacts/proxy-1/PhoneNumbers";
const credentials = { authorization: "Bearer token-of-all" };

describe.each([
  ["correct", []],
  ["faulty", faults.filter(({ name }) => name === "no-vary").map(({ change }) => change)],
])("a recording proxy in front of a %s server", (kind, changes) => {
  let server: ReferenceServer;
  let proxy: RecordingProxy;
  beforeAll(async () => {
    server = await startReferenceServer({ faults: changes });
  });
  beforeEach(async () => {
    await proxy?.close();
    proxy = await startRecordingProxy({ document, upstream: new URL(server.url) });
  });
  afterAll(async () => {
    await proxy.close();
    await server.close();
  });
  const findings = () => proxy.report().findings.map(({ side, expected }) => `${side}: ${expected}`);

  it("the proxy reports what the server does", async () => {
    await fetch(proxy.url + path, { headers: credentials });
    expect(findings()).toEqual(kind === "correct" ? [] : ["server: the header Vary"]);
  });

  const json = { ...credentials, "content-type": "application/json" };
  it.each([
    ["a missing token", { headers: {} }, "credentials in the header authorization"],
    [
      "an undeclared media type",
      { method: "POST", headers: { ...json, "content-type": "text/csv" }, body: "a" },
      "a declared media type",
    ],
    ["a missing body", { method: "POST", headers: json }, "a body"],
    ["an invalid body", { method: "POST", headers: json, body: "[5]" }, "a body that matches its schema"],
    ["an unreadable body", { method: "POST", headers: json, body: "[" }, "readable application/json"],
    [
      "an invalid header",
      { headers: { ...credentials, "if-none-match": "5" } },
      "If-None-Match that matches its schema",
    ],
    ["an undeclared method", { method: "PUT", headers: credentials }, "a path and method of the contract"],
  ])("the proxy reports %s of the client", async (_what, init, expected) => {
    await (await fetch(proxy.url + path, init)).arrayBuffer();
    expect(findings()).toContain(`client: ${expected}`);
  });
});

describe("a recording proxy for events.yaml", () => {
  let upstream: Awaited<ReturnType<typeof serve>>;
  let proxy: RecordingProxy;
  beforeAll(async () => {
    upstream = await serve(events);
    proxy = await startRecordingProxy({
      document: readContract(contractFile("events")),
      upstream: new URL(upstream.url),
    });
  });
  afterAll(async () => {
    await proxy.close();
    await upstream.close();
  });

  it("reports a required header and a required query parameter that are missing", async () => {
    const headers = { authorization: "Bearer secret", "content-type": "application/json" };
    const body = '{"name":"start","at":"2024-01-01T00:00:00Z"}';
    const send = async (query: string, more: Record<string, string>) =>
      (
        await fetch(`${proxy.url}/events${query}`, { method: "POST", headers: { ...headers, ...more }, body })
      ).arrayBuffer();
    await send("?source=web", { "x-tenant": "abc" });
    expect(proxy.report().findings).toEqual([]);
    await send("", { "x-tenant": "abc" });
    await send("?source=web", {});
    expect(proxy.report().findings.map(({ side, expected, actual }) => [side, expected, actual])).toEqual([
      ["client", "query parameter source", "not present"],
      ["client", "header parameter X-Tenant", "not present"],
    ]);
  });
});
