// How the program ends: accepted requests get responses and are stored, connections are closed, in bounded time.
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openSqliteStore } from "../../../server/storage/sqlite/sqlite-store.ts";
import { type Serving, serve } from "../../support/program.ts";

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lifecycle-"));
  file = join(folder, "a.sqlite");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const start = (...flags: string[]) => serve(["--database", file, "--log-level", "error", ...flags], { cwd: folder });

interface Connection {
  readonly socket: Socket;
  text(): string;
  readonly closed: Promise<void>;
  /** Resolves when this was received. */
  received(text: string): Promise<void>;
}

async function open({ url }: Serving): Promise<Connection> {
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  let text = "";
  socket.on("data", (chunk: Buffer) => (text += chunk));
  socket.on("error", () => undefined);
  const closed = new Promise<void>((resolve) => socket.on("close", () => resolve()));
  await new Promise((resolve) => socket.once("connect", resolve));
  const received = async (expected: string) => {
    while (!text.includes(expected) && !socket.destroyed) await delay(5);
    expect(text).toContain(expected);
  };
  return { socket, text: () => text, closed, received };
}

const body = '[{"PhoneNumber":"555-0100"}]';
const head = `POST /v1/Contacts/C/PhoneNumbers HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\nExpect: 100-continue\r\n\r\n`;
const get = "GET /v1/Contacts/C/PhoneNumbers HTTP/1.1\r\nHost: x\r\n\r\n";

/** Sends a head, and resolves when the server has read it. */
async function sendHead(connection: Connection): Promise<void> {
  connection.socket.write(head);
  await connection.received("100 Continue");
}

function isListening({ url }: Serving): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(url).port), "127.0.0.1");
    const finish = (listening: boolean) => {
      socket.destroy();
      resolve(listening);
    };
    socket.once("connect", () => finish(true)).once("error", () => finish(false));
  });
}

/** The status, or the error's code. */
function getOnce(agent: Agent, url: string): Promise<number | string | undefined> {
  return new Promise((resolve) => {
    request(url, { agent }, (response) => {
      response.resume().on("end", () => resolve(response.statusCode));
      response.on("error", (error: NodeJS.ErrnoException) => resolve(error.code));
    })
      .on("error", (error: NodeJS.ErrnoException) => resolve(error.code))
      .end();
  });
}

/** Longer than a test may take: a server that waited for it would fail the test. */
const veryLong = "3600000";

it("a request in flight is completed and stored, and its connection is closed after the response", async () => {
  const server = await start();
  const connection = await open(server);
  const { socket, text, received, closed } = connection;
  await sendHead(connection);
  server.child.kill("SIGTERM");
  await expect.poll(() => isListening(server)).toBe(false);
  // Longer than connections without a request are kept.
  await delay(1_200);
  socket.write(body);
  await received("1 added");
  await closed;
  expect(text()).toMatch(/\r\nHTTP\/1\.1 200 /);
  expect(text()).toMatch(/\r\nconnection: close\r\n/i);
  expect(await server.exited).toBe(0);
  // The store was closed: the log next to the database file is empty.
  expect(statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0).toBe(0);
  const store = openSqliteStore({ file });
  expect((await store.read("C")).numbers).toHaveLength(1);
  await store.close();
});

it("idle connections do not delay the end, used or not", async () => {
  const server = await start("--drain-timeout-ms", veryLong, "--keep-alive-timeout-ms", veryLong);
  const [used, unused] = [await open(server), await open(server)];
  used.socket.write(get);
  await used.received("[]");
  server.child.kill("SIGTERM");
  await expect.poll(() => server.child.exitCode).toBe(0);
  await Promise.all([used.closed, unused.closed]);
});

it("during the drain delay the server is not ready, still responds, and closes each connection", async () => {
  const server = await start("--drain-delay-ms", "3000", "--operations-port", "0");
  const operators = /health and metrics on (\S+)/.exec(server.output())?.[1] ?? "";
  const kept = await open(server);
  server.child.kill("SIGTERM");
  await expect.poll(async () => (await fetch(`${operators}/health/ready`)).status).toBe(503);
  for (const url of [server.url, operators]) {
    const answer = await fetch(`${url}/health/ready`);
    expect([answer.status, await answer.text()]).toEqual([503, "draining\n"]);
  }
  kept.socket.write(get);
  await kept.closed;
  expect(kept.text()).toMatch(/^HTTP\/1\.1 200 .*\r\nconnection: close\r\n/is);
  const late = await open(server);
  late.socket.write(get);
  await late.received("[]");
  expect(await server.exited).toBe(0);
});

