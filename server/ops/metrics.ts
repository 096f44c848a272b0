// Counters and histograms for Prometheus, every label from a bounded set.
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { ObserveEnd } from "../http/request-context.ts";
import type { StoreLoad } from "../storage/store-state.ts";

export interface Metrics {
  /** `operation` is an operationId or "none", `mediaType` one of the contract's or "none". */
  requestFinished(operation: string, status: number, mediaType: string, seconds: number): void;
  groupCommitted(writes: number, seconds: number): void;
  contractViolated(): void;
  rateLimited(by: "caller" | "address"): void;
  shed(reason: "delay" | "queue"): void;
  connectionDropped(): void;
  /** `reason`: the caller took too long, or the memory was needed. */
  slowReaderClosed(reason: "time" | "memory"): void;
  logLinesDropped(lines: number): void;
  /** Adds what is asked at each scrape. Once. */
  observe(observed: Observed): void;
  /** The text of a scrape. */
  text(): Promise<string>;
  readonly contentType: string;
}

export interface Observed {
  storeLoad(): StoreLoad;
  requestsWaiting(): number;
  requestsInFlight(): number;
}

const seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const groupSizes = [1, 2, 4, 8, 16, 32, 64, 128, 256];

/** Metrics in a separate registry, including those of the process. */
export function createMetrics(): Metrics {
  const registers = [new Registry()];
  const [register = new Registry()] = registers;
  collectDefaultMetrics({ register });
  const { requests, duration } = requestMetrics(registers);
  const { groups, commits } = commitMetrics(registers);
  return {
    requestFinished(operation, status, mediaType, duringSeconds) {
      requests.inc({ operation, status, media_type: mediaType });
      duration.observe({ operation }, duringSeconds);
    },
    groupCommitted(writes, duringSeconds) {
      groups.observe(writes);
      commits.observe(duringSeconds);
    },
    ...countRefusals(registers),
    observe: (observed) => observeLoad(registers, observed),
    text: () => register.metrics(),
    contentType: register.contentType,
  };
}

function commitMetrics(registers: Registry[]) {
  const groups = new Histogram({
    name: "commit_group_size",
    help: "Writes per commit",
    buckets: groupSizes,
    registers,
  });
  const commits = new Histogram({
    name: "commit_duration_seconds",
    help: "Duration of a group of writes, including its commit",
    buckets: seconds,
    registers,
  });
  return { groups, commits };
}

/** What the server did not do, or gave up. */
function countRefusals(registers: Registry[]) {
  const counter = <Label extends string>(name: string, help: string, labelNames: readonly Label[] = []) =>
    new Counter<Label>({ name, help, labelNames, registers });
  const violations = counter("contract_violations_total", "Responses that violated the contract and were not sent");
  const limited = counter("rate_limited_requests_total", "Requests refused with 429, by the limit", ["by"]);
  const shed = counter("shed_requests_total", "Requests refused with 503 because of overload, by reason", ["reason"]);
  const dropped = counter("dropped_connections_total", "Connections closed immediately, because too many were open");
  const slowReaders = counter("slow_readers_closed_total", "Connections closed because their responses were not read", [
    "reason",
  ]);
  const lines = counter("log_lines_dropped_total", "Log lines that could not be written");
  return {
    contractViolated: () => violations.inc(),
    rateLimited: (by) => limited.inc({ by }),
    shed: (reason) => shed.inc({ reason }),
    connectionDropped: () => dropped.inc(),
    slowReaderClosed: (reason) => slowReaders.inc({ reason }),
    logLinesDropped: (count) => lines.inc(count),
  } satisfies Partial<Metrics>;
}

function requestMetrics(registers: Registry[]) {
  const requests = new Counter({
    name: "http_requests_total",
    help: "Finished requests, by operation, response status and media type",
    labelNames: ["operation", "status", "media_type"],
    registers,
  });
  const duration = new Histogram({
    name: "http_request_duration_seconds",
    help: "Time from the request's headers to the end of its response",
    labelNames: ["operation"],
    buckets: seconds,
    registers,
  });
  return { requests, duration };
}

function observeLoad(registers: Registry[], { storeLoad, requestsWaiting, requestsInFlight }: Observed): void {
  const gauge = (name: string, help: string, value: () => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(value());
      },
    });
  gauge("http_requests_waiting", "Requests queued for admission", requestsWaiting);
  gauge("http_requests_in_flight", "Requests in flight", requestsInFlight);
  gauge("store_pending_writes", "Writes waiting for a commit", () => storeLoad().pendingWrites);
  gauge("store_connections", "Open connections to the database", () => storeLoad().connections);
  gauge("store_connections_in_use", "Connections to the database in use", () => storeLoad().connectionsInUse);
  gauge("store_connection_waiters", "Tasks waiting for a free connection", () => storeLoad().connectionWaiters);
}

/** Counts complete responses. */
export function createRequestCount(metrics: Metrics): ObserveEnd {
  return ({ request, status, operationId = "none", elapsedMs, isAborted }) => {
    if (isAborted) return;
    const mediaType = status === 304 || request.responseType === "" ? "none" : request.responseType;
    metrics.requestFinished(operationId, status, mediaType, elapsedMs / 1_000);
  };
}
