// The request log: one line per request, with who called, what came back, how long it took and which trace it is of.

import { connect } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { afterEach, beforeEach, expect, it, onTestFinished } from "vitest";
import { createRequestLog } from "../../../server/http/request-log.ts";
import { createHealth } from "../../../server/ops/health.ts";
import { createMetrics } from "../../../server/ops/metrics.ts";
import type { Service } from "../../../server/service.ts";
import { freshContact, startTestServer, type TestServer, tokens } from "../../support/server.ts";
import { stubService } from "../../support/stub-service.ts";

let text = "";
let server: TestServer;
const stream = {
  write(line: string) {
    text += line;
  },
};
const logger = { level: "info", stream };
beforeEach(async () => {
  text = "";
  server = await startTestServer({ logger });
});
afterEach(() => server.close());

const isRequest = ({ msg }: Line) => msg === "request";
type Line = Readonly<Record<string, unknown>>;
const lines = (): Line[] =>
  text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Line);
async function requestLines(count: number): Promise<Line[]> {
  await expect.poll(() => lines().filter(isRequest).length).toBe(count);
  return lines().filter(isRequest);
}

it("health checks have no line", async () => {
  const health = createHealth({ check: async () => undefined });
  const watched = await startTestServer({ logger, ops: { health } });
  onTestFinished(() => watched.close());
  for (const path of ["/health/live", "/health/ready", freshContact().path]) await watched.send({ path });
  expect(await requestLines(1)).toMatchObject([{ route: "/v1/Contacts/:contactID/PhoneNumbers" }]);
});

it("the log names the address that the server listens on", () => {
  expect(lines()).toMatchObject([{ level: 30, msg: `Server listening at ${server.url}` }]);
});

it("lines on the same route differ by caller and status, whatever came before", async () => {
  const { path } = freshContact();
  const post = (token: string) =>
    server.send({
      method: "POST",
      path,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: "[]",
    });
  for (let turn = 0; turn < 2; turn++) {
    await post(tokens.all);
    await post(tokens.writer);
    await post(tokens.reader);
    await post("unknown");
  }
  const seen = (await requestLines(8)).map(({ principal, statusCode }) => [principal, statusCode]);
  const once = [
    ["token:all", 200],
    ["token:writer", 200],
    ["none", 403],
    ["none", 401],
  ];
  expect(seen).toEqual([...once, ...once]);
});

it("lines on the same route differ by media type, whatever came before", async () => {
  const { path } = freshContact();
  const types = ["application/json", "application/xml", "application/json"];
  for (const accept of types) await server.send({ path, headers: { accept } });
  expect((await requestLines(3)).map(({ mediaType }) => mediaType)).toEqual(types);
});

it("the log line has method, route, operation, media type and request id", async () => {
  const { path } = freshContact();
  const got = await server.send({ path, headers: { accept: "application/xml" } });
  await server.send({ method: "DELETE", path: `${path}/7` });
  await server.send({ path: "/nowhere" });
  const [listed, removed, unknown] = await requestLines(3);
  expect(listed).toMatchObject({
    method: "GET",
    route: "/v1/Contacts/:contactID/PhoneNumbers",
    operation: "listPhoneNumbers",
    mediaType: "application/xml",
    statusCode: 200,
    reqId: got.headers["x-request-id"],
  });
  expect(removed).toMatchObject({ method: "DELETE", operation: "removePhoneNumber" });
  expect(unknown).toMatchObject({ route: "unknown", operation: "none", statusCode: 404 });
  for (const line of [listed, removed, unknown]) expect(line).not.toHaveProperty("aborted");
});

it("logs the response time in milliseconds", async () => {
  let handlerMs = 0;
  const listPhoneNumbers: Service["listPhoneNumbers"] = async () => {
    const started = performance.now();
    await delay(100);
    handlerMs = performance.now() - started;
    return { status: 200, body: [], headers: { etag: '"1.x"' } };
  };
  const slow = await startTestServer({ logger, service: stubService({ listPhoneNumbers }) });
  onTestFinished(() => slow.close());
  const sent = performance.now();
  expect((await slow.send({ path: freshContact().path })).status).toBe(200);
  const [line] = await requestLines(1);
  const { responseTime } = line as { responseTime: number };
  // Between two measurements that hold on any machine; the margin is for rounding.
  expect(responseTime).toBeGreaterThan(handlerMs - 1);
  expect(responseTime).toBeLessThan(performance.now() - sent + 1);
});

it("marks a request whose caller left before the response, and does not count it", async () => {
  let arrived = (): void => undefined;
  let answer = (): void => undefined;
  const asked = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  const waiting = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const listPhoneNumbers: Service["listPhoneNumbers"] = async () => {
    arrived();
    await waiting;
    return { status: 200, body: [], headers: { etag: '"1.x"' } };
  };
  const metrics = createMetrics();
  const slow = await startTestServer({ logger, ops: { metrics }, service: stubService({ listPhoneNumbers }) });
  onTestFinished(() => slow.close());
  const socket = connect(slow.port, "127.0.0.1");
  socket.write(`GET ${freshContact().path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${tokens.all}\r\n\r\n`);
  await asked;
  socket.destroy();
  expect(await requestLines(1)).toMatchObject([
    { aborted: true, operation: "listPhoneNumbers", principal: "token:all" },
  ]);
  answer();
  await slow.send({ path: "/nowhere" });
  expect((await requestLines(2)).filter(({ aborted }) => aborted)).toHaveLength(1);
  const counted = (await metrics.text()).match(/^http_requests_total\{.*/gm);
  expect(counted).toEqual([expect.stringMatching(/operation="none",status="404".* 1$/)]);
});

it("carries the caller's trace on the request's line and on that of its error", async () => {
  const failing = await startTestServer({ logger, service: stubService() });
  onTestFinished(() => failing.close());
  const traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
  expect((await failing.send({ path: freshContact().path, headers: { traceparent } })).status).toBe(500);
  const [line] = await requestLines(1);
  const traced = lines().filter((each) => JSON.stringify(each).includes("4bf92f3577b34da6a3ce929d0e0e4736"));
  expect(line).toMatchObject({ statusCode: 500 });
  expect(traced.map(({ level }) => level).sort()).toEqual([30, 50]);
});

it("the log remembers a bounded number of callers", () => {
  let children = 0;
  const log = {
    child() {
      children++;
      return { info: () => undefined };
    },
  };
  const observe = createRequestLog(log as never);
  const end = { status: 200, route: "/", operationId: undefined, elapsedMs: 1, isAborted: false } as const;
  const finish = (principalId: string) =>
    observe({ ...end, request: { id: "1", method: "GET", headers: {}, principalId, responseType: "" } as never });
  for (let caller = 0; caller < 1_000; caller++) finish(`token:${caller}`);
  finish("token:0");
  expect(children).toBe(1_000);
  finish("token:1000");
  finish("token:0");
  expect(children).toBe(1_002);
});

it("the log has refusals at level info and server errors at level error, without failing itself", async () => {
  const failing = await startTestServer({ logger, service: stubService() });
  onTestFinished(() => failing.close());
  await failing.send({ path: freshContact().path, headers: { authorization: "" } });
  await requestLines(1);
  expect(lines().filter(({ level }) => Number(level) >= 50)).toEqual([]);
  await failing.send({ path: freshContact().path });
  await requestLines(2);
  expect(lines().filter(({ level }) => Number(level) >= 50)).toHaveLength(1);
});