it("connections without a request at SIGTERM, used or not, are served once more and then closed", async () => {
  const server = await start();
  const connections = await Promise.all(Array.from({ length: 32 }, () => open(server)));
  for (const { socket, received } of connections.slice(16)) {
    socket.write(get);
    await received("[]");
  }
  server.child.kill("SIGTERM");
  await expect.poll(() => isListening(server)).toBe(false);
  for (const { socket } of connections) socket.write(get);
  await Promise.all(connections.map(({ closed }) => closed));
  for (const { text } of connections) expect(text()).toMatch(/HTTP\/1\.1 200 [^[]*connection: close\r\n[^[]*\[\]$/i);
  expect(await server.exited).toBe(0);
});

it("callers that connect again after each closed connection lose no request at SIGTERM", async () => {
  const server = await start("--overload-delay-ms", "0", "--overload-queue", "0");
  let served = 0;
  const failures: unknown[] = [];
  const agent = new Agent({ keepAlive: true });
  const calling = Array.from({ length: 32 }, async () => {
    for (;;) {
      const outcome = await getOnce(agent, `${server.url}/v1/Contacts/C/PhoneNumbers`);
      if (outcome === "ECONNREFUSED") return;
      if (outcome === 200) served++;
      else failures.push(outcome);
    }
  });
  await expect.poll(() => served).toBeGreaterThan(100);
  server.child.kill("SIGTERM");
  expect(await server.exited).toBe(0);
  await Promise.all(calling);
  agent.destroy();
  expect(failures).toEqual([]);
});

it("SIGINT, which a person sends, has no delay", async () => {
  const server = await start("--drain-delay-ms", veryLong);
  server.child.kill("SIGINT");
  expect(await server.exited).toBe(0);
});

it("a request that never ends is cut off after the drain timeout", async () => {
  const server = await start("--drain-timeout-ms", "300");
  const stuck = await open(server);
  await sendHead(stuck);
  server.child.kill("SIGTERM");
  expect(await server.exited).toBe(0);
  await stuck.closed;
});

it("the time for requests in flight begins after the drain delay", async () => {
  const server = await start("--drain-delay-ms", "1500", "--drain-timeout-ms", "0");
  server.child.kill("SIGTERM");
  expect(await server.exited).toBe(0);
});

it("a request in flight is not cut off during the drain delay", async () => {
  const server = await start("--drain-delay-ms", veryLong, "--drain-timeout-ms", "0");
  const connection = await open(server);
  await sendHead(connection);
  server.child.kill("SIGTERM");
  await expect.poll(async () => (await fetch(`${server.url}/health/ready`)).status).toBe(503);
  connection.socket.write(body);
  await connection.received("1 added");
});

it("an error that nothing handles is logged, and ends the program with 1 after the requests in flight", async () => {
  const preload = join(folder, "preload.cjs");
  writeFileSync(preload, 'process.once("SIGWINCH", () => setImmediate(() => { throw new Error("a defect"); }));');
  const env = { NODE_OPTIONS: `--require ${preload}` };
  const server = await serve(["--database", file, "--log-level", "error"], { cwd: folder, env });
  const request = await open(server);
  await sendHead(request);
  server.child.kill("SIGWINCH");
  await expect.poll(server.output).toContain('"msg":"fatal error: stopping"');
  request.socket.write(body);
  await request.received('"IsSuccess":true');
  expect(await server.exited).toBe(1);
  expect(server.output()).toContain('"level":60');
});

it("a second signal ends it immediately", async () => {
  const server = await start("--drain-delay-ms", veryLong);
  server.child.kill("SIGTERM");
  await expect.poll(async () => (await fetch(`${server.url}/health/ready`)).status).toBe(503);
  server.child.kill("SIGTERM");
  expect(await server.exited).toBe(1);
});

it("every list that was acknowledged before and while it ended is stored", async () => {
  const server = await start();
  const acknowledged: number[] = [];
  const writing = Array.from({ length: 32 }, async (_, writer) => {
    for (let turn = 0; ; turn++) {
      const id = writer * 10_000 + turn + 1;
      const sent = JSON.stringify([{ PhoneNumberID: id, PhoneNumber: `${id}` }]);
      const answer = await fetch(`${server.url}/v1/Contacts/C${writer}/PhoneNumbers`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: sent,
      }).catch(() => undefined);
      if (answer === undefined) return;
      expect(answer.status).toBe(200);
      acknowledged.push(id);
    }
  });
  await expect.poll(() => acknowledged.length).toBeGreaterThan(100);
  server.child.kill("SIGTERM");
  expect(await server.exited).toBe(0);
  await Promise.all(writing);
  const store = openSqliteStore({ file });
  const stored = new Set<number>();
  for (let writer = 0; writer < 32; writer++) {
    for (const { PhoneNumberID } of (await store.read(`C${writer}`)).numbers) stored.add(PhoneNumberID);
  }
  await store.close();
  expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
});
