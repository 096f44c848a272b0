// The end of a server, one promise at a time: what waits is served, what never asks is closed, and all parts are closed.
import dns from "node:dns";
import { createServer, type Server } from "node:http";
import { type AddressInfo, connect, isIP } from "node:net";
import { Worker } from "node:worker_threads";
import type { FastifyInstance } from "fastify";
import { expect, it, onTestFinished, vi } from "vitest";
import { startPostgres } from "../../../bench/postgres-server.ts";
import { readConfig } from "../../../server/config/config.ts";
import { createHealth } from "../../../server/ops/health.ts";
import { createShutdown } from "../../../server/ops/shutdown.ts";
import { start } from "../../../server/start.ts";
import { countOpenConnections } from "../../support/open-connections.ts";
import { run } from "../config/run-server.ts";

const connections = 8;

/** Connects while this thread is busy; then sends a request on each connection, and posts what comes back. */
const client = `
  const { workerData: { port, connected }, parentPort } = require("node:worker_threads");
  const { connect } = require("node:net");
  let open = 0;
  for (let index = 0; index < ${connections}; index++) {
    let text = "";
    const socket = connect(port, "127.0.0.1", () => {
      if (++open < ${connections}) return;
      Atomics.store(connected, 0, 1);
      Atomics.notify(connected, 0);
    });
    socket.write("GET / HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n");
    socket.on("data", (chunk) => (text += chunk));
    socket.on("error", (error) => (text = error.code));
    socket.on("close", () => parentPort.postMessage(text.slice(0, 15)));
  }
`;

async function listen(): Promise<Server> {
  const server = createServer((_request, response) => response.setHeader("connection", "close").end("served"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

function endOf(server: Server, closed: string[] = []) {
  const part = (name: string) => ({ close: async () => void closed.push(name) });
  const app = { server, ...part("app") } as unknown as FastifyInstance;
  const opsListener = { ...part("operator's listener"), url: "" };
  const health = createHealth({ check: async () => undefined });
  // Far more than a test may take.
  const drainTimeoutMs = 600_000;
  return createShutdown({ app, stores: [part("store")], health, opsListener, drainDelayMs: 0, drainTimeoutMs });
}

it("a connection that never sends a request does not hold up the end, and all parts are closed", async () => {
  const server = await listen();
  const closed: string[] = [];
  const shutdown = endOf(server, closed);
  const accepted = new Promise((resolve) => server.once("connection", resolve));
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1").on("error", () => undefined);
  await accepted;
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
  // Each call waits for the one end, which leaves no timer.
  await Promise.all([shutdown(), shutdown()]);
  expect(closed).toEqual(["app", "store", "operator's listener"]);
  expect(vi.getTimerCount()).toBe(0);
  socket.destroy();
});

it("connections completed before the listener closes are served", async () => {
  const server = await listen();
  const shutdown = endOf(server);
  const connected = new Int32Array(new SharedArrayBuffer(4));
  const responses: string[] = [];
  let ended: Promise<void> | undefined;
  const exited = await new Promise<Promise<unknown>>((resolve) => {
    // A timer of the same list as the first one of the shutdown, and before it: nothing is accepted between the two.
    setTimeout(() => {
      const port = (server.address() as AddressInfo).port;
      const worker = new Worker(client, { eval: true, workerData: { port, connected } });
      worker.on("message", (text) => responses.push(text));
      Atomics.wait(connected, 0, 0);
      resolve(new Promise((exit) => worker.once("exit", exit)));
    }, 1);
    ended = shutdown({ atOnce: false });
  });
  await Promise.all([ended, exited]);
  expect(responses).toEqual(Array(connections).fill("HTTP/1.1 200 OK"));
});

it("a server that has ended leaves no connection to its database open", async () => {
  const postgres = await startPostgres();
  onTestFinished(() => postgres.remove());
  const database = await postgres.createDatabase();
  const flags = ["--port", "0", "--auth", "tokens", "--log-level", "silent", "--database", database];
  const { url, close } = await start(readConfig(flags, {}));
  const headers = { authorization: "Bearer cpn_unknown" };
  expect((await fetch(`${url}/v1/Contacts/C/PhoneNumbers`, { headers })).status).toBe(401);
  await close();
  expect(await countOpenConnections(database)).toBe(0);
});

it("a server on localhost has one listener: another one would have neither its limits nor its end", async () => {
  const lookup = vi.spyOn(dns, "lookup");
  onTestFinished(() => lookup.mockRestore());
  const addresses = [1, 2].map((last) => ({ address: `127.0.0.${last}`, family: 4 }));
  const answer = (host: string, options: unknown, done: unknown = options) =>
    typeof options === "object"
      ? (done as (error: null, found: object[]) => void)(null, addresses)
      : (done as (error: null, found: string, family: number) => void)(null, isIP(host) ? host : "127.0.0.1", 4);
  lookup.mockImplementation(answer as never);
  const { url } = await run({ host: "localhost" });
  await expect(fetch(`http://127.0.0.2:${new URL(url).port}/health/live`)).rejects.toThrow("fetch failed");
});
