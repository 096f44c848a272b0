// Oversized requests: refused with the declared status, never with a server error.
import { declaresStatus, type Operation } from "../contract/operations.ts";
import { expectStatus } from "../session/expectations.ts";
import { createProbe, writable } from "../session/probes.ts";
import type { JudgedExchange, Session } from "../session/session.ts";

const mebibyte = 1024 * 1024;

/**
 * Headers of 64 KiB, and bodies of 1, 8 and 32 MiB until one is refused. Servers may choose their own limits, and may
 * close the connection while the request is still being sent: the response is then lost.
 */
export async function checkLimits(session: Session, operation: Operation): Promise<void> {
  await checkHeaderLimit(session, operation);
  await checkBodyLimit(session, operation);
}

async function checkHeaderLimit(session: Session, operation: Operation): Promise<void> {
  if (!declaresStatus(operation, 431)) return;
  const probe = createProbe(session, operation, { headers: { "x-long": "x".repeat(64 * 1024) } });
  const exchange = await session.send(operation, { ...probe, stores: false }, { mayHangUp: true });
  if (exchange.received.status === 0) return;
  recordViolations(session, operation, exchange);
  if (exchange.received.status === 431) session.recordCheck("status_code_conformance", operation, exchange, undefined);
}

async function checkBodyLimit(session: Session, operation: Operation): Promise<void> {
  const [content] = writable(operation);
  if (content === undefined || !declaresStatus(operation, 413)) return;
  for (const size of [1, 8, 32]) {
    const body = Buffer.alloc(size * mebibyte, " ");
    const probe = createProbe(session, operation, { content, body });
    const exchange = await session.send(operation, { ...probe, stores: false }, { mayHangUp: true });
    if (exchange.received.status === 0) return;
    const wrong = expectStatus(exchange, [400, 413, 422], operation.pointer, `a body of ${size} MiB of white space`);
    session.recordCheck("negative_data_rejection", operation, exchange, wrong);
    recordViolations(session, operation, exchange);
    if (exchange.received.status === 413) return;
  }
}

function recordViolations(session: Session, operation: Operation, exchange: JudgedExchange): void {
  for (const { check, ...violation } of exchange.violations) session.recordCheck(check, operation, exchange, violation);
}
