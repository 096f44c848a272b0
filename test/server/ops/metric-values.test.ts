// What each event adds to the metrics: literal names, labels and units.
import { expect, it } from "vitest";
import { createMetrics } from "../../../server/ops/metrics.ts";

async function linesAfter(act: (metrics: ReturnType<typeof createMetrics>) => void): Promise<string[]> {
  const metrics = createMetrics();
  act(metrics);
  return (await metrics.text()).split("\n");
}

it("each reason for a refusal or a lost line has its own count", async () => {
  const lines = await linesAfter((metrics) => {
    metrics.rateLimited("caller");
    metrics.rateLimited("address");
    metrics.rateLimited("address");
    metrics.shed("delay");
    metrics.shed("queue");
    metrics.shed("queue");
    metrics.slowReaderClosed("time");
    metrics.slowReaderClosed("memory");
    metrics.slowReaderClosed("memory");
    metrics.connectionDropped();
    metrics.contractViolated();
    metrics.logLinesDropped(7);
  });
  for (const line of [
    'rate_limited_requests_total{by="caller"} 1',
    'rate_limited_requests_total{by="address"} 2',
    'shed_requests_total{reason="delay"} 1',
    'shed_requests_total{reason="queue"} 2',
    'slow_readers_closed_total{reason="time"} 1',
    'slow_readers_closed_total{reason="memory"} 2',
    "dropped_connections_total 1",
    "contract_violations_total 1",
    "log_lines_dropped_total 7",
  ])
    expect(lines).toContain(line);
});

it("durations are in seconds, by operation", async () => {
  const lines = await linesAfter((metrics) => {
    metrics.requestFinished("listPhoneNumbers", 200, "application/json", 0.25);
    metrics.requestFinished("removePhoneNumber", 204, "none", 2);
    metrics.groupCommitted(3, 0.5);
  });
  for (const line of [
    'http_request_duration_seconds_sum{operation="listPhoneNumbers"} 0.25',
    'http_request_duration_seconds_sum{operation="removePhoneNumber"} 2',
    'http_request_duration_seconds_bucket{le="0.25",operation="listPhoneNumbers"} 1',
    'http_request_duration_seconds_bucket{le="0.1",operation="listPhoneNumbers"} 0',
    "commit_duration_seconds_sum 0.5",
    "commit_group_size_sum 3",
  ])
    expect(lines).toContain(line);
});

it("the load of the store is read at each scrape, each figure from its own source", async () => {
  const lines = await linesAfter((metrics) =>
    metrics.observe({
      storeLoad: () => ({ pendingWrites: 1, connections: 2, connectionsInUse: 3, connectionWaiters: 4 }),
      requestsWaiting: () => 5,
      requestsInFlight: () => 6,
    }),
  );
  for (const line of [
    "store_pending_writes 1",
    "store_connections 2",
    "store_connections_in_use 3",
    "store_connection_waiters 4",
    "http_requests_waiting 5",
    "http_requests_in_flight 6",
  ])
    expect(lines).toContain(line);
});

it("the metrics of the process are among them", async () => {
  const lines = await linesAfter(() => undefined);
  expect(lines.some((line) => /^process_resident_memory_bytes \d+/.test(line))).toBe(true);
  expect(lines.some((line) => /^nodejs_eventloop_lag_seconds \S+/.test(line))).toBe(true);
});
