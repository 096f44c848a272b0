// The log's destination: lines wait until there is a piece of them, what cannot be written is dropped, and the rest is kept.
import { execFileSync } from "node:child_process";
import { closeSync, constants, openSync, readFileSync, readSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { createLogDestination } from "../../../server/http/log-destination.ts";
import { temporaryFile } from "../storage/temporary-file.ts";

const line = (index: number) => `{"line":${index},"text":"${"é".repeat(100)}"}\n`;
const lines = Array.from({ length: 1_000 }, (_, index) => line(index));

it("the destination writes lines in blocks, in their order, and the rest on request", async () => {
  const file = temporaryFile();
  const log = createLogDestination({ fd: openSync(file, "a") });
  log.write(line(0));
  expect(readFileSync(file, "utf8")).toBe("");
  for (const each of lines.slice(1)) log.write(each);
  await expect.poll(() => readFileSync(file, "utf8").length).toBeGreaterThan(0);
  await log.flush();
  expect(readFileSync(file, "utf8")).toBe(lines.join(""));
});

it("the destination writes a single line within a second", async () => {
  const file = temporaryFile();
  createLogDestination({ fd: openSync(file, "a") }).write(line(1));
  await expect.poll(() => readFileSync(file, "utf8")).toBe(line(1));
});

it("the destination writes a line that came during a write", async () => {
  const file = temporaryFile();
  const log = createLogDestination({ fd: openSync(file, "a") });
  const block = `${"x".repeat(32_767)}\n`;
  log.write(block);
  log.write(line(1));
  await expect.poll(() => readFileSync(file, "utf8")).toBe(block + line(1));
});

/** The file that a program has logged to that writes numbered lines and exits in the same turn. */
function logOfExit(count: number): string[] {
  const file = temporaryFile();
  const module = pathToFileURL(join(import.meta.dirname, "../../../server/http/log-destination.ts"));
  const program = `
    import { createLogDestination } from ${JSON.stringify(module.href)};
    import { openSync } from "node:fs";
    const log = createLogDestination({ fd: openSync(${JSON.stringify(file)}, "a") });
    for (let index = 0; index < ${count}; index++) log.write(index + " last words\\n");
    process.exit(0);`;
  execFileSync(process.execPath, ["--import", "tsx", "--input-type=module", "-e", program]);
  return readFileSync(file, "utf8").split("\n").slice(0, -1);
}

it("loses nothing when the process exits", () => {
  expect(logOfExit(1)).toEqual(["0 last words"]);
});

it("writes each line once when the process exits during a write", () => {
  const number = (line: string) => Number.parseInt(line, 10);
  const count = 5_000;
  expect(
    logOfExit(count)
      .map(number)
      .sort((a, b) => a - b),
  ).toEqual(Array.from({ length: count }, (_, index) => index));
});

describe("an output that takes nothing", () => {
  function destination(fd: number, maxBacklogBytes = 200_000) {
    let dropped = 0;
    const log = createLogDestination({ fd, maxBacklogBytes, onDropped: (count) => (dropped += count) });
    return { log, dropped: () => dropped };
  }

  it.skipIf(process.platform !== "linux")("drops and counts the lines that a full disk refuses", async () => {
    const fd = openSync("/dev/full", "w");
    const { log, dropped } = destination(fd);
    for (const each of lines) log.write(each);
    await log.flush();
    expect(dropped()).toBe(lines.length);
  });

  it("the backlog is 4 MiB by default", async () => {
    let dropped = 0;
    const log = createLogDestination({ fd: openSync(temporaryFile(), "a"), onDropped: (count) => (dropped += count) });
    // Nothing is written within the turn.
    for (let index = 0; index < 4_100; index++) log.write(`${"x".repeat(1_023)}\n`);
    expect(dropped).toBe(4);
    await log.flush();
  });

  it("the destination keeps a bounded backlog for an unread pipe, and writes all of it once the pipe is read", async () => {
    const pipe = temporaryFile();
    execFileSync("mkfifo", [pipe]);
    const reader = openSync(pipe, constants.O_RDONLY | constants.O_NONBLOCK);
    const { log, dropped } = destination(openSync(pipe, constants.O_WRONLY | constants.O_NONBLOCK));
    const count = 5_000;
    for (let index = 0; index < count; index++) log.write(line(index));
    await log.flush();
    expect(dropped()).toBeGreaterThan(0);
    const buffer = Buffer.alloc(1 << 20);
    let bytes = Buffer.alloc(0);
    await expect
      .poll(() => {
        bytes = Buffer.concat([bytes, buffer.subarray(0, readNow(reader, buffer))]);
        return bytes.toString().split("\n").length - 1;
      })
      .toBe(count - dropped());
    const text = bytes.toString();
    expect(text).toBe(Array.from({ length: count - dropped() }, (_, index) => line(index)).join(""));
    expect(Buffer.byteLength(text)).toBeLessThan(400_000);
    closeSync(reader);
  });
});

function readNow(fd: number, buffer: Buffer): number {
  try {
    return readSync(fd, buffer);
  } catch {
    return 0;
  }
}
