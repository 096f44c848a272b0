// A caller that does not read its responses loses its connection; a caller that reads above the minimum rate does not.
import { createServer } from "node:http";
import { connect, Socket } from "node:net";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { createMetrics } from "../../../server/ops/metrics.ts";
import { closeSlowReaders, createSlowReaders } from "../../../server/ops/slow-readers.ts";
import type { Service } from "../../../server/service.ts";
import { freshContact, startTestServer, tokens } from "../../support/server.ts";
import { stubService } from "../../support/stub-service.ts";
import { number } from "../phone-numbers/contact.ts";

const kib = 1024;

describe("the sweep", () => {
  function sweeping(timeoutMs = 1_000) {
    let now = 0;
    let closed = 0;
    const connection = { bytesWritten: 0, writableLength: 0, resetAndDestroy: () => connection as never };
    const slowReaders = createSlowReaders({ timeoutMs, clock: () => now, onClosed: () => closed++ });
    /** After so many milliseconds so much was given to the connection, and so much of it is not sent. */
    const at = (ms: number, written: number, unsent: number) => {
      now = ms;
      Object.assign(connection, { bytesWritten: written, writableLength: unsent });
      slowReaders.sweep([connection]);
      return closed;
    };
    return at;
  }

  it("the sweep closes a connection that read nothing in time", () => {
    const at = sweeping();
    expect([at(0, 100, 100), at(999, 100, 100), at(1_000, 100, 100)]).toEqual([0, 0, 1]);
  });

  it("the sweep closes a connection that reads a few bytes now and then", () => {
    const at = sweeping();
    expect([at(0, 500 * kib, 500 * kib), at(500, 500 * kib, 499 * kib), at(1_000, 500 * kib, 498 * kib)]).toEqual([
      0, 0, 1,
    ]);
  });

  it("the sweep keeps a connection that reads 64 KiB in time", () => {
    const at = sweeping();
    at(0, 500 * kib, 500 * kib);
    expect([at(900, 500 * kib, 430 * kib), at(1_800, 500 * kib, 360 * kib)]).toEqual([0, 0]);
  });

  it("the sweep leaves one whose small responses were all read, though one was being sent at each sweep", () => {
    const at = sweeping();
    expect([at(0, 100, 100), at(900, 200, 100), at(1_800, 300, 100)]).toEqual([0, 0, 0]);
    expect([at(2_700, 300, 0), at(5_000, 400, 100), at(5_900, 400, 100), at(6_000, 400, 100)]).toEqual([0, 0, 0, 1]);
  });
});

it.each([
  [1_000, 500],
  [3_600_000, 5_000],
])("with a timeout of %d ms, connections are looked at every %d ms until the server closes", (timeoutMs, everyMs) => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  onTestFinished(() => void vi.useRealTimers());
  const server = createServer();
  closeSlowReaders(server, { timeoutMs });
  let looks = 0;
  const socket = Object.defineProperty(new Socket(), "bytesWritten", { get: () => ++looks });
  server.emit("connection", socket);
  const looksAfter = (ms: number) => {
    looks = 0;
    vi.advanceTimersByTime(ms);
    return looks;
  };
  expect([looksAfter(everyMs - 1), looksAfter(1), looksAfter(10 * everyMs)]).toEqual([0, 1, 10]);
  server.emit("close");
  expect(looksAfter(10 * everyMs)).toBe(0);
});

it("callers that pipeline large responses and never read do not lock out others", async () => {
  const metrics = createMetrics();
  const maxConnections = 20;
  const server = await startTestServer({ maxConnections, responseTimeoutMs: 200, ops: { metrics } });
  onTestFinished(() => server.close());
  const attackers = Array.from({ length: maxConnections }, () => {
    const socket = connect(server.port, "127.0.0.1").on("error", () => undefined);
    socket.write("GET /docs/viewer.js HTTP/1.1\r\nHost: a\r\n\r\n".repeat(60));
    return socket;
  });
  onTestFinished(() => {
    for (const socket of attackers) socket.destroy();
  });
  const closed = async () => /^slow_readers_closed_total\{reason="time"\} (\d+)$/m.exec(await metrics.text())?.[1];
  await expect.poll(closed).toBe(`${maxConnections}`);
  expect((await server.send({ path: "/openapi.json" })).status).toBe(200);
});

it("a connection that is closed to free memory is counted with this reason", async () => {
  const metrics = createMetrics();
  // Nine responses of 32 MiB are more than may be unsent.
  const body = Array.from({ length: 8_192 }, () => number({ PhoneNumber: "1", Notes: "n".repeat(4_096) }));
  const listPhoneNumbers: Service["listPhoneNumbers"] = async () => ({ status: 200, body, headers: { etag: '"1"' } });
  const service = stubService({ listPhoneNumbers });
  const server = await startTestServer({ service, validateResponses: false, ops: { metrics } });
  onTestFinished(() => server.close());
  const { path } = freshContact();
  const sockets = Array.from({ length: 9 }, () => {
    const socket = connect(server.port, "127.0.0.1").on("error", () => undefined);
    socket.write(`GET ${path} HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ${tokens.all}\r\n\r\n`);
    return socket;
  });
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
  });
  await expect.poll(() => metrics.text()).toMatch(/^slow_readers_closed_total\{reason="memory"\} [1-9]/m);
});
