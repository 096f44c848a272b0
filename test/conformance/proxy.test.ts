// What the recording proxy notices on either side.
import { once } from "node:events";
import { createServer, get, type IncomingMessage, type OutgoingHttpHeaders } from "node:http";
import { type AddressInfo, createServer as createTcpServer } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createDocument, type RecordingProxy, readContract, startRecordingProxy } from "../../conformance/index.ts";
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

  it.each([path.toLowerCase(), `${path}/`])("the proxy finds the operation of %s", async (spelled) => {
    const { status } = await fetch(proxy.url + spelled, { headers: credentials });
    expect([status, findings().filter((finding) => finding.startsWith("client"))]).toEqual([200, []]);
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

describe("the traffic through a recording proxy", () => {
  /** Sends through a proxy to a server that responds as given. Returns what each side received, and the findings. */
  async function pass(openapi: object, request: Parameters<typeof get>[1], headers: OutgoingHttpHeaders = {}) {
    let sent: IncomingMessage["rawHeaders"] = [];
    let path: string | undefined;
    const upstream = createServer((incoming, response) => {
      sent = incoming.rawHeaders;
      path = incoming.url;
      response.writeHead(200, headers).end();
    });
    await once(upstream.listen(0, "127.0.0.1"), "listening");
    const url = new URL(`http://127.0.0.1:${(upstream.address() as AddressInfo).port}/base`);
    const recording = await startRecordingProxy({
      document: createDocument({ openapi: "3.1.0", ...openapi }),
      upstream: url,
    });
    const received = await new Promise<IncomingMessage>((resolve) => get(`${recording.url}/a`, request, resolve));
    received.resume();
    const { findings } = recording.report();
    await recording.close();
    upstream.close().closeAllConnections();
    return { sent, path, received: received.rawHeaders, host: url.host, findings };
  }

  it("headers are forwarded as they are, except those of one connection and Host", async () => {
    const headers = { "X-Mine": "1", Connection: "close", TE: "trailers", "Keep-Alive": "9" };
    const { sent, received, host } = await pass(
      {},
      { headers },
      { "X-Theirs": "2", Connection: "close", "Keep-Alive": "7", Upgrade: "h2c" },
    );
    const of = (raw: readonly string[], name: string) => raw[raw.findIndex((each) => each.toLowerCase() === name) + 1];
    expect([of(sent, "x-mine"), of(sent, "host"), sent.includes("9"), sent.includes("trailers")]).toEqual([
      "1",
      host,
      false,
      false,
    ]);
    expect([
      of(received, "x-theirs"),
      received.includes("X-Theirs"),
      received.includes("7"),
      received.includes("h2c"),
    ]).toEqual(["2", true, false, false]);
  });

  it("a request goes to its path below that of the server", async () => {
    expect((await pass({}, {})).path).toBe("/base/a");
  });

  it("each side's difference is counted, with its place in the contract as it was written", async () => {
    const content = { "application/json": { schema: { $ref: "#/components/schemas/Text" } } };
    const post = { operationId: "send", requestBody: { content }, responses: { 200: { description: "", content } } };
    const document = createDocument({
      openapi: "3.0.3",
      paths: { "/a": { post } },
      components: { schemas: { Text: { nullable: true, allOf: [{ type: "string" }] } } },
    });
    const upstream = createServer((_, response) => response.writeHead(200, json).end("5"));
    const json = { "content-type": "application/json" };
    await once(upstream.listen(0, "127.0.0.1"), "listening");
    const url = new URL(`http://127.0.0.1:${(upstream.address() as AddressInfo).port}`);
    const recording = await startRecordingProxy({ document, upstream: url });
    for (const body of ["6", "7", '"text"'])
      await (await fetch(`${recording.url}/a`, { method: "POST", headers: json, body })).text();
    const found = recording.report().findings.map(({ side, pointer, times }) => [side, pointer, times]);
    await recording.close();
    upstream.close().closeAllConnections();
    const place = "/components/schemas/Text/allOf/0/type";
    expect(found).toEqual([
      ["client", place, 2],
      ["server", place, 3],
    ]);
  });

  it("parameters are judged as decoded, wherever they are", async () => {
    const schema = { type: "string", enum: ["a b"] };
    const parameter = (place: string) => ({ name: "p", in: place, schema });
    const list = { name: "l", in: "query", schema: { type: "array", items: { type: "integer" } } };
    const paths = {
      "/a": {
        get: { parameters: [...["query", "cookie"].map(parameter), list], responses: { 200: { description: "" } } },
      },
    };
    const findings = async (value: string) => {
      const found = await pass(
        { paths },
        { path: `/a?p=${value}`, headers: { cookie: `o=1; p=${value.split("&")[0]}` } },
      );
      return found.findings.map(({ expected }) => expected);
    };
    expect(await findings("a%20b")).toEqual([]);
    expect(await findings("a%20b&l=1&l=2")).toEqual([]);
    expect(await findings("a%20b&l=1&l=x")).toEqual(["l that matches its schema"]);
    expect(await findings("a%20c")).toEqual(["p that matches its schema", "p that matches its schema"]);
  });

  it("a repeated header of a response is judged as joined", async () => {
    const schema = { type: "string", enum: ["a=1, b=2"] };
    const paths = { "/a": { get: { responses: { 200: { headers: { "Set-Cookie": { schema } } } } } } };
    expect((await pass({ paths }, {}, { "set-cookie": ["a=1", "b=2"] })).findings).toEqual([]);
  });
});

describe("a recording proxy without a response from its server", () => {
  const document = createDocument({ openapi: "3.1.0", paths: {} });
  const startProxy = (port: number) => startRecordingProxy({ document, upstream: new URL(`http://127.0.0.1:${port}`) });

  it("closes the client's connection when the server is not there, and goes on", async () => {
    const recording = await startProxy(1);
    for (let time = 0; time < 2; time++) await expect(fetch(recording.url)).rejects.toThrow();
    expect(recording.report().exchanges).toBe(0);
    await recording.close();
  });

  it("reaches a server with https over TLS", async () => {
    const upstream = createTcpServer();
    await once(upstream.listen(0, "127.0.0.1"), "listening");
    const { port } = upstream.address() as AddressInfo;
    const recording = await startRecordingProxy({ document, upstream: new URL(`https://127.0.0.1:${port}`) });
    const sent: unknown[] = [];
    upstream.on("connection", (socket) =>
      socket.on("data", (data) => sent.push(data[0])).on("data", () => socket.end()),
    );
    await expect(fetch(recording.url)).rejects.toThrow();
    // The type of a TLS handshake (RFC 8446, 5.1).
    expect(sent).toEqual([22]);
    await recording.close();
    upstream.close();
  });

  it("has an address in brackets for IPv6", async () => {
    const recording = await startRecordingProxy({ document, upstream: new URL("http://127.0.0.1:1"), host: "::1" });
    expect(recording.url).toMatch(/^http:\/\/\[::1\]:\d+$/);
    await recording.close();
  });

  it("closes with requests in flight, also those to the server", async () => {
    const upstream = createServer();
    await once(upstream.listen(0, "127.0.0.1"), "listening");
    const recording = await startProxy((upstream.address() as AddressInfo).port);
    const arrived = once(upstream, "request");
    const refused = expect(fetch(recording.url, { method: "POST", body: "abc" })).rejects.toThrow();
    const [request] = (await arrived) as [IncomingMessage];
    const ended = once(request.socket, "close");
    await recording.close();
    await Promise.all([refused, ended]);
    upstream.close();
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
