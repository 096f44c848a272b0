// What is scraped: counted as it happened, with labels from bounded sets, whatever callers send.
import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, onTestFinished, vi } from "vitest";
import { operations } from "../../../generated/operations.ts";
import { readConfig } from "../../../server/config/config.ts";
import { createHealth } from "../../../server/ops/health.ts";
import { createMetrics, type Metrics } from "../../../server/ops/metrics.ts";
import { createOps } from "../../../server/ops/ops.ts";
import { createAdmission } from "../../../server/ops/overload-guard.ts";
import type { PhoneNumberStore } from "../../../server/storage/phone-number-store.ts";
import { openSqliteStore } from "../../../server/storage/sqlite/sqlite-store.ts";
import { freshContact, startTestServer, type TestServer } from "../../support/server.ts";
import { stubService } from "../../support/stub-service.ts";
import { adding } from "../storage/decisions.ts";

let folder: string;
let metrics: Metrics;
let store: PhoneNumberStore;
let server: TestServer;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "metrics-"));
  metrics = createMetrics();
  store = openSqliteStore({ file: join(folder, "a.sqlite"), onCommit: metrics.groupCommitted });
  const admission = createAdmission({ waitLimitMs: 0, queueLimit: 0, storeLoad: () => ({ pendingWrites: 0 }) });
  metrics.observe({
    storeLoad: () => store.load(),
    requestsWaiting: admission.requestsWaiting,
    requestsInFlight: admission.requestsInFlight,
  });
  const health = createHealth({ check: () => store.check() });
  server = await startTestServer({ store, ops: { metrics, health, admission } });
});
afterEach(async () => {
  await server.close();
  await store.close();
  rmSync(folder, { recursive: true });
});

const json = { "content-type": "application/json" };
const post = (path: string, body: string, headers = {}) =>
  server.send({ method: "POST", path, headers: { ...json, ...headers }, body });

/** The samples of one metric, by their labels as they stand. */
async function samples(name: string): Promise<Record<string, number>> {
  const lines = (await metrics.text()).split("\n").filter((line) => new RegExp(`^${name}(?:\\{| )`).test(line));
  return Object.fromEntries(
    lines.map((line) => [/\{(.*)\}/.exec(line)?.[1] ?? "", Number(line.slice(line.lastIndexOf(" ")))]),
  );
}

it("the metrics count requests by operation, status and media type, and their duration", async () => {
  const { path } = freshContact();
  await post(path, '[{"PhoneNumber":"555-0100"}]');
  await post(path, '[{"PhoneNumber":"555-0100"}]', { accept: "text/xml" });
  const { headers } = await server.send({ path });
  await server.send({ path, headers: { "if-none-match": headers.etag ?? "" } });
  await server.send({ path: `/${randomUUID()}` });
  await server.send({ path: "/health/ready" });
  await server.send({ path: "/openapi.json" });
  await server.sendRaw("nonsense\r\n\r\n");
  expect(await samples("http_requests_total")).toEqual({
    'operation="updatePhoneNumbers",status="200",media_type="application/json"': 1,
    'operation="updatePhoneNumbers",status="200",media_type="text/xml"': 1,
    'operation="listPhoneNumbers",status="200",media_type="application/json"': 1,
    'operation="listPhoneNumbers",status="304",media_type="none"': 1,
    'operation="none",status="404",media_type="application/json"': 1,
    'operation="none",status="200",media_type="none"': 1,
    'operation="none",status="400",media_type="none"': 1,
  });
  expect(await samples("http_request_duration_seconds_count")).toMatchObject({ 'operation="updatePhoneNumbers"': 2 });
});

it("the metrics use seconds", async () => {
  const start = performance.now();
  for (let time = 0; time < 30; time++) await store.write("C", adding);
  const seconds = (performance.now() - start) / 1_000;
  const [commits = 0] = Object.values(await samples("commit_duration_seconds_sum"));
  expect(commits).toBeGreaterThan(0);
  expect(commits).toBeLessThan(seconds);
  await post(freshContact().path, '[{"PhoneNumber":"555-0100"}]');
  const [requests = 0] = Object.values(await samples("http_request_duration_seconds_sum"));
  expect(requests).toBeGreaterThan(0);
  expect(requests).toBeLessThan((performance.now() - start) / 1_000);
});

