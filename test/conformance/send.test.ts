// How the suite sends: it waits where it is asked to, keeps its limits, and gives up on a target that only asks to wait.
import { createServer, Server, type ServerResponse } from "node:http";
import { type AddressInfo, createServer as createTcpServer, type Server as TcpServer } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import type { Probe } from "../../conformance/http/message.ts";
import {
  createSender,
  OutOfRequests,
  type SenderOptions,
  TargetBusy,
  TargetUnreachable,
  waitMs,
} from "../../conformance/http/send.ts";

const probe: Probe = { operationId: "any", method: "GET", path: "/", headers: {}, body: undefined, stores: false };
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** `respond` gets the number of the request, from 1. */
async function sendTo(
  respond: (count: number, response: ServerResponse) => void,
  options: Partial<SenderOptions> = {},
) {
  let count = 0;
  const server = createServer((_request, response) => respond(++count, response));
  return { ...(await sendToServer(server, "127.0.0.1", options)), count: () => count };
}

async function sendToServer(server: TcpServer, host = "127.0.0.1", options: Partial<SenderOptions> = {}) {
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const { port } = server.address() as AddressInfo;
  const base = new URL(`http://${host.includes(":") ? `[${host}]` : host}:${port}`);
  const sender = createSender({ base, maxRequests: 100, ratePerSecond: 0, timeoutMs: 60_000, ...options });
  closing.push(
    () => sender.close(),
    () => server.close(),
    () => void (server instanceof Server && server.closeAllConnections()),
  );
  return { sender };
}

const reply = (response: ServerResponse, status: number, headers = {}) => response.writeHead(status, headers).end();

describe("a target that asks to wait", () => {
  it.each([429, 503])("a request that gets %i is repeated until the response is another", async (status) => {
    const { sender, count } = await sendTo((number, response) =>
      number < 3 ? reply(response, status, { "retry-after": "0" }) : reply(response, 204),
    );
    expect((await sender.send(probe)).status).toBe(204);
    expect(count()).toBe(3);
    expect(sender.sent()).toBe(3);
    expect(sender.retries()).toEqual({ [status]: 2 });
  });

  it("a request that gets 503 without Retry-After is not repeated", async () => {
    const { sender, count } = await sendTo((_number, response) => reply(response, 503));
    expect([(await sender.send(probe)).status, count(), sender.retries()]).toEqual([503, 1, {}]);
  });

  it("a target that asks to wait is asked once where a recipe wants that response", async () => {
    const { sender, count } = await sendTo((_number, response) => reply(response, 429, { "retry-after": "0" }));
    expect([(await sender.sendOnce(probe)).status, count()]).toEqual([429, 1]);
  });

  it("a run stops when the target asks to wait for each request", async () => {
    const { sender } = await sendTo((_number, response) => reply(response, 429, { "retry-after": "0" }));
    await sender.send(probe);
    await sender.send(probe);
    await expect(sender.send(probe)).rejects.toThrow(TargetBusy);
  });

  it("a response in between shows that the target is not busy for good", async () => {
    const { sender } = await sendTo((number, response) =>
      number === 9 ? reply(response, 204) : reply(response, 429, { "retry-after": "0" }),
    );
    const statuses: number[] = [];
    for (let index = 0; index < 4; index++) statuses.push((await sender.send(probe)).status);
    expect(statuses).toEqual([429, 204, 429, 429]);
  });
});

describe("a connection", () => {
  it("a connection that the target closed while idle costs no failure", async () => {
    let used = 0;
    const server = createTcpServer((socket) => {
      const number = ++used;
      let requests = 0;
      socket
        .on("error", () => undefined)
        .on("data", () => {
          // The first connection is reset at its second request, before a response.
          if (number === 1 && ++requests === 2) socket.resetAndDestroy();
          else socket.write("HTTP/1.1 204 No Content\r\n\r\n");
        });
    });
    const { sender } = await sendToServer(server);
    expect([(await sender.send(probe)).status, (await sender.send(probe)).status, used]).toEqual([204, 204, 2]);
  });

  it("a connection that is reset before its first response is a failure", async () => {
    const { sender } = await sendToServer(
      createTcpServer((socket) => socket.on("data", () => socket.resetAndDestroy())),
    );
    await expect(sender.send(probe)).rejects.toThrow(TargetUnreachable);
  });

  it("a target with https is reached over TLS", async () => {
    const sent: number[] = [];
    const server = createTcpServer((socket) =>
      socket.once("data", (data) => {
        sent.push(...data.subarray(0, 1));
        socket.destroy();
      }),
    );
    const { sender } = await sendToServer(server);
    const base = new URL(`https://127.0.0.1:${(server.address() as AddressInfo).port}`);
    await expect(sender.send({ ...probe, base })).rejects.toThrow(TargetUnreachable);
    // The type of a TLS handshake (RFC 8446, 5.1).
    expect(sent).toEqual([22]);
  });

  it("a target may have an IPv6 address", async () => {
    const { sender } = await sendToServer(
      createServer((_request, response) => reply(response, 204)),
      "::1",
    );
    expect((await sender.send(probe)).status).toBe(204);
  });
});

