// Requests that are too large for any server: refused with the status for it, and never by falling over.
import { findResponse, type Operation } from "../contract/operations.ts";
import { expectStatus } from "../session/expectations.ts";
import { createProbe, writable } from "../session/probes.ts";
import type { Session } from "../session/session.ts";

const mebibyte = 1024 * 1024;

/** A head of 64 KiB; and bodies of 1, 8 and 32 MiB until one is too large. What a server takes is its own affair. */
export async function checkLimits(session: Session, operation: Operation): Promise<void> {
  if (session.declared.some((each) => findResponse(each, 431) !== undefined)) {
    const probe = createProbe(session, operation, { headers: { "x-long": "x".repeat(64 * 1024) } });
    const asked = await session.sendAndRecord(operation, { ...probe, stores: false });
    if (asked.received.status === 431) session.recordCheck("status_code_conformance", operation, probe, undefined);
  }
  const [content] = writable(operation);
  if (content === undefined || session.declared.every((each) => findResponse(each, 413) === undefined)) return;
  for (const size of [1, 8, 32]) {
    const body = Buffer.alloc(size * mebibyte, " ");
    const probe = createProbe(session, operation, { content, body });
    const asked = await session.send(operation, { ...probe, stores: false });
    // A server may hang up while the body is still being sent.
    if (asked.received.status === 0) return;
    const wrong = expectStatus(asked, [400, 413], operation.pointer, `a body of ${size} MiB of white space`);
    session.recordCheck("negative_data_rejection", operation, probe, wrong);
    for (const { check, ...violation } of asked.violations) session.recordCheck(check, operation, probe, violation);
    if (asked.received.status === 413) return;
  }
}
