// An open loop: requests arrive at a fixed rate whether or not earlier ones have their responses, as those of many callers do.
import { connect, type Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { bodies } from "./load.ts";
import type { Running } from "./target.ts";
import { authorization } from "./target.ts";

export interface OpenLoop {
  /** Requests that arrive a second. */
  readonly rate: number;
  readonly seconds: number;
  /** What the callers have between them; a request that finds none free is not sent, as with any pool. */
  readonly connections: number;
  /** Numbers in each list. */
  readonly items: number;
  /** Requests go to one of so many contacts, at random. Default: a thousand, one after another. */
  readonly contacts?: number;
}

export interface Arrivals {
  readonly accepted: number;
  readonly refused: number;
  /** Not sent: every connection was waiting for a response. */
  readonly unsent: number;
  readonly failed: number;
  readonly elapsedSeconds: number;
  /** Of accepted requests, from the moment at which they were due. */
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
}

interface Connection {
  readonly socket: Socket;
  /** When the request in flight was due. */
  due: number;
  received: string;
}

const inTurn = 1_000;
const atRandom = 20_000;
const maxWaitMs = 1_500;

export async function openLoop({ url }: Running, options: OpenLoop): Promise<Arrivals> {
  const { rate, seconds, connections, items } = options;
  const requests = prepare(items, options.contacts);
  const latencies: number[] = [];
  const count = { accepted: 0, refused: 0, unsent: 0, failed: 0 };
  /** First in, first out: no connection is preferred. */
  const free: Connection[] = [];
  const all = await openAll(url, connections, requests[0] ?? Buffer.alloc(0), (connection, status) => {
    if (status === "200") {
      count.accepted++;
      latencies.push(performance.now() - connection.due);
    } else if (status === "503") count.refused++;
    else count.failed++;
    free.push(connection);
  });
  free.push(...all);
  const begin = performance.now();
  let arrived = 0;
  for (let elapsed = 0; elapsed < seconds * 1_000; elapsed = performance.now() - begin) {
    for (const due = (elapsed / 1_000) * rate; arrived < due; arrived++) {
      const connection = free.shift();
      if (connection === undefined) {
        count.unsent++;
        continue;
      }
      connection.due = begin + (arrived / rate) * 1_000;
      connection.socket.write(requests[arrived % requests.length] ?? "");
    }
    await delay(1);
  }
  const elapsedSeconds = (performance.now() - begin) / 1_000;
  const accepted = count.accepted;
  // What is late is waited for: leaving it out would flatter the slowest.
  for (let waited = 0; free.length < all.length && waited < maxWaitMs; waited += 10) await delay(10);
  for (const { socket } of all) socket.destroy();
  latencies.sort((a, b) => a - b);
  const at = (share: number) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0;
  return { ...count, accepted, elapsedSeconds, p50Ms: at(0.5), p99Ms: at(0.99), maxMs: at(1) };
}

/** Whole requests as bytes, each with another body, so that no write stores what is stored already. */
function prepare(items: number, contacts: number | undefined): Buffer[] {
  return bodies("application/json", items, contacts === undefined ? inTurn : atRandom).map((body, index) => {
    const contact = contacts === undefined ? (index * 7) % inTurn : Math.floor(Math.random() * contacts);
    const head = [
      `POST /v1/Contacts/${contact}/PhoneNumbers HTTP/1.1`,
      "Host: x",
      `Authorization: ${authorization}`,
      "Content-Type: application/json",
      `Content-Length: ${Buffer.byteLength(body)}`,
    ];
    return Buffer.from(`${head.join("\r\n")}\r\n\r\n${body}`);
  });
}

/** Each has been used once: Node accepts one connection a turn, which under load would be what is measured. */
async function openAll(
  url: string,
  connections: number,
  first: Buffer,
  answered: (connection: Connection, status: string) => void,
): Promise<Connection[]> {
  const port = Number(new URL(url).port);
  return Promise.all(
    Array.from({ length: connections }, async () => {
      const socket = connect(port, "127.0.0.1").setNoDelay();
      const connection: Connection = { socket, due: 0, received: "" };
      let greeted: (() => void) | undefined;
      socket.on("data", (chunk) => {
        connection.received += chunk.toString("latin1");
        const end = endOfAnswer(connection.received);
        if (end === undefined) return;
        const status = connection.received.slice(9, 12);
        connection.received = connection.received.slice(end);
        if (greeted === undefined) return answered(connection, status);
        greeted();
        greeted = undefined;
      });
      socket.on("error", () => answered(connection, "error"));
      await new Promise<void>((resolve) => {
        greeted = resolve;
        socket.write(first);
      });
      return connection;
    }),
  );
}

function endOfAnswer(text: string): number | undefined {
  const head = text.indexOf("\r\n\r\n");
  if (head < 0) return undefined;
  const length = Number(/\r\ncontent-length: (\d+)/i.exec(text)?.[1]);
  const end = head + 4 + length;
  return text.length < end ? undefined : end;
}
