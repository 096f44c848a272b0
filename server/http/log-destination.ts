// The log's output: standard output or a file descriptor, written in blocks, with a bounded backlog.
import { constants, fstatSync, openSync, write, writeSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { createLogBacklog, type LogBacklog } from "./log-backlog.ts";

export interface LogDestination {
  /** Accepts a line, or drops it when the backlog is full. Never throws. */
  write(line: string): void;
  /** Resolves when every line is written or dropped, at the latest after `maxFlushMs`. */
  flush(): Promise<void>;
}

export interface LogDestinationOptions {
  /** Default: standard output. */
  readonly fd?: number;
  /** Default: 4 MiB, about 16,000 requests. That is seconds of full load, and small compared with the heap. */
  readonly maxBacklogBytes?: number;
  /** Called with a number of lines that will not be written. */
  readonly onDropped?: ((lines: number) => void) | undefined;
}

/** Lines are written in blocks of this size, or after this time: a write per request costs more than the request. */
const pieceBytes = 32_768;
const maxDelayMs = 500;
/** How long to wait for the reader of a full pipe. */
const retryMs = 20;
/** How long the exit of the process may wait for the reader. */
const maxFlushMs = 1_000;

/**
 * Not sonic-boom: at exit, its synchronous write retries a failed write for ever, on a full disk and on an
 * unread pipe. Here, the lines of a failed write are dropped, and the service continues.
 */
export function createLogDestination(options: LogDestinationOptions = {}): LogDestination {
  const { maxBacklogBytes = 4 * 1024 * 1024, onDropped = () => undefined } = options;
  const output = openOutput(options.fd ?? 1);
  const backlog = createLogBacklog({ pieceBytes, maxBytes: maxBacklogBytes });
  /** Blocked: the output accepted nothing, and is retried soon. */
  let state: "idle" | "writing" | "blocked" = "idle";
  let timer: NodeJS.Timeout | undefined;

  const settle: Settle = (error, written) => {
    if (error?.code === "EAGAIN") {
      state = "blocked";
      writeAfter(retryMs);
      return;
    }
    state = "idle";
    if (error === null) backlog.written(written);
    else onDropped(backlog.drop());
    if (backlog.hasPiece()) writeNext();
    else if (!backlog.isEmpty()) writeAfter(maxDelayMs);
  };
  const writeNext = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const piece = backlog.first();
    if (piece === undefined) return;
    state = "writing";
    output.write(piece, settle);
  };
  const writeAfter = (ms: number): void => {
    timer ??= setTimeout(writeNext, ms).unref();
  };
  process.once("exit", () => {
    // Node's thread pool completes the write in progress.
    if (state === "writing") backlog.drop();
    writeAll(output.fd, backlog);
  });
  return {
    write(line) {
      if (!backlog.add(line)) onDropped(1);
      else if (state === "idle" && backlog.hasPiece()) writeNext();
      else if (state === "idle") writeAfter(maxDelayMs);
    },
    async flush() {
      const deadline = performance.now() + maxFlushMs;
      while (!backlog.isEmpty() && performance.now() < deadline) {
        if (state === "idle") writeNext();
        await delay(retryMs);
      }
    },
  };
}

type Settle = (error: NodeJS.ErrnoException | null, written: number) => void;

interface Output {
  readonly fd: number;
  write(piece: Buffer, settle: Settle): void;
}

/**
 * A write to a full terminal or pipe would block a thread for ever, and the process could not exit. It is reopened, since
 * other processes share the original. A write that cannot block takes less time than waking a thread for it.
 */
function openOutput(original: number): Output {
  try {
    const stat = fstatSync(original);
    if (stat.isCharacterDevice() || stat.isFIFO()) {
      const flags = constants.O_WRONLY | constants.O_NONBLOCK | constants.O_NOCTTY;
      const fd = openSync(`/dev/fd/${original}`, flags);
      return { fd, write: (piece, settle) => writeNow(fd, piece, settle) };
    }
  } catch {
    // Such as a terminal of another user.
  }
  return { fd: original, write: (piece, settle) => write(original, piece, settle) };
}

function writeNow(fd: number, piece: Buffer, settle: Settle): void {
  let written: number;
  try {
    written = writeSync(fd, piece);
  } catch (error) {
    settle(error as NodeJS.ErrnoException, 0);
    return;
  }
  settle(null, written);
}

/** Writes what can be written within `maxFlushMs`. */
function writeAll(fd: number, backlog: LogBacklog): void {
  const deadline = performance.now() + maxFlushMs;
  const never = new Int32Array(new SharedArrayBuffer(4));
  for (let piece = backlog.first(); piece !== undefined; piece = backlog.first()) {
    try {
      backlog.written(writeSync(fd, piece));
    } catch (error) {
      const mayWait = (error as NodeJS.ErrnoException).code === "EAGAIN" && performance.now() < deadline;
      if (mayWait) Atomics.wait(never, 0, 0, retryMs);
      else backlog.drop();
    }
  }
}
