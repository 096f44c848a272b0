// Decides when the write-ahead log is checkpointed, and finishes what the worker thread has all but done.
import { Worker } from "node:worker_threads";
import { connectionRecipe } from "./driver.ts";

export interface Checkpoints {
  /** Call it after each commit. It costs one comparison. */
  committed(): void;
  /** Ends the worker, so that closing the database can remove the log. */
  close(): Promise<void>;
}

/**
 * Milliseconds from a commit to the checkpoint that follows it. Idle times cost nothing, and each checkpoint is small: in a
 * large database nearly every write changes different pages, and a commit that coincides with the fsync of many pages waits long.
 */
const pauseMs = 25;
/** Frames in the log from which on the last of them are copied here; a frame is a page, of 4 KiB. */
const longLog = 4_000;

/**
 * Checkpoints a database file in a separate thread. By default, SQLite checkpoints inside every commit that finds a
 * thousand pages in the log, and all that wait for it wait for that fsync too. The log starts again from its beginning
 * only when it was copied whole and nothing was written in the meantime; the worker copies nearly all of it, and under load
 * `copyTheRest` copies the last frames between two commits. The thread starts after the first commit: it takes memory, and
 * starting the server need not wait for it. Should it fail, `copyTheRest` does all of it.
 */
export function startCheckpoints(copyTheRest: () => void, file: string, pause = pauseMs): Checkpoints {
  let worker: Worker | undefined;
  let hasFailed = false;
  let state: "idle" | "waiting" | "working" | "closed" = "idle";
  let timer: NodeJS.Timeout | undefined;

  const copied = ({ frames }: { readonly frames: number }): void => {
    if (state !== "working") return;
    state = "idle";
    if (frames >= longLog) copyTheRest();
  };
  const fail = (): void => {
    if (state === "closed" || hasFailed) return;
    hasFailed = true;
    copied({ frames: longLog });
  };
  const schedule = (): void => {
    state = "waiting";
    timer = setTimeout(() => {
      state = "working";
      if (hasFailed) return copied({ frames: longLog });
      worker ??= startWorker(file, copied, fail);
      worker.postMessage("checkpoint");
    }, pause).unref();
  };
  return {
    committed() {
      if (state === "idle") schedule();
    },
    async close() {
      if (state === "closed") return;
      state = "closed";
      clearTimeout(timer);
      if (worker !== undefined && !hasFailed) await endWorker(worker);
    },
  };
}

function startWorker(file: string, copied: (message: { readonly frames: number }) => void, fail: () => void): Worker {
  const worker = new Worker(new URL("./checkpoint-worker.cjs", import.meta.url), {
    workerData: connectionRecipe(file, { mode: "write" }),
    // node:sqlite prints one on Node 22.
    execArgv: ["--disable-warning=ExperimentalWarning"],
  });
  worker.on("message", copied);
  worker.on("error", fail);
  worker.on("exit", fail);
  // Last, because a listener for messages keeps the process running.
  worker.unref();
  return worker;
}

/** Waits until the thread has closed its connection. */
async function endWorker(worker: Worker): Promise<void> {
  const ended = new Promise<void>((resolve) => worker.once("exit", () => resolve()));
  worker.ref();
  worker.postMessage("close");
  await ended;
}
