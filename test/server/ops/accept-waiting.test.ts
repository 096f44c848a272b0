// A connection that the system has completed when the listener closes would be reset: it is accepted and served first.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Worker } from "node:worker_threads";
import type { FastifyInstance } from "fastify";
import { expect, it } from "vitest";
import { createHealth } from "../../../server/ops/health.ts";
import { createShutdown } from "../../../server/ops/shutdown.ts";

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

it("connections completed before the listener closes are served", async () => {
  const server = createServer((_request, response) => response.setHeader("connection", "close").end("served"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const app = { server, close: async () => undefined } as unknown as FastifyInstance;
  const health = createHealth({ check: async () => undefined });
  const shutdown = createShutdown({ app, stores: [], health, drainDelayMs: 0, drainTimeoutMs: 5_000 });
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