it("the metrics are those that docs/operations.md names, and those of the process", async () => {
  metrics.groupCommitted(3, 0.02);
  metrics.requestFinished("listPhoneNumbers", 200, "application/json", 0.3);
  const types = [...(await metrics.text()).matchAll(/^# TYPE (\S+) (\S+)$/gm)].map(([, name, type]) => [name, type]);
  const own = types.filter(([name = ""]) => !/^(?:process|nodejs)_/.test(name));
  expect(Object.fromEntries(own)).toEqual({
    commit_duration_seconds: "histogram",
    commit_group_size: "histogram",
    contract_violations_total: "counter",
    dropped_connections_total: "counter",
    http_request_duration_seconds: "histogram",
    http_requests_in_flight: "gauge",
    http_requests_total: "counter",
    http_requests_waiting: "gauge",
    log_lines_dropped_total: "counter",
    rate_limited_requests_total: "counter",
    shed_requests_total: "counter",
    slow_readers_closed_total: "counter",
    store_connection_waiters: "gauge",
    store_connections: "gauge",
    store_connections_in_use: "gauge",
    store_pending_writes: "gauge",
  });
  const page = readFileSync(join(import.meta.dirname, "../../../docs/operations.md"), "utf8");
  const rows = [...page.matchAll(/^\| `([a-z_]+)` \| ([a-z]+) \|/gm)].map(([, name, type]) => [name, type]);
  expect(Object.fromEntries(rows)).toEqual(Object.fromEntries(own));
  expect(types.map(([name]) => name)).toEqual(
    expect.arrayContaining(["process_cpu_seconds_total", "nodejs_heap_size_used_bytes"]),
  );
});

it("the buckets range from a millisecond to ten seconds, and from 1 to 256 writes", async () => {
  metrics.groupCommitted(3, 0.02);
  metrics.requestFinished("listPhoneNumbers", 200, "application/json", 0.02);
  const bounds = async (name: string) =>
    Object.keys(await samples(`${name}_bucket`)).map((labels) => /le="([^"]+)"/.exec(labels)?.[1]);
  const times = "0.001 0.0025 0.005 0.01 0.025 0.05 0.1 0.25 0.5 1 2.5 5 10 +Inf".split(" ");
  expect(await bounds("commit_duration_seconds")).toEqual(times);
  expect(await bounds("http_request_duration_seconds")).toEqual(times);
  expect(await bounds("commit_group_size")).toEqual("1 2 4 8 16 32 64 128 256 +Inf".split(" "));
});

it("the metrics show the current load of the store and the handlers at each scrape", async () => {
  const observed = createMetrics();
  let load = { pendingWrites: 1, connections: 2, connectionsInUse: 3, connectionWaiters: 4 };
  let [waiting, inFlight] = [5, 6];
  observed.observe({
    storeLoad: () => load,
    requestsWaiting: () => waiting,
    requestsInFlight: () => inFlight,
  });
  const names = [
    ..."store_pending_writes store_connections store_connections_in_use store_connection_waiters".split(" "),
    ..."http_requests_waiting http_requests_in_flight".split(" "),
  ];
  const scrape = async () => {
    const text = await observed.text();
    return names.map((name) => Number(new RegExp(`^${name} (\\d+)$`, "m").exec(text)?.[1]));
  };
  expect(await scrape()).toEqual([1, 2, 3, 4, 5, 6]);
  load = { pendingWrites: 0, connections: 0, connectionsInUse: 0, connectionWaiters: 0 };
  [waiting, inFlight] = [0, 0];
  expect(await scrape()).toEqual([0, 0, 0, 0, 0, 0]);
});

it("the server's gauges show its waiting requests and those in flight, each its own", async () => {
  const observed = createMetrics();
  vi.useFakeTimers({ toFake: ["setImmediate"] });
  onTestFinished(() => void vi.useRealTimers());
  const { admission } = createOps(readConfig([], {}), store, observed);
  for (let left = 500; left > 0; left--) admission.arrive({ admit: () => undefined, refuse: () => undefined });
  admission.track(new Promise(() => undefined));
  const text = await observed.text();
  expect(admission.requestsWaiting()).toBeGreaterThan(1);
  expect(text).toContain(`\nhttp_requests_waiting ${admission.requestsWaiting()}\n`);
  expect(text).toContain("\nhttp_requests_in_flight 1\n");
});

it("no metric has a label that a caller can choose", async () => {
  for (let time = 0; time < 50; time++) {
    const odd = randomUUID();
    await server.send({
      method: "PATCH",
      path: `/${odd}?${odd}`,
      headers: { accept: `text/${odd}`, [`x-${odd}`]: odd },
    });
    await post(`/v1/Contacts/${odd}/PhoneNumbers`, odd, { "content-type": `text/${odd}`, "x-request-id": odd });
  }
  const operation = [...Object.keys(operations), "none"].join("|");
  const labels = new RegExp(
    `^operation="(?:${operation})",status="\\d{3}",media_type="(?:application|text)/(?:json|xml)"$`,
  );
  const counted = Object.keys(await samples("http_requests_total"));
  expect(counted.filter((one) => !labels.test(one))).toEqual([]);
  expect(counted.length).toBeLessThan(6);
});

it("the metrics show how many writes shared a commit, and the state of the store", async () => {
  await Promise.all(Array.from({ length: 20 }, () => post(freshContact().path, '[{"PhoneNumber":"555-0100"}]')));
  const [[, writes] = []] = Object.entries(await samples("commit_group_size_sum"));
  const [[, groups] = []] = Object.entries(await samples("commit_group_size_count"));
  expect(writes).toBe(20);
  expect(groups).toBeLessThanOrEqual(20);
  expect(await samples("store_pending_writes")).toEqual({ "": 0 });
  expect(await samples("http_requests_in_flight")).toEqual({ "": 0 });
});

it("the metrics count responses that broke the contract", async () => {
  await server.close();
  const listPhoneNumbers = async () => ({ status: 200, body: [{ PhoneNumber: 5 }], headers: { etag: '"1"' } }) as never;
  const service = stubService({ listPhoneNumbers });
  server = await startTestServer({ service, store, ops: { metrics } });
  expect((await server.send({ path: freshContact().path })).status).toBe(500);
  expect(await samples("contract_violations_total")).toEqual({ "": 1 });
});

it("the metrics count refused connections", async () => {
  await server.close();
  server = await startTestServer({ store, ops: { metrics }, maxConnections: 2 });
  const head = "GET /v1/Contacts/C/PhoneNumbers HTTP/1.1\r\n";
  const texts = await Promise.all([1, 2, 3].map(() => server.sendRaw(head, 400)));
  expect(texts).toEqual(["", "", ""]);
  expect(await samples("dropped_connections_total")).toEqual({ "": 1 });
});