describe("the time to wait", () => {
  const now = Date.parse("2026-01-01T00:00:00Z");
  it.each([
    ["2", 2_000],
    ["0", 100],
    ["3600", 10_000],
    ["Thu, 01 Jan 2026 00:00:03 GMT", 3_000],
    ["Wed, 31 Dec 2025 00:00:00 GMT", 100],
    ["soon", 500],
    [undefined, 500],
  ])("the wait for Retry-After: %s is %i ms", (text, expected) => {
    expect(waitMs({ headers: text === undefined ? {} : { "retry-after": text } }, now)).toBe(expected);
  });
});

describe("limits", () => {
  it("a limit ends the run after the last allowed request", async () => {
    const { sender, count } = await sendTo((_number, response) => reply(response, 204), { maxRequests: 2 });
    await sender.send(probe);
    await sender.send(probe);
    await expect(sender.send(probe)).rejects.toThrow(OutOfRequests);
    expect(count()).toBe(2);
  });

  it("a time limit ends a request without a response", async () => {
    const { sender } = await sendTo(() => undefined, { timeoutMs: 50 });
    await expect(sender.send(probe)).rejects.toThrow("no response within 50 ms");
    expect(sender.responses()).toBe(0);
  });

  it("a path is below that of the target, or of the request's own target", async () => {
    const seen: string[] = [];
    const server = createServer((request, response) => {
      seen.push(`${request.method} ${request.url}`);
      reply(response, 204);
    });
    await sendToServer(server);
    const { port } = server.address() as AddressInfo;
    const at = (path: string) => new URL(`http://127.0.0.1:${port}${path}`);
    for (const path of ["", "/", "/api", "/api/v1/"]) {
      const sender = createSender({ base: at(path), maxRequests: 9, ratePerSecond: 0, timeoutMs: 60_000 });
      await sender.send({ ...probe, method: "PUT", path: "/a%20b?c" });
      await sender.send({ ...probe, path: "/d", base: at("/other/") });
      sender.close();
    }
    const own = "GET /other/d";
    expect(seen).toEqual(
      ["/a%20b?c", "/a%20b?c", "/api/a%20b?c", "/api/v1/a%20b?c"].flatMap((path) => [`PUT ${path}`, own]),
    );
  });

  it("a body with a pause in it arrives whole", async () => {
    let body = "";
    const server = createServer(async (request, response) => {
      for await (const piece of request) body += String(piece);
      reply(response, 204);
    });
    const { sender } = await sendToServer(server);
    await sender.send({ ...probe, method: "POST", body: Buffer.from("abc"), pauseMs: 20 });
    expect(body).toBe("abc");
  });

  it("the values of a repeated header are joined", async () => {
    const { sender } = await sendTo((_number, response) => reply(response, 204, { "set-cookie": ["a=1", "b=2"] }));
    expect((await sender.send(probe)).headers["set-cookie"]).toBe("a=1, b=2");
  });

  it("a response that is cut off is no response", async () => {
    const { sender } = await sendTo((_number, response) => {
      response.writeHead(200, { "content-length": "10" }).write("half");
      setTimeout(() => response.destroy(), 5);
    });
    await expect(sender.send(probe)).rejects.toThrow(TargetUnreachable);
  });

  it("a rate limit spaces out the requests", async () => {
    const { sender, count } = await sendTo((_number, response) => reply(response, 204), { ratePerSecond: 1 });
    await sender.send(probe);
    const second = sender.send(probe);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(count()).toBe(1);
    expect((await second).status).toBe(204);
  });
});
