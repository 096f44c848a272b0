// Decides when the write-ahead log is checkpointed, and finishes what the worker thread has all but done.
import { Worker } from "node:worker_threads";
import { connectionRecipe, type Database } from "./driver.ts";

export interface Checkpoints {
  /** To be told after each commit. Costs nothing but a comparison. */
  committed(): void;
  /** Ends the worker, so that closing the database can remove the log. */
  close(): Promise<void>;
}

/**
 * Milliseconds from a commit to the checkpoint that follows it. Idle times cost nothing, and each checkpoint is small: in a
 * large database nearly every write has pages of its own, and a commit that meets the fsync of many of them waits long.
 */
const pauseMs = 25;
/** Frames in the log from which on the last of them are copied here; a frame is a page, of 4 KiB. */
const longLog = 4_000;
/** Pages in the log at which SQLite checkpoints inside a commit: its own default, for when there is no worker. */
const ownCheckpoints = 1_000;

/**
 * Checkpoints a database file in a thread of its own. Left to itself SQLite checkpoints inside every commit that finds a
 * thousand pages in the log, and all that wait for it wait for that fsync too. The log starts again from its beginning
 * only when it was copied whole and nobody wrote meanwhile; the worker copies nearly all of it, and under load the last
 * frames are copied here, where the writer is. The thread starts behind the first commit: it takes memory, and starting
 * the server need not wait for it. Should it fail, SQLite's own checkpoints come back.
 */
export function startCheckpoints(db: Database, file: string, pause = pauseMs): Checkpoints {
  let worker: Worker | undefined;
  let state: "idle" | "waiting" | "working" | "failed" | "closed" = "idle";
  let timer: NodeJS.Timeout | undefined;
  db.exec("PRAGMA wal_autocheckpoint = 0");

  const copied = ({ frames }: { readonly frames: number }): void => {
    if (state !== "working") return;
    state = "idle";
    if (frames >= longLog) db.exec("PRAGMA wal_checkpoint(PASSIVE)");
  };
  const fail = (): void => {
    if (state === "closed" || state === "failed") return;
    state = "failed";
    clearTimeout(timer);
    if (db.isOpen) db.exec(`PRAGMA wal_autocheckpoint = ${ownCheckpoints}`);
  };
  const schedule = (): void => {
    state = "waiting";
    timer = setTimeout(() => {
      state = "working";
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
      const failed = state === "failed";
      state = "closed";
      clearTimeout(timer);
      if (worker !== undefined && !failed) await endOf(worker);
    },
  };
}

function startWorker(file: string, copied: (message: { readonly frames: number }) => void, fail: () => void): Worker {
  const worker = new Worker(new URL("./checkpoint-worker.cjs", import.meta.url), {
    workerData: connectionRecipe(file, { mode: "write" }),
    // Of node:sqlite on Node 22.
    execArgv: ["--disable-warning=ExperimentalWarning"],
  });
  worker.unref();
  worker.on("message", copied);
  worker.on("error", fail);
  worker.on("exit", fail);
  return worker;
}

async function endOf(worker: Worker): Promise<void> {
  const ended = new Promise<void>((resolve) => worker.once("exit", () => resolve()));
  worker.ref();
  worker.postMessage("close");
  await ended;
}
