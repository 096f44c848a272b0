// Sends requests exactly as given, within the limits of a run, and waits when the target asks for it.
import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import { asksToWait, type Probe, type Received } from "./message.ts";

export interface SenderOptions {
  readonly base: URL;
  /** Maximum number of requests in the run. */
  readonly maxRequests: number;
  /** Maximum requests per second; 0: no limit. */
  readonly ratePerSecond: number;
  /** Maximum time for a response, in milliseconds. */
  readonly timeoutMs: number;
}

export interface Sender {
  /** @throws OutOfRequests after the last allowed request, TargetUnreachable without a response, TargetBusy. */
  send(probe: Probe): Promise<Received>;
  /** Sends once, even if the target asks to wait. @throws like send. */
  sendOnce(probe: Probe): Promise<Received>;
  readonly sent: () => number;
  /** Number of requests repeated because the target asked to wait, by the status of its response. */
  readonly retries: () => Readonly<Record<string, number>>;
  /** Number of responses. */
  readonly responses: () => number;
  /** Stops sending: further calls throw OutOfRequests. */
  halt(): void;
  readonly wasHalted: () => boolean;
  /** Raises the limit, so that created data can be removed. */
  allowMore(requests: number): void;
  close(): void;
}

/** The run has sent its maximum number of requests. */
export class OutOfRequests extends Error {
  override readonly name = "OutOfRequests";
}

/** The target keeps asking to wait. */
export class TargetBusy extends Error {
  override readonly name = "TargetBusy";
}

/** No response: refused, reset, or too late. */
export class TargetUnreachable extends Error {
  override readonly name = "TargetUnreachable";
  /** Whether a reused connection was reset before any response arrived. */
  readonly beforeAnyResponse: boolean;

  constructor(message: string, options: { readonly cause: unknown; readonly beforeAnyResponse: boolean }) {
    super(message, { cause: options.cause });
    this.beforeAnyResponse = options.beforeAnyResponse;
  }
}

const triesWhenAskedToWait = 8;
/** Consecutive requests that never get past a request to wait, before the run stops. */
const maxBusy = 3;
const defaultWaitMs = 500;
const minWaitMs = 100;
const maxWaitMs = 10_000;

export function createSender(options: SenderOptions): Sender {
  const agents = { plain: new HttpAgent({ keepAlive: true }), secure: new HttpsAgent({ keepAlive: true }) };
  const wait = createPacing(options.ratePerSecond);
  let allowed = options.maxRequests;
  let sent = 0;
  let responses = 0;
  let halted = false;
  const retries: Record<string, number> = {};
  const once = async (probe: Probe): Promise<Received> => {
    if (sent >= allowed) throw new OutOfRequests(`the run may send ${allowed} requests`);
    sent++;
    await wait();
    const { protocol } = probe.base ?? options.base;
    const received = await (protocol === "https:"
      ? exchange(probe, options, agents.secure, httpsRequest)
      : exchange(probe, options, agents.plain, httpRequest));
    responses++;
    return received;
  };
  return {
    send: createPatientSending(once, ({ status }) => (retries[status] = (retries[status] ?? 0) + 1)),
    sendOnce: once,
    sent: () => sent,
    retries: () => retries,
    responses: () => responses,
    halt() {
      allowed = 0;
      halted = true;
    },
    wasHalted: () => halted,
    allowMore(requests) {
      allowed = Math.max(allowed, sent) + requests;
    },
    close() {
      agents.plain.destroy();
      agents.secure.destroy();
    },
  };
}

function createPacing(ratePerSecond: number): () => Promise<void> {
  let nextAt = 0;
  return async () => {
    if (ratePerSecond === 0) return;
    const now = performance.now();
    const at = Math.max(nextAt, now);
    nextAt = at + 1_000 / ratePerSecond;
    await sleep(at - now);
  };
}

/** Repeats a request while the target asks to wait, up to the limit. */
function createPatientSending(once: Sender["sendOnce"], onRetry: (asked: Received) => void): Sender["send"] {
  let busy = 0;
  return async (probe) => {
    let received = await once(probe).catch((error: unknown) => {
      if (isStaleConnection(error)) return once(probe);
      throw error;
    });
    for (let attempt = 1; attempt < triesWhenAskedToWait && asksToWait(received); attempt++) {
      await sleep(waitMs(received, Date.now()));
      onRetry(received);
      received = await once(probe);
    }
    busy = asksToWait(received) ? busy + 1 : 0;
    if (busy >= maxBusy) throw new TargetBusy(`asked to wait ${triesWhenAskedToWait} times (${received.status})`);
    return received;
  };
}

/** Whether the target closed an idle connection as it was reused, before it read the request (RFC 9112, 9.3.1). */
const isStaleConnection = (error: unknown): boolean => error instanceof TargetUnreachable && error.beforeAnyResponse;

/** Retry-After is a number of seconds or a date (RFC 9110, 10.2.3). 429 may omit it. */
export function waitMs({ headers }: Pick<Received, "headers">, now: number): number {
  const text = headers["retry-after"] ?? "";
  const wanted = /^\d+$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - now;
  return Number.isNaN(wanted) ? defaultWaitMs : Math.min(Math.max(wanted, minWaitMs), maxWaitMs);
}

const sleep = (ms: number): Promise<void> =>
  ms <= 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, ms));

function exchange(
  probe: Probe,
  { base: usual, timeoutMs }: SenderOptions,
  agent: HttpAgent,
  request: typeof httpRequest,
): Promise<Received> {
  const base = probe.base ?? usual;
  const length = probe.body === undefined ? {} : { "content-length": String(probe.body.length) };
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) =>
      reject(
        new TargetUnreachable(`${probe.method} ${base.origin}: ${error.message}`, {
          cause: error,
          beforeAnyResponse: sending.reusedSocket && error.code === "ECONNRESET",
        }),
      );
    const sending = request(
      {
        host: base.hostname.replace(/^\[|\]$/g, ""),
        port: base.port,
        agent,
        method: probe.method,
        path: base.pathname.replace(/\/$/, "") + probe.path,
        headers: { ...length, ...probe.headers },
        timeout: timeoutMs,
      },
      (response) => readResponse(response, resolve, fail),
    );
    sending.on("timeout", () => sending.destroy(new Error(`no response within ${timeoutMs} ms`)));
    sending.on("error", fail);
    if (probe.pauseMs === undefined) return void sending.end(probe.body);
    sending.write(probe.body?.subarray(0, 1) ?? "");
    setTimeout(() => sending.end(probe.body?.subarray(1)), probe.pauseMs).unref();
  });
}

function readResponse(
  response: IncomingMessage,
  resolve: (received: Received) => void,
  fail: (error: Error) => void,
): void {
  const chunks: Buffer[] = [];
  response.on("data", (chunk: Buffer) => chunks.push(chunk));
  response.on("error", fail);
  response.on("end", () => {
    const headers = Object.entries(response.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(", ") : (value ?? ""),
    ]);
    resolve({ status: response.statusCode ?? 0, headers: Object.fromEntries(headers), body: Buffer.concat(chunks) });
  });
}
