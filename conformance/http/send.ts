// Sends requests to the letter, a bounded number at a time and no faster than allowed, and waits where the target asks for it.
import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import type { Probe, Received } from "./message.ts";

export interface SenderOptions {
  readonly base: URL;
  /** The most requests of the whole run. */
  readonly maxRequests: number;
  /** The most requests a second; 0: as fast as they are answered. */
  readonly ratePerSecond: number;
  /** How long an answer may take, in milliseconds. */
  readonly timeoutMs: number;
}

export interface Sender {
  /** @throws OutOfRequests after the last one allowed. @throws TargetUnreachable when there is no answer at all. */
  send(probe: Probe): Promise<Received>;
  /** Sends once, without waiting where the target asks for it. @throws as send. */
  sendOnce(probe: Probe): Promise<Received>;
  readonly sent: () => number;
  /** Sends nothing more: whoever asks for it gets OutOfRequests. */
  halt(): void;
  readonly wasHalted: () => boolean;
  /** Raises the limit, so that what was made can be removed. */
  allowMore(requests: number): void;
  close(): void;
}

/** The run has sent as many requests as it may. */
export class OutOfRequests extends Error {
  override readonly name = "OutOfRequests";
}

/** No answer: refused, reset, or none in time. */
export class TargetUnreachable extends Error {
  override readonly name = "TargetUnreachable";
  /** A kept connection was reset before anything came back. */
  readonly beforeAnyAnswer: boolean;

  constructor(message: string, options: { readonly cause: unknown; readonly beforeAnyAnswer: boolean }) {
    super(message, { cause: options.cause });
    this.beforeAnyAnswer = options.beforeAnyAnswer;
  }
}

const triesWhenAskedToWait = 8;
const maxWaitMs = 10_000;

export function createSender(options: SenderOptions): Sender {
  const agents = { plain: new HttpAgent({ keepAlive: true }), secure: new HttpsAgent({ keepAlive: true }) };
  let allowed = options.maxRequests;
  let sent = 0;
  let nextAt = 0;
  let halted = false;
  const once = async (probe: Probe): Promise<Received> => {
    if (sent >= allowed) throw new OutOfRequests(`the run may send ${allowed} requests`);
    sent++;
    if (options.ratePerSecond > 0) {
      const now = performance.now();
      nextAt = Math.max(nextAt, now) + 1_000 / options.ratePerSecond;
      await sleep(nextAt - 1_000 / options.ratePerSecond - now);
    }
    const { protocol } = probe.base ?? options.base;
    return protocol === "https:"
      ? exchange(probe, options, agents.secure, httpsRequest)
      : exchange(probe, options, agents.plain, httpRequest);
  };
  return {
    async send(probe) {
      let received = await once(probe).catch((error: unknown) => {
        if (isStaleConnection(error)) return once(probe);
        throw error;
      });
      // 429 and 503 with Retry-After say when to come back: they tell nothing of the request.
      for (let attempt = 1; attempt < triesWhenAskedToWait && asksToWait(received); attempt++) {
        await sleep(Math.min(Number(received.headers["retry-after"]) * 1_000 || 100, maxWaitMs));
        received = await once(probe);
      }
      return received;
    },
    sendOnce: once,
    sent: () => sent,
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

/** The target closed an idle connection just when it was used again: nothing was asked yet (RFC 9112, 9.3.1). */
const isStaleConnection = (error: unknown): boolean => error instanceof TargetUnreachable && error.beforeAnyAnswer;

const asksToWait = ({ status, headers }: Received): boolean =>
  (status === 429 || status === 503) && headers["retry-after"] !== undefined;

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
          beforeAnyAnswer: sending.reusedSocket && error.code === "ECONNRESET",
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
      (response) => readAnswer(response, resolve, fail),
    );
    sending.on("timeout", () => sending.destroy(new Error(`no answer within ${timeoutMs} ms`)));
    sending.on("error", fail);
    if (probe.pauseMs === undefined) return void sending.end(probe.body);
    sending.write(probe.body?.subarray(0, 1) ?? "");
    setTimeout(() => sending.end(probe.body?.subarray(1)), probe.pauseMs).unref();
  });
}

function readAnswer(
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
