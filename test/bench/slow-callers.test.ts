// The slow callers of the benchmarks: they keep their connections, send or read a little at a time, and leave when closed.
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import { openSlowReaders, openSlowSenders, type SlowCallers } from "../../bench/slow-callers.ts";

async function serve(handler: RequestListener) {
  const sockets = new Set<Socket>();
  const server = createServer(handler).on("connection", (socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, sockets };
}

async function expectToLeave(callers: SlowCallers, sockets: ReadonlySet<Socket>) {
  callers.close();
  await expect.poll(() => sockets.size).toBe(0);
  const before = callers.bytes();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(callers.bytes()).toBe(before);
}

it("slow senders send complete requests, byte by byte", async () => {
  const bodies: unknown[] = [];
  const { url, sockets } = await serve((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => {
      body += chunk;
    });
    request.on("end", () => {
      bodies.push(JSON.parse(body));
      response.end();
    });
  });
  const callers = await openSlowSenders({ url, count: 4, everyMs: 1 });
  expect(sockets.size).toBe(4);
  await expect.poll(() => bodies.length).toBeGreaterThan(5);
  expect(bodies[0]).toHaveLength(2);
  expect(callers.closed()).toBe(0);
  await expectToLeave(callers, sockets);
});

it("half of the slow senders have sent their headers, and none a body", async () => {
  const begun: (string | undefined)[] = [];
  const { url } = await serve(({ method, headers }) => begun.push(`${method} ${headers["content-length"]}`));
  const callers = await openSlowSenders({ url, count: 6, everyMs: 1_000_000 });
  onTestFinished(() => callers.close());
  await expect.poll(() => begun).toEqual(Array(3).fill(expect.stringMatching(/^POST [1-9]\d+$/)));
  expect(callers.bytes()).toBeGreaterThan(3);
});

it("slow readers leave most of the responses unread", async () => {
  const { url, sockets } = await serve((request, response) => {
    response.end(request.method === "GET" ? Buffer.alloc(16_000_000) : "");
  });
  const callers = await openSlowReaders({ url, count: 3, everyMs: 5, readBytes: 10_000 });
  onTestFinished(() => callers.close());
  await expect.poll(() => callers.bytes()).toBeGreaterThan(20_000);
  const unsent = () => [...sockets].filter(({ writableLength }) => writableLength > 1_000_000);
  await expect.poll(() => unsent().length).toBe(3);
  expect(callers.closed()).toBe(0);
  unsent()[0]?.resetAndDestroy();
  await expect.poll(() => [callers.closed(), unsent().length]).toEqual([1, 3]);
  await expectToLeave(callers, sockets);
});

it("slow readers need a stored list", async () => {
  const { url } = await serve((_request, response) => response.writeHead(503).end());
  await expect(openSlowReaders({ url, count: 1, everyMs: 1, readBytes: 1 })).rejects.toThrow(
    "the response to POST was 503",
  );
});
