// Pipelined requests are served one after the other, and a connection cannot ask for more than it reads.
import { createServer, type Server } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import fastify from "fastify";
import { afterEach, expect, it } from "vitest";
import { closeConnectionsWhileDraining, serveInOrder, trackConnections } from "../../../server/http/connections.ts";

let server: Server;
let socket: Socket;
let text = "";
let served: string[] = [];
let concurrent = 0;
let mostConcurrent = 0;
afterEach(() => {
  socket?.destroy();
  server?.close();
});

/** A server whose responses have this size, each sent a turn after its request (0: never), and a connection to it. */
async function open(size = 1): Promise<void> {
  [text, concurrent, mostConcurrent] = ["", 0, 0];
  const paths: string[] = [];
  served = paths;
  server = createServer((request, response) => {
    paths.push(request.url ?? "");
    mostConcurrent = Math.max(mostConcurrent, ++concurrent);
    response.prependListener("finish", () => concurrent--);
    if (size > 0) setImmediate(() => response.end(`${request.url} `.repeat(size)));
  });
  serveInOrder(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
  socket.on("error", () => undefined);
}

const requests = (count: number) =>
  Array.from({ length: count }, (_, index) => `GET /${index} HTTP/1.1\r\nHost: x\r\n\r\n`).join("");
const paths = (count: number) => Array.from({ length: count }, (_, index) => `/${index}`);

it("the server handles pipelined requests in order, one at a time, and keeps the connection", async () => {
  await open();
  socket.on("data", (chunk) => (text += chunk));
  for (let round = 0; round < 3; round++) {
    [text, served.length] = ["", 0];
    socket.write(requests(50));
    await expect.poll(() => text.match(/\/\d+ (?=HTTP|$)/g)?.map((path) => path.trim())).toEqual(paths(50));
    expect([served, mostConcurrent, socket.destroyed]).toEqual([paths(50), 1, false]);
  }
});

it("the server handles a hundred pipelined requests, and closes the connection with the last response", async () => {
  await open();
  socket.on("data", (chunk) => (text += chunk));
  socket.write(requests(1_000));
  await new Promise((resolve) => socket.on("close", resolve));
  expect(served).toEqual(paths(101));
  expect(text.match(/HTTP\/1\.1 200/g)).toHaveLength(101);
  expect(text.match(/Connection: close/g)).toHaveLength(1);
});

it("the server prepares no further response while one is unread", async () => {
  await open(5_000_000);
  socket.pause();
  socket.write(requests(50));
  await expect.poll(() => served.length).toBeGreaterThan(0);
  const before = served.length;
  for (let turn = 0; turn < 200; turn++) await new Promise((resolve) => setImmediate(resolve));
  expect(mostConcurrent).toBe(1);
  expect(served.length).toBeLessThanOrEqual(before + 1);
});

it("the server ends a connection that keeps sending requests after the maximum", async () => {
  const silent = 0;
  await open(silent);
  const closed = new Promise((resolve) => socket.on("close", resolve).resume());
  socket.write(requests(20_000));
  await closed;
  expect(served).toEqual(["/0"]);
});

it("the server knows its open connections, and forgets those that have closed", async () => {
  await open();
  const connections = trackConnections(server);
  expect(trackConnections(server)).toBe(connections);
  const { port } = server.address() as AddressInfo;
  const others = [connect(port, "127.0.0.1"), connect(port, "127.0.0.1")];
  await expect.poll(() => connections.size).toBeGreaterThanOrEqual(2);
  for (const other of others) other.destroy();
  socket.destroy();
  await expect.poll(() => connections.size).toBe(0);
});

it("responses end their connection only while the server drains", async () => {
  const app = fastify();
  const health = { isDraining: false };
  closeConnectionsWhileDraining(app, health);
  app.get("/", async () => "response");
  const read = async () => (await app.inject("/")).headers.connection;
  const before = await read();
  health.isDraining = true;
  expect([before, await read()]).toEqual(["keep-alive", "close"]);
});
