// A log that cannot be written: the service goes on, lines are dropped and counted, and every signal ends the process.
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { constants, openSync, writeSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { root } from "../../support/contract.ts";
import { temporaryFile } from "../storage/temporary-file.ts";

/** A pipe that is full, with a reader that never reads. */
function fullPipe(): number {
  const pipe = temporaryFile();
  execFileSync("mkfifo", [pipe]);
  const fd = openSync(pipe, constants.O_RDWR | constants.O_NONBLOCK);
  try {
    for (;;) writeSync(fd, Buffer.alloc(4_096));
  } catch {
    return fd;
  }
}

async function freePorts(): Promise<[number, number]> {
  const servers = [createServer(), createServer()];
  const ports = await Promise.all(
    servers.map(
      (server) =>
        new Promise<number>((resolve) =>
          server.listen(0, "127.0.0.1", () => resolve((server.address() as { port: number }).port)),
        ),
    ),
  );
  for (const server of servers) server.close();
  return ports as [number, number];
}

interface Started {
  readonly child: ChildProcess;
  readonly url: string;
  readonly operators: string;
  readonly exited: Promise<[number | null, string | null]>;
}

async function startWithLog(stdout: number | "pipe", flags: readonly string[] = []): Promise<Started> {
  const [port, operationsPort] = await freePorts();
  const all = ["--port", `${port}`, "--operations-port", `${operationsPort}`, "--database", temporaryFile(), ...flags];
  const child = spawn(process.execPath, [join(root, "dist/server/cli.js"), "serve", ...all], {
    stdio: ["ignore", stdout, "ignore"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  // The reader of a pipe ends before the program prints.
  child.stdout?.destroy();
  const exited = new Promise<[number | null, string | null]>((resolve) =>
    child.on("exit", (code, signal) => resolve([code, signal])),
  );
  const url = `http://127.0.0.1:${port}`;
  const status = () =>
    fetch(`${url}/health/live`).then(
      (response) => response.status,
      () => 0,
    );
  await expect.poll(status).toBe(200);
  return { child, url, operators: `http://127.0.0.1:${operationsPort}`, exited };
}

const list = ({ url }: Started) => fetch(`${url}/v1/Contacts/C/PhoneNumbers`).then((response) => response.status);

describe.skipIf(process.platform !== "linux")("a full disk", () => {
  it("costs log lines, which are counted, and nothing else", async () => {
    const started = await startWithLog(openSync("/dev/full", "w"));
    expect(await list(started)).toBe(200);
    const dropped = async () => {
      const metrics = await (await fetch(`${started.operators}/metrics`)).text();
      return Number(/^log_lines_dropped_total (\d+)$/m.exec(metrics)?.[1]);
    };
    await expect.poll(dropped).toBeGreaterThan(0);
    expect(await list(started)).toBe(200);
    expect((await fetch(`${started.url}/health/live`)).status).toBe(200);
    started.child.kill("SIGTERM");
    expect(await started.exited).toEqual([0, null]);
  });
});

it("a server whose output nobody reads any more goes on", async () => {
  const started = await startWithLog("pipe");
  expect(await list(started)).toBe(200);
  started.child.kill("SIGTERM");
  expect(await started.exited).toEqual([0, null]);
});

describe("a stuck log reader", () => {
  it.each(["SIGTERM", "SIGINT"] as const)("a stuck log reader does not delay the service or %s", async (signal) => {
    const started = await startWithLog(fullPipe());
    for (let count = 0; count < 200; count++) expect(await list(started)).toBe(200);
    started.child.kill(signal);
    expect(await started.exited).toEqual([0, null]);
  });

  it("a stuck log reader does not delay a second SIGTERM", async () => {
    const started = await startWithLog(fullPipe(), ["--drain-delay-ms", "3600000"]);
    started.child.kill("SIGTERM");
    const ready = () => fetch(`${started.url}/health/ready`).then(({ status }) => status);
    await expect.poll(ready).toBe(503);
    started.child.kill("SIGTERM");
    expect(await started.exited).toEqual([1, null]);
  });
});
