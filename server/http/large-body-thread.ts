// The thread that reads large bodies, one at a time: each message is a body, and gets one response.
import { parentPort } from "node:worker_threads";
import { violationOf } from "../../runtime/violation.ts";
import { createError, ServiceError } from "../errors.ts";
import type { LargeBodyResult } from "./large-bodies.ts";
import { getContent, type ReadBody, readBody, type SentBody } from "./request-body.ts";

/** Only what the contract allows leaves this thread, so that what arrives in the other has the contract's bounds. */
function readValid(sent: SentBody): ReadBody {
  const body = readBody(sent);
  const { codec, validate } = getContent(sent.operationId, sent.mediaType) ?? {};
  // As Fastify validates a body.
  const value = body.value ?? null;
  if (validate === undefined || validate(value)) return body;
  const { pointer, expected } = violationOf(validate, value);
  throw createError("InvalidBody", { problem: `${codec?.locate(body.text, pointer)}: ${expected}` });
}

function toResult(sent: SentBody): LargeBodyResult {
  try {
    return { body: readValid(sent) };
  } catch (error) {
    // Anything else ends the thread, and is thrown where it was started.
    if (!(error instanceof ServiceError)) throw error;
    const { code, status, message } = error;
    return { refusal: { code, status, message } };
  }
}

parentPort?.on("message", (sent: SentBody & { readonly bytes: Uint8Array }) => {
  // A Buffer arrives as a Uint8Array.
  const bytes = Buffer.from(sent.bytes.buffer, sent.bytes.byteOffset, sent.bytes.byteLength);
  parentPort?.postMessage(toResult({ ...sent, bytes }));
});
