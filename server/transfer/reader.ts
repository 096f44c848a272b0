// Reads a file's batches in a separate thread, so that reading and checking continue during writes.
import { on } from "node:events";
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { findThreadFile } from "../thread-file.ts";
import type { Batch } from "./batch.ts";
import { BrokenFile, type ReadOptions } from "./formats/file-format.ts";
import { type FormatName, formats } from "./formats/index.ts";
import { readBatches } from "./read-batches.ts";
import { textChunks } from "./text-chunks.ts";

export interface ReaderTask {
  readonly format: FormatName;
  /** Records that are found and not decoded. */
  readonly skip: number;
  readonly options: Omit<ReadOptions, "note">;
}

/** What the thread says of one chunk, or at the end. */
export interface ReaderAnswer {
  readonly batches: readonly Batch[];
  readonly ended?: boolean;
  /** Why the file cannot be read on; the batches stand before the break. */
  readonly broken?: string;
  readonly notes: readonly string[];
}

/** A batch, and how many chunks of the input were read for it. */
export interface ReadBatch {
  readonly batch: Batch;
  readonly chunks: number;
}

export interface Reader {
  /** The batches of the bytes; once only. @throws BrokenFile, or what reading the bytes throws */
  read(task: ReaderTask, bytes: AsyncIterable<Uint8Array>, note: (text: string) => void): AsyncIterable<ReadBatch>;
  /** Ends the thread. Safe to call twice. */
  end(): Promise<void>;
}

/** Chunks in flight to the thread: enough that it never waits. No other part of the file is in memory. */
const chunksAhead = 3;

/** Starts a thread for reading, where that helps: it loads what it needs while the caller does other things. */
export function startReader(): Reader {
  const threadFile = findThreadFile("read-worker.cjs");
  // A thread is useless without a core for it.
  if (availableParallelism() === 1 || threadFile === undefined) {
    return {
      read: readHere,
      end: async () => undefined,
    };
  }
  const worker = new Worker(threadFile);
  return {
    read: (task, bytes, note) => readInThread(worker, task, bytes, note),
    async end() {
      await worker.terminate();
    },
  };
}

async function* readHere(
  { format, skip, options }: ReaderTask,
  bytes: AsyncIterable<Uint8Array>,
  note: (text: string) => void,
): AsyncGenerator<ReadBatch> {
  let chunks = 0;
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of bytes) {
      chunks++;
      yield chunk;
    }
  }
  const text = textChunks(counted(), options.encoding);
  for await (const batch of readBatches(formats[format], text, skip, { ...options, note })) yield { batch, chunks };
}

async function* readInThread(
  worker: Worker,
  task: ReaderTask,
  bytes: AsyncIterable<Uint8Array>,
  note: (text: string) => void,
): AsyncGenerator<ReadBatch> {
  const failing = new AbortController();
  const ahead = createCredit(chunksAhead);
  let chunks = 0;
  worker.postMessage(task);
  feed(worker, bytes, ahead).catch((error: unknown) => failing.abort(error));
  try {
    for await (const [answer] of on(worker, "message", { signal: failing.signal, close: ["exit"] })) {
      ahead.give();
      const { batches, ended, broken, notes }: ReaderAnswer = answer;
      for (const text of notes) note(text);
      if (!ended && broken === undefined) chunks++;
      for (const batch of batches) yield { batch, chunks };
      if (broken !== undefined) throw new BrokenFile(broken);
      if (ended) return;
    }
    throw new Error("the reader thread ended before the end of the file");
  } catch (error) {
    throw failing.signal.aborted ? failing.signal.reason : error;
  } finally {
    ahead.end();
  }
}

async function feed(worker: Worker, bytes: AsyncIterable<Uint8Array>, ahead: Credit): Promise<void> {
  for await (const chunk of bytes) {
    if (!(await ahead.take())) return;
    worker.postMessage(chunk);
  }
  worker.postMessage(null);
}

interface Credit {
  /** Waits until there is some; false once it has ended. */
  take(): Promise<boolean>;
  give(): void;
  end(): void;
}

function createCredit(amount: number): Credit {
  let left = amount;
  let ended = false;
  let wake = (): void => undefined;
  return {
    async take() {
      while (left === 0 && !ended) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      left--;
      return !ended;
    },
    give() {
      left++;
      wake();
    },
    end() {
      ended = true;
      wake();
    },
  };
}
