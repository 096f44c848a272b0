// Health for load balancers: checked in the database, on both listeners and outside every limit.
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { Server } from "node:http";
import { afterEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { createHealth } from "../../../server/ops/health.ts";
import { createMetrics } from "../../../server/ops/metrics.ts";
import { startOpsListener } from "../../../server/ops/ops-listener.ts";
import { createAdmission } from "../../../server/ops/overload-guard.ts";
import { createRateLimiter } from "../../../server/ops/rate-limit.ts";
import { startTestServer, type TestServer } from "../../support/server.ts";

const fine = async () => undefined;

describe("ready", () => {
  it("readiness is asked of the database once in a second", async () => {
    let now = 0;
    let asked = 0;
    const check = async () => void asked++;
    const health = createHealth({ check, clock: () => now });
    for (now of [0, 500, 999]) expect(await health.ready()).toBe("ready");
    expect(asked).toBe(1);
    now = 1_000;
    await Promise.all([health.ready(), health.ready()]);
    expect(asked).toBe(2);
  });

  it("readiness is false when the database refuses, throws or times out, and true again afterwards", async () => {
    let check: () => Promise<void> = () => Promise.reject(new Error("gone"));
    const health = createHealth({ check: () => check(), cacheMs: 0, timeoutMs: 20 });
    expect(await health.ready()).toBe("database does not respond");
    check = () => {
      throw new Error("gone at once");
    };
    expect(await health.ready()).toBe("database does not respond");
    check = () => new Promise(() => undefined);
    expect(await health.ready()).toBe("database does not respond");
    check = fine;
    expect(await health.ready()).toBe("ready");
  });

  it("readiness waits a second for the database, and no timer outlives a response", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    onTestFinished(() => void vi.useRealTimers());
    let found = "";
    const asking = createHealth({ check: () => new Promise(() => undefined) }).ready();
    asking.then((readiness) => (found = readiness));
    await vi.advanceTimersByTimeAsync(999);
    expect(found).toBe("");
    await vi.advanceTimersByTimeAsync(1);
    expect(found).toBe("database does not respond");
    expect(await createHealth({ check: fine }).ready()).toBe("ready");
    expect(vi.getTimerCount()).toBe(0);
  });

  it("readiness is false after drain(), even while an earlier result is cached", async () => {
    const health = createHealth({ check: fine });
    expect(await health.ready()).toBe("ready");
    health.drain();
    expect([await health.ready(), health.isDraining]).toEqual(["draining", true]);
  });
});

describe("the public listener", () => {
  let server: TestServer;
  afterEach(() => server.close());

  it("the public listener responds without a token, regardless of limits and load", async () => {
    const admission = createAdmission({ waitLimitMs: 0, queueLimit: 1, storeLoad: () => ({ pendingWrites: 5 }) });
    const addressLimit = createRateLimiter({ name: "address", perSecond: 1, windowSeconds: 1 });
    const health = createHealth({ check: fine });
    server = await startTestServer({ ops: { health, admission, addressLimit } });
    const get = (path: string) => server.send({ path, headers: { authorization: "" } });
    for (let time = 0; time < 5; time++) expect((await get("/health/ready")).status).toBe(200);
    expect((await get("/v1/Contacts/C/PhoneNumbers")).status).toBe(503);
    expect(await get("/health/live")).toMatchObject({ status: 200, text: "live\n" });
    health.drain();
    expect(await get("/health/ready")).toMatchObject({ status: 503, text: "draining\n" });
    expect((await get("/health/live")).status).toBe(200);
    expect((await get("/health/ready")).headers).toMatchObject({
      "cache-control": "no-store",
      "content-type": "text/plain; charset=utf-8",
      connection: "close",
    });
  });

  it("the public listener has no metrics", async () => {
    server = await startTestServer({ ops: { health: createHealth({ check: fine }), metrics: createMetrics() } });
    expect((await server.send({ path: "/metrics" })).status).toBe(404);
  });
});

