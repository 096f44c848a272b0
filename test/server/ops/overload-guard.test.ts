// The overload guard: a caller that disconnects while waiting is not served, and a refusal has every declared header.

import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import { type AddressInfo, connect } from "node:net";
import type { FastifyBaseLogger } from "fastify";
import { expect, it, onTestFinished, vi } from "vitest";
import type { Admission, Arrival } from "../../../server/ops/overload-guard.ts";
import { guardAgainstOverload } from "../../../server/ops/overload-guard.ts";

async function startGuarded() {
  const arrivals: Arrival[] = [];
  const served: (string | undefined)[] = [];
  const warnings: unknown[] = [];
  const shed: string[] = [];
  const sockets: IncomingMessage["socket"][] = [];
  const server = createServer((request, response) => {
    served.push(request.url);
    response.end("served");
  });
  const admission: Admission = {
    arrive: (arrival) => void arrivals.push(arrival),
    requestsWaiting: () => 0,
    requestsInFlight: () => 0,
    track: () => undefined,
  };
  const log = { warn: (...line: unknown[]) => warnings.push(line) } as unknown as FastifyBaseLogger;
  const metrics = { shed: (reason: string) => shed.push(reason) } as never;
  guardAgainstOverload(server, { admission, log, metrics, restMs: 0 });
  server.on("connection", (socket) => sockets.push(socket));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const send = (text: string) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(text));
    return socket;
  };
  return { arrivals, served, warnings, shed, sockets, port, send };
}

it("a caller that left while it waited is not served, and others are", async () => {
  const { arrivals, served, sockets, send } = await startGuarded();
  const leaving = send("GET /left HTTP/1.1\r\nHost: a\r\n\r\n");
  await expect.poll(() => arrivals.length).toBe(1);
  leaving.destroy();
  await expect.poll(() => sockets[0]?.destroyed).toBe(true);
  send("GET /stayed HTTP/1.1\r\nHost: a\r\n\r\n");
  await expect.poll(() => arrivals.length).toBe(2);
  for (const { admit } of arrivals) admit();
  expect(served).toEqual(["/stayed"]);
});

it("health checks do not wait", async () => {
  const { arrivals, served, port } = await startGuarded();
  expect((await fetch(`http://127.0.0.1:${port}/health/live`)).status).toBe(200);
  expect([arrivals.length, served]).toEqual([0, ["/health/live"]]);
});

it("a refusal has Retry-After and the caller's format, is logged with its caller, and is counted", async () => {
  const { arrivals, shed, warnings, served, port } = await startGuarded();
  const headers = { "x-request-id": "a-caller-s-own-id", accept: "application/xml" };
  const sent = fetch(`http://127.0.0.1:${port}/v1/Contacts/C/PhoneNumbers`, { headers });
  await expect.poll(() => arrivals.length).toBe(1);
  arrivals[0]?.refuse("delay");
  const response = await sent;
  const names = ["retry-after", "x-request-id", "vary", "cache-control", "content-type"];
  expect([response.status, ...names.map((name) => response.headers.get(name))]).toEqual([
    503,
    "1",
    "a-caller-s-own-id",
    "Accept, Content-Type",
    "no-store",
    "application/xml; charset=utf-8",
  ]);
  const text = await response.text();
  expect(text).toContain("<ErrorCode>ServiceUnavailable</ErrorCode>");
  expect(response.headers.get("content-length")).toBe(String(Buffer.byteLength(text)));
  expect([shed, served]).toEqual([["delay"], []]);
  expect(warnings).toEqual([[{ refused: 1 }, expect.stringContaining("overloaded")]]);
});

it("refusals have one line in ten seconds, with their number since the last line", async () => {
  vi.useFakeTimers({ toFake: ["performance"] });
  onTestFinished(() => void vi.useRealTimers());
  const { arrivals, warnings, port } = await startGuarded();
  const refuse = async () => {
    const known = arrivals.length;
    const sent = fetch(`http://127.0.0.1:${port}/v1/Contacts/C/PhoneNumbers`);
    // Polling would advance the clock.
    while (arrivals.length === known) await new Promise((resolve) => setImmediate(resolve));
    arrivals[known]?.refuse("queue");
    await sent;
  };
  for (const ms of [0, 0, 9_999, 1, 10_000]) {
    vi.advanceTimersByTime(ms);
    await refuse();
  }
  expect(warnings.map((line) => (line as [object])[0])).toEqual([{ refused: 1 }, { refused: 3 }, { refused: 1 }]);
});

it.each([
  ["Content-Type: text/xml; charset=utf-8", "text/xml"],
  ["Content-Type: text/json\r\nAccept: application/xml", "application/xml"],
  ["Accept: image/png", "application/json"],
  ["Content-Type: nonsense", "application/json"],
  ["X-Nothing: of it", "application/json"],
])("a refusal of a request with %s is %s", async (headers, mediaType) => {
  const { arrivals, send } = await startGuarded();
  const socket = send(`GET /v1/Contacts/C/PhoneNumbers HTTP/1.1\r\nHost: a\r\n${headers}\r\n\r\n`);
  await expect.poll(() => arrivals.length).toBe(1);
  arrivals[0]?.refuse("queue");
  const [response] = await once(socket, "data");
  expect(String(response)).toContain(`\r\ncontent-type: ${mediaType}; charset=utf-8\r\n`);
});
