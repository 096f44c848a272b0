// Reads large bodies in a separate thread: one of 4 MB can hold it for half a second, and other callers must not wait.
import { once } from "node:events";
import { setImmediate as nextTurn } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { ServiceError } from "../errors.ts";
import { createLimit } from "../limit.ts";
import { findThreadFile } from "../thread-file.ts";
import { type ReadBody, readBody, type SentBody } from "./request-body.ts";

/** What the thread says of a body. */
export type LargeBodyResult =
  | { readonly body: ReadBody }
  | { readonly refusal: Pick<ServiceError, "code" | "status" | "message"> };

/** Decodes, parses and validates a body, whose bytes may be gone afterwards. @throws ServiceError as readBody(), or what ended the thread */
export type ReadLargeBody = (sent: SentBody) => Promise<ReadBody>;

/**
 * One body at a time, since each takes memory; others wait. The thread starts with the first large body, and again if a
 * body was too much for it.
 */
export function createReadLargeBody(file: URL | undefined = findThreadFile("large-body-thread.cjs")): ReadLargeBody {
  const oneAtATime = createLimit(1);
  if (file === undefined) {
    return (sent) =>
      oneAtATime(async () => {
        await nextTurn();
        return readBody(sent);
      });
  }
  let worker: Worker | undefined;
  return (sent) =>
    oneAtATime(() => {
      worker ??= new Worker(file).once("error", () => {
        worker = undefined;
      });
      return readInThread(worker, sent);
    });
}

async function readInThread(worker: Worker, sent: SentBody): Promise<ReadBody> {
  // A part of a larger buffer cannot be handed over without the rest.
  const isWhole = sent.bytes.length === sent.bytes.buffer.byteLength;
  const bytes = isWhole ? sent.bytes : Uint8Array.from(sent.bytes);
  worker.postMessage({ ...sent, bytes }, [bytes.buffer as ArrayBuffer]);
  const [result] = (await once(worker, "message")) as [LargeBodyResult];
  if ("body" in result) return result.body;
  const { code, status, message } = result.refusal;
  throw new ServiceError(code, status, message);
}
