// Throughput alongside callers that send or read slowly.
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { bodies, load } from "./load.ts";
import type { Settings, SuiteResult } from "./results.ts";
import { authorization, cpuMsOf, oursInMemory, type Running, raw } from "./target.ts";
import { type Contender, compare, connections, json } from "./throughput.ts";

const count = 200;
const goal = 0.95;
const openSenders = (url: string) => openSlowSenders({ url, count, everyMs: 100 });
const openReaders = (url: string) => openSlowReaders({ url, count, everyMs: 1_000, readBytes: 4_096 });

/** For raw node:http, the ratios are the limit: the work of Node and of the system for these callers. */
export async function slow(settings: Settings): Promise<SuiteResult> {
  const results: SuiteResult[] = [];
  for (const [target, goalOf] of [[raw], [oursInMemory, goal]] as const) {
    const contenders: readonly Contender[] = [
      { target, name: "no slow callers", send: after(openReaders) },
      { target, name: "no slow callers, repeated", send: after(openReaders) },
      { target, name: `${count} callers send a byte every 100 ms`, send: alongside(openSenders), goal: goalOf },
      { target, name: `${count} callers read 4 KiB a second`, send: alongside(openReaders), goal: goalOf },
    ];
    results.push(await compare(`Alongside slow callers: ${target.name}`, contenders, settings));
  }
  return { table: results.map(({ table }) => table).join("\n"), data: results.map(({ data }) => data) };
}

type Send = NonNullable<Contender["send"]>;
type Open = (url: string) => Promise<SlowCallers>;

const usualLoad: Send = (server, seconds) => load(server, { mediaType: json, seconds, connections, items: 2 });

/** The usual load while slow callers are connected. @throws Error if they could not send or read */
function alongside(open: Open): Send {
  return async (server, seconds) => {
    const callers = await open(server.url);
    try {
      await settle(server);
      const before = callers.bytes();
      const figures = await usualLoad(server, seconds);
      const moved = callers.bytes() - before;
      if (moved === 0 || callers.closed() > count)
        throw new Error(`${server.url}: slow callers moved ${moved} bytes, and ${callers.closed()} were closed`);
      return figures;
    } finally {
      callers.close();
    }
  };
}

/** The usual load, once such callers have come and left: what they requested has warmed the server up, too. */
function after(open: Open): Send {
  let hasOpened = false;
  return async (server, seconds) => {
    if (!hasOpened) {
      hasOpened = true;
      const callers = await open(server.url);
      await settle(server);
      callers.close();
      await settle(server);
    }
    return usualLoad(server, seconds);
  };
}

const settleMs = 500;
const mostSettles = 60;

/** Waits until the buffers of the slow connections are full: until the server takes less than a tenth of a core. */
async function settle({ pid }: Running): Promise<void> {
  for (let settles = 0; settles < mostSettles; settles++) {
    const before = cpuMsOf(pid) ?? 0;
    await delay(settleMs);
    if ((cpuMsOf(pid) ?? 0) - before < settleMs / 10) return;
  }
}

export interface SlowCallers {
  /** Bytes that all of them sent, or read. */
  bytes(): number;
  /** Connections that the server closed; each was replaced. */
  closed(): number;
  close(): void;
}

export interface SlowCallersOptions {
  readonly url: string;
  readonly count: number;
  /** Milliseconds between two bytes, or between two reads. */
  readonly everyMs: number;
}

/** Contacts that no load uses. */
const firstContact = 900_000_000;
const path = (contact: number) => `/v1/Contacts/${firstContact + contact}/PhoneNumbers`;

/** Each sends POSTs byte by byte. Half of them begin with complete headers, so that the server waits for the body. */
export function openSlowSenders({ url, count, everyMs }: SlowCallersOptions): Promise<SlowCallers> {
  const body = bodies(json, 2, 1)[0] ?? "";
  const length = Buffer.byteLength(body);
  return openCallers(url, count, everyMs, (caller) => {
    const headers = `POST ${path(caller)} HTTP/1.1\r\nHost: bench\r\nAuthorization: ${authorization}\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n`;
    const request = Buffer.from(headers + body);
    const sentFirst = caller % 2 === 0 ? headers.length : 1;
    let next = sentFirst;
    return {
      begin(socket) {
        socket.resume();
        socket.write(request.subarray(0, sentFirst));
        next = sentFirst;
        return sentFirst;
      },
      step(socket) {
        socket.write(request.subarray(next, next + 1));
        next = (next + 1) % request.length;
        return 1;
      },
    };
  });
}

export interface SlowReadersOptions extends SlowCallersOptions {
  /** Bytes that each reads at a time. */
  readonly readBytes: number;
}

const numbersToRead = 1_000;
/** More than a socket's buffers take: several MB. */
const requestsAhead = 40;

/**
 * Stores a list of 1,000 numbers. Each caller requests it many times without waiting, and reads the responses a few bytes at a time.
 * @throws Error if the list cannot be stored
 */
export async function openSlowReaders({ url, count, everyMs, readBytes }: SlowReadersOptions): Promise<SlowCallers> {
  const headers = { authorization, "content-type": json };
  const body = bodies(json, numbersToRead, 1)[0] ?? "";
  const { status } = await fetch(url + path(0), { method: "POST", headers, body });
  if (status !== 200) throw new Error(`${url}: the response to POST was ${status}`);
  const requests = `GET ${path(0)} HTTP/1.1\r\nHost: bench\r\nAuthorization: ${authorization}\r\n\r\n`.repeat(
    requestsAhead,
  );
  return openCallers(url, count, everyMs, () => ({
    begin(socket) {
      socket.write(requests);
      return 0;
    },
    step: (socket) => (socket.read(readBytes) as Buffer | null)?.length ?? 0,
  }));
}

/** Each function returns the number of bytes that it sent or read. */
interface Caller {
  begin(socket: Socket): number;
  step(socket: Socket): number;
}

async function openCallers(
  url: string,
  count: number,
  everyMs: number,
  createCaller: (index: number) => Caller,
): Promise<SlowCallers> {
  const { hostname, port } = new URL(url);
  let bytes = 0;
  let closed = 0;
  let isOpen = true;
  const sockets = new Set<Socket>();
  const timers: NodeJS.Timeout[] = [];

  async function open({ begin, step }: Caller): Promise<void> {
    const socket = connect(Number(port), hostname).on("error", () => undefined);
    sockets.add(socket);
    await once(socket, "connect");
    bytes += begin(socket);
    const timer = setInterval(() => {
      bytes += step(socket);
    }, everyMs);
    timers.push(timer);
    socket.once("close", () => {
      clearInterval(timer);
      sockets.delete(socket);
      if (!isOpen) return;
      closed++;
      open({ begin, step }).catch(() => undefined);
    });
  }

  for (let index = 0; index < count; index++) await open(createCaller(index));
  return {
    bytes: () => bytes,
    closed: () => closed,
    close() {
      isOpen = false;
      for (const timer of timers) clearInterval(timer);
      for (const socket of sockets) socket.destroy();
    },
  };
}
