// What Node refuses before there is a request: the response depends on the bytes, not on the packets they came in.
import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { createApp } from "../../../server/app.ts";
import { refuseConnect, respondToClientError } from "../../../server/http/client-error-handler.ts";
import { serveInOrder } from "../../../server/http/connections.ts";
import { freshContact, securityHandlers, startTestServer, type TestServer, tokens } from "../../support/server.ts";
import { stubService } from "../../support/stub-service.ts";

let server: TestServer;
let impatient: TestServer;
beforeAll(async () => {
  server = await startTestServer({ headerLimitBytes: 4_096 });
  impatient = await startTestServer({ requestTimeoutMs: 300 });
});
afterAll(() => Promise.all([server.close(), impatient.close()]));

/** Sends the parts one by one, each in a separate packet, and returns the whole response. An empty part waits for its beginning. */
async function sendParts(parts: readonly string[], { port }: { readonly port: number } = server): Promise<string> {
  const socket = connect(port, "127.0.0.1").setNoDelay();
  let text = "";
  const closed = new Promise<string>((resolve) => {
    socket.on("data", (chunk) => (text += chunk)).on("error", () => undefined);
    socket.on("close", () => resolve(text));
  });
  for (const part of parts) {
    if (socket.destroyed) break;
    if (part === "") await once(socket, "data");
    else socket.write(part);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  return closed;
}

const nodeMajor = Number.parseInt(process.versions.node, 10);
const inPieces = (text: string, count: number) => {
  const length = Math.ceil(text.length / count);
  return Array.from({ length: count }, (_, index) => text.slice(index * length, (index + 1) * length));
};

const shape = (response: string) => ({
  statuses: response.match(/HTTP\/1\.1 \d{3}/g),
  type: /content-type: ([^;\r]+)/i.exec(response)?.[1],
});

const head = "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n";
const xml = "Accept: application/xml\r\n";

describe.each([1, 2, 5])("a request in %i packets", (count) => {
  it.each([
    ["Accept first", `${head}${xml}X-Long: ${"x".repeat(20_000)}\r\n\r\n`, "application/xml"],
    ["Accept last", `${head}X-Long: ${"x".repeat(20_000)}\r\n${xml}\r\n`, "application/xml"],
    [
      "more than is read for the sake of Accept",
      `${head}${xml}X-Long: ${"x".repeat(200_000)}\r\n\r\n`,
      "application/json",
    ],
    [
      "as much, with Accept in every packet",
      `${head}${`${xml}X-Long: ${"x".repeat(1_000)}\r\n`.repeat(200)}\r\n`,
      "application/json",
    ],
    // Newer versions of Node refuse so many fields before they are complete.
    [
      "many short fields",
      `${head}${xml}${"a: b\r\n".repeat(1_010)}\r\n`,
      nodeMajor < 22 ? "application/xml" : "application/json",
    ],
  ])("headers over the limit are 431: %s", async (_what, request, type) => {
    const response = await sendParts(inPieces(request, count));
    expect(shape(response)).toEqual({ statuses: ["HTTP/1.1 431"], type });
    expect(response).toContain("HeadersTooLarge");
  });

  it("broken headers are 400", async () => {
    const response = await sendParts(inPieces(`${head}${xml}no colon here\r\n\r\n`, count));
    expect(shape(response).statuses).toEqual(["HTTP/1.1 400"]);
  });
});

it.each([
  ["a URL", 4_075, (x: string) => `GET /${x} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`],
  ["a value", 4_074, (x: string) => `${head}X: ${x}\r\n\r\n`],
  ["a name", 4_074, (x: string) => `${head}${x}: x\r\n\r\n`],
])(
  "the limit counts URL, names and values: %s of %i characters is accepted, one more is 431",
  async (_what, length, request) => {
    expect(await sendParts([request("x".repeat(length))])).toMatch(/^HTTP\/1\.1 404 /);
    expect(await sendParts([request("x".repeat(length + 1))])).toMatch(/^HTTP\/1\.1 431 /);
  },
);

it.each([
  ["malformed HTTP", "broken\r\n\r\n", 400],
  ["headers over the limit", `${head}X-Long: ${"x".repeat(200_000)}\r\n\r\n`, 431],
  ["CONNECT", "CONNECT x:443 HTTP/1.1\r\nHost: x:443\r\n\r\n", 400],
])("the response to %s has the headers of every response", async (_what, request, status) => {
  const response = await sendParts([request]);
  expect(shape(response)).toEqual({ statuses: [`HTTP/1.1 ${status}`], type: "application/json" });
  for (const name of ["date", "cache-control", "vary", "x-content-type-options", "x-request-id", "connection"])
    expect(response.toLowerCase()).toContain(`\r\n${name}: `);
});

it.each([
  ["malformed HTTP", "broken\r\n\r\n", "400 Bad Request"],
  ["headers over the limit", `${head}X-Long: ${"x".repeat(200_000)}\r\n\r\n`, "431 Request Header Fields Too Large"],
])("the response to %s has this head", async (_what, request, status) => {
  const [lines = "", body = ""] = (await sendParts([request])).split("\r\n\r\n");
  expect(
    lines
      .replace(/Date: .* GMT/, "Date: now")
      .replace(/Id: [\w-]{8,}/, "Id: an id")
      .split("\r\n"),
  ).toEqual([
    `HTTP/1.1 ${status}`,
    "Connection: close",
    "Date: now",
    "vary: Accept, Content-Type",
    "cache-control: no-store",
    "x-content-type-options: nosniff",
    "X-Request-Id: an id",
    "Content-Type: application/json; charset=utf-8",
    `Content-Length: ${body.length}`,
  ]);
});

it.each([
  ["Accept, in any letter case and with white space around it", "ACCEPT:\t application/xml \r\n", "application/xml"],
  ["Content-Type without Accept", "Content-Type: text/xml; charset=utf-8\r\n", "text/xml"],
  ["a malformed Content-Type", "Content-Type: text\r\n", "application/json"],
])("broken HTTP is refused in the media type of %s", async (_what, field, type) => {
  expect(shape(await sendParts([`${head}${field}no colon here\r\n\r\n`])).type).toBe(type);
});

it("a refused CONNECT counts as a response", async () => {
  const other = createServer();
  onTestFinished(() => void other.close());
  const statuses: number[] = [];
  refuseConnect(other, (status) => statuses.push(status));
  await once(other.listen(0, "127.0.0.1"), "listening");
  const { port } = other.address() as AddressInfo;
  expect(await sendParts(["CONNECT x:443 HTTP/1.1\r\nHost: x:443\r\n\r\n"], { port })).toMatch(/^HTTP\/1\.1 400 /);
  expect(statuses).toEqual([400]);
});

it("CONNECT is refused in the media type that it asks for", async () => {
  const response = await sendParts([`CONNECT x:443 HTTP/1.1\r\nHost: x:443\r\n${xml}\r\n`]);
  expect(response).toContain("<ErrorCode>MalformedRequest</ErrorCode>");
});

it("CONNECT after a request without a response yet gets none, so that it is not read as that of the request", async () => {
  const { path } = freshContact();
  const get = `GET ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${tokens.all}\r\n\r\n`;
  expect(await sendParts([`${get}CONNECT x:443 HTTP/1.1\r\nHost: x:443\r\n\r\n`])).not.toContain("HTTP/1.1 400");
});

describe("a broken request after others on its connection", () => {
  const list = '[{"PhoneNumber":"555-0100"}]';
  const post = (path: string) =>
    `POST ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${tokens.all}\r\n` +
    `Content-Type: application/json\r\nContent-Length: ${list.length}\r\n\r\n${list}`;

  it("a broken request after others on its connection is refused after their responses", async () => {
    const { path, contactID } = freshContact();
    const response = await sendParts([`${post(path)}${post(path)}broken\r\n\r\n`]);
    expect(shape(response).statuses).toEqual(["HTTP/1.1 200", "HTTP/1.1 200", "HTTP/1.1 400"]);
    expect(await server.stored(contactID)).toHaveLength(1);
  });

  it.each([
    ["in its path", (before: string) => [before, "HEAD /é HTTP/1.1\r\nHost: x\r\n\r\n"]],
    ["in its path, in one packet", (before: string) => [`${before}HEAD /é HTTP/1.1\r\nHost: x\r\n\r\n`]],
    ["in its headers, in one packet", (before: string) => [`${before}HEAD / HTTP/1.1\r\nno colon here\r\n\r\n`]],
    [
      "in its body",
      (before: string) => [`${before}HEAD / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nno chunk\r\n`],
    ],
  ])(
    "a broken request after others on its connection gets no body if it is HEAD, broken %s",
    async (_where, toParts) => {
      const response = await sendParts(toParts(post(freshContact().path)));
      expect(shape(response).statuses).toEqual(["HTTP/1.1 200", "HTTP/1.1 400"]);
      expect(response).toMatch(/content-length: [1-9]\d*\r\n\r\n$/i);
    },
  );

  it("a broken request after others on its connection is refused once, however many packets follow", async () => {
    const response = await sendParts(["broken\r\n\r\n", "more", "and more", "\r\n\r\n"]);
    expect(shape(response).statuses).toEqual(["HTTP/1.1 400"]);
  });

  it("a broken request after others on its connection gets no second response when its own was sent before its body broke", async () => {
    const request = `POST ${freshContact().path} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n`;
    const response = await sendParts([request, "", "no chunk\r\n"]);
    expect(shape(response).statuses).toEqual(["HTTP/1.1 401"]);
  });

  it("a broken request after others on its connection is timed out in the media type that its headers ask for, after the response before it", async () => {
    const { path } = freshContact();
    const unfinished = post(path).replace("\r\n\r\n", `\r\n${xml}\r\n`).slice(0, -5);
    const response = await sendParts([post(path) + unfinished], impatient);
    expect(shape(response).statuses).toEqual(["HTTP/1.1 200", "HTTP/1.1 408"]);
    expect(response.slice(response.indexOf(" 408 "))).toContain("application/xml");
  });
});

it.each([
  [200, 200],
  [3_600_000, 5_000],
])("with a timeout of %d ms, the server looks for late requests every %d ms", async (requestTimeoutMs, everyMs) => {
  const app = await createApp({ service: stubService(), securityHandlers, requestTimeoutMs });
  onTestFinished(() => app.close());
  expect(app.server).toMatchObject({ connectionsCheckingInterval: everyMs });
});

it("broken HTTP in a body ends a response that has begun, and puts nothing into it", async () => {
  const other = createServer((_request, response) => {
    response.writeHead(200, { "content-length": 1_000 });
    response.write("the beginning");
  });
  onTestFinished(() => void other.close());
  other.on("clientError", (error, socket) => respondToClientError(error, socket as never, () => undefined));
  serveInOrder(other);
  await once(other.listen(0, "127.0.0.1"), "listening");
  const request = "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
  const response = await sendParts([request, "no chunk\r\n"], { port: (other.address() as AddressInfo).port });
  expect(response.split("\r\n\r\n")[1]).toBe("the beginning");
});

it("the response to broken HTTP reaches a caller that first sends more", async () => {
  const socket = connect(server.port, "127.0.0.1");
  const errors: Error[] = [];
  socket.on("error", (error) => errors.push(error));
  await once(socket, "connect");
  const more = Buffer.alloc(64 * 1024, "x");
  socket.write("broken\r\n\r\n");
  for (let sent = 0; sent < 20; sent++) {
    await new Promise((resolve) => socket.write(more, resolve));
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  let text = "";
  socket.on("data", (data: Buffer) => (text += data.toString()));
  if (!socket.closed) await once(socket, "close");
  expect([errors, shape(text).statuses]).toEqual([[], ["HTTP/1.1 400"]]);
});
