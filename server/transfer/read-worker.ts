// The thread that reads a file: takes its bytes chunk by chunk, and answers each with the batches that it completes.
import { on } from "node:events";
import { parentPort, workerData } from "node:worker_threads";
import type { Batch } from "./batch.ts";
import { formats } from "./formats.ts";
import { readBatches } from "./read-batches.ts";
import type { ReaderAnswer, ReaderTask } from "./read-in-thread.ts";
import { BrokenFile } from "./record.ts";
import { textChunks } from "./text-chunks.ts";

const port = parentPort;
if (port === null) throw new Error("not a worker thread");
const { format, skip }: ReaderTask = workerData;
let batches: Batch[] = [];

function answer(end: Pick<ReaderAnswer, "ended" | "broken"> = {}): void {
  port?.postMessage({ batches, ...end } satisfies ReaderAnswer);
  batches = [];
}

/** When the next chunk is asked for, all has been read of the one before. */
async function* chunks(messages: AsyncIterable<readonly (Uint8Array | null)[]>): AsyncGenerator<Uint8Array> {
  for await (const [chunk] of messages) {
    if (!chunk) return;
    yield chunk;
    answer();
  }
}

try {
  const text = textChunks(chunks(on(port, "message")));
  for await (const batch of readBatches(formats[format], text, skip)) batches.push(batch);
  answer({ ended: true });
} catch (error) {
  // Anything else ends the thread, and is thrown where it was started.
  if (!(error instanceof BrokenFile)) throw error;
  answer({ broken: error.message });
}
port.close();
