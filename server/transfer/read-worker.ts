// The thread that reads a file: takes the task, then the bytes chunk by chunk, and answers each with the batches that it completes.
import { on } from "node:events";
import { type MessagePort, parentPort } from "node:worker_threads";
import type { Batch } from "./batch.ts";
import { BrokenFile } from "./formats/file-format.ts";
import { formats } from "./formats/index.ts";
import { readBatches } from "./read-batches.ts";
import type { ReaderAnswer, ReaderTask } from "./reader.ts";
import { textChunks } from "./text-chunks.ts";

async function readFor(port: MessagePort): Promise<void> {
  let batches: Batch[] = [];
  let notes: string[] = [];
  const answer = (end: Pick<ReaderAnswer, "ended" | "broken"> = {}): void => {
    port.postMessage({ batches, notes, ...end } satisfies ReaderAnswer);
    batches = [];
    notes = [];
  };
  try {
    const messages = on(port, "message");
    const { format, skip, options } = (await readNext(messages)) as ReaderTask;
    const text = textChunks(chunksOf(messages, answer), options.encoding);
    const note = (found: string) => notes.push(found);
    for await (const batch of readBatches(formats[format], text, skip, { ...options, note })) batches.push(batch);
    answer({ ended: true });
  } catch (error) {
    // Anything else ends the thread, and is thrown where it was started.
    if (!(error instanceof BrokenFile)) throw error;
    answer({ broken: error.message });
  }
  port.close();
}

/** When the next chunk is asked for, all has been read of the one before. */
async function* chunksOf(messages: AsyncIterator<readonly unknown[]>, wasRead: () => void): AsyncGenerator<Uint8Array> {
  for (let chunk = await readNext(messages); chunk instanceof Uint8Array; chunk = await readNext(messages)) {
    yield chunk;
    wasRead();
  }
}

async function readNext(messages: AsyncIterator<readonly unknown[]>): Promise<unknown> {
  const { value } = await messages.next();
  return value[0];
}

if (parentPort === null) throw new Error("not a worker thread");
void readFor(parentPort);