describe("the operators' listener", () => {
  async function listen(check: () => Promise<void> = fine) {
    const health = createHealth({ check, cacheMs: 0 });
    const listener = await startOpsListener({ host: "127.0.0.1", port: 0, health, metrics: createMetrics() });
    onTestFinished(() => listener.close());
    return listener;
  }

  it.each([
    ["GET", "/health/live", 200, "live\n"],
    ["GET", "/health/ready?from=probe", 200, "ready\n"],
    ["GET", "/health", 404, "the path must be one of /health/live, /health/ready, /metrics\n"],
    ["GET", "/v1/Contacts/C/PhoneNumbers", 404, "the path must be one of /health/live, /health/ready, /metrics\n"],
    ["POST", "/metrics", 405, "the method must be GET\n"],
    ["POST", "/nothing", 405, "the method must be GET\n"],
  ])("the operations listener responds to %s %s with %d", async (method, path, status, text) => {
    const { url } = await listen();
    const response = await fetch(url + path, { method });
    const { headers } = response;
    expect([response.status, await response.text(), headers.get("allow")]).toEqual([
      status,
      text,
      status === 405 ? "GET" : null,
    ]);
    expect(headers.get("content-type")).toBe("text/plain; charset=utf-8");
    expect(headers.get("cache-control")).toBe("no-store");
  });

  it("the operations listener has the metrics of the process", async () => {
    const { url } = await listen();
    const metrics = await fetch(`${url}/metrics?name=x`);
    expect(metrics.headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
    expect(await metrics.text()).toContain("process_cpu_seconds_total");
  });

  it("the operators' listener waits five seconds for a request", async () => {
    const { url } = await listen();
    let server: Server | undefined;
    const note = (message: unknown) => {
      server = (message as { readonly server: Server }).server;
    };
    subscribe("http.server.request.start", note);
    onTestFinished(() => void unsubscribe("http.server.request.start", note));
    await fetch(`${url}/health/live`);
    expect(server).toMatchObject({ requestTimeout: 5_000, headersTimeout: 5_000 });
  });

  it("the operators' listener responds with 500 when a scrape fails, and nothing of it may be cached", async () => {
    const metrics = { ...createMetrics(), text: () => Promise.reject(new Error("no metrics")) };
    const health = createHealth({ check: fine });
    const listener = await startOpsListener({ host: "127.0.0.1", port: 0, health, metrics });
    onTestFinished(() => listener.close());
    const failed = await fetch(`${listener.url}/metrics`);
    expect([failed.status, await failed.text()]).toEqual([500, "failed\n"]);
    for (const path of ["/metrics", "/health/live", "/nothing"]) {
      expect((await fetch(listener.url + path)).headers.get("cache-control")).toBe("no-store");
    }
  });

  it("the operations listener sends 503 while the database does not respond", async () => {
    const { url } = await listen(() => Promise.reject(new Error("gone")));
    const answer = await fetch(`${url}/health/ready`);
    expect([answer.status, await answer.text()]).toEqual([503, "database does not respond\n"]);
  });

  it("the operations listener ends although a probe waits for the database", async () => {
    let asked = (): void => undefined;
    const waiting = new Promise<void>((resolve) => {
      asked = resolve;
    });
    const ready = () => new Promise<never>(() => asked());
    const health = { ...createHealth({ check: fine }), ready };
    const listener = await startOpsListener({ host: "127.0.0.1", port: 0, health, metrics: createMetrics() });
    const probe = fetch(`${listener.url}/health/ready`).catch((error: Error) => error);
    await waiting;
    await listener.close();
    expect(await probe).toBeInstanceOf(Error);
  });

  it("the operations listener has a URL for an IPv6 address too", async ({ skip }) => {
    const options = { host: "::1", port: 0, health: createHealth({ check: fine }), metrics: createMetrics() };
    const listener = await startOpsListener(options).catch(() => skip("there is no IPv6 here"));
    expect(listener.url).toMatch(/^http:\/\/\[::1\]:\d+$/);
    await listener.close();
  });

  it("the operations listener reports that its port is in use", async () => {
    const { url } = await listen();
    const again = startOpsListener({
      host: "127.0.0.1",
      port: Number(new URL(url).port),
      health: createHealth({ check: fine }),
      metrics: createMetrics(),
    });
    await expect(again).rejects.toThrow(/EADDRINUSE/);
  });
});
