// What is scraped: counted as it happened, with labels from bounded sets, whatever callers send.
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { operations } from "../../../generated/operations.ts";
import { createAdmission } from "../../../server/ops/admission.ts";
import { createHealth } from "../../../server/ops/health.ts";
import { createMetrics, type Metrics } from "../../../server/ops/metrics.ts";
import type { PhoneNumberStore } from "../../../server/storage/phone-number-store.ts";
import { openSqliteStore } from "../../../server/storage/sqlite/sqlite-store.ts";
import { freshContact, startTestServer, type TestServer } from "../../support/server.ts";
import { stubService } from "../../support/stub-service.ts";

let folder: string;
let metrics: Metrics;
let store: PhoneNumberStore;
let server: TestServer;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "metrics-"));
  metrics = createMetrics();
  store = openSqliteStore({ file: join(folder, "a.sqlite"), onCommit: metrics.groupCommitted });
  const admission = createAdmission({ waitLimitMs: 0, queueLimit: 0, pendingWrites: () => 0 });
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

it("counts requests by operation, status and media type, and how long they took", async () => {
  const { path } = freshContact();
  await post(path, '[{"PhoneNumber":"555-0100"}]');
  await post(path, '[{"PhoneNumber":"555-0100"}]', { accept: "text/xml" });
  const { headers } = await server.send({ path });
  await server.send({ path, headers: { "if-none-match": headers.etag ?? "" } });
  await server.send({ path: `/${randomUUID()}` });
  await server.send({ path: "/health/ready" });
  await server.sendRaw("nonsense\r\n\r\n");
  expect(await samples("http_requests_total")).toEqual({
    'operation="updatePhoneNumbers",status="200",media_type="application/json"': 1,
    'operation="updatePhoneNumbers",status="200",media_type="text/xml"': 1,
    'operation="listPhoneNumbers",status="200",media_type="application/json"': 1,
    'operation="listPhoneNumbers",status="304",media_type="none"': 1,
    'operation="none",status="404",media_type="application/json"': 1,
    'operation="none",status="400",media_type="none"': 1,
  });
  expect(await samples("http_request_duration_seconds_count")).toMatchObject({ 'operation="updatePhoneNumbers"': 2 });
});

it("has no label that a caller can choose", async () => {
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

it("shows how many writes shared a commit, and what the store is doing", async () => {
  await Promise.all(Array.from({ length: 20 }, () => post(freshContact().path, '[{"PhoneNumber":"555-0100"}]')));
  const [[, writes] = []] = Object.entries(await samples("commit_group_size_sum"));
  const [[, groups] = []] = Object.entries(await samples("commit_group_size_count"));
  expect(writes).toBe(20);
  expect(groups).toBeLessThanOrEqual(20);
  expect(await samples("store_pending_writes")).toEqual({ "": 0 });
  expect(await samples("http_requests_in_flight")).toEqual({ "": 0 });
});

it("counts answers that broke the contract", async () => {
  await server.close();
  const listPhoneNumbers = async () => ({ status: 200, body: [{ PhoneNumber: 5 }], headers: { etag: '"1"' } }) as never;
  const service = stubService({ listPhoneNumbers });
  server = await startTestServer({ service, store, ops: { metrics } });
  expect((await server.send({ path: freshContact().path })).status).toBe(500);
  expect(await samples("contract_violations_total")).toEqual({ "": 1 });
});

it("counts connections that were too many", async () => {
  await server.close();
  server = await startTestServer({ store, ops: { metrics }, maxConnections: 2 });
  const head = "GET /v1/Contacts/C/PhoneNumbers HTTP/1.1\r\n";
  const texts = await Promise.all([1, 2, 3].map(() => server.sendRaw(head, 400)));
  expect(texts).toEqual(["", "", ""]);
  expect(await samples("dropped_connections_total")).toEqual({ "": 1 });
});
