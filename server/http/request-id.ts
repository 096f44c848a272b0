// How a request is identified in logs: its id and the caller's trace.
import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";

const wellFormedId = /^[A-Za-z0-9._-]{8,64}$/;
/** Ids are logged: a text without a letter could be a phone number. */
const letter = /[A-Za-z]/;

/** The caller's X-Request-Id if it is well-formed (as in the contract), otherwise a new id. */
export function getRequestId({ headers }: Pick<IncomingMessage, "headers">): string {
  const sent = headers["x-request-id"];
  return typeof sent === "string" && wellFormedId.test(sent) && letter.test(sent) ? sent : randomUUID();
}

export interface TraceContext {
  readonly trace_id: string;
  /** The caller's span; this server creates none. */
  readonly parent_id: string;
}

const traceparentFormat = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}(-.*)?$/;
const zeros = /^0+$/;

/** Parses traceparent (W3C Trace Context, 3.2). Undefined if absent or invalid, which the standard says to ignore. */
export function parseTraceparent(traceparent: unknown): TraceContext | undefined {
  if (typeof traceparent !== "string") return undefined;
  const [, version, trace_id = "", parent_id = "", rest] = traceparentFormat.exec(traceparent) ?? [];
  if (version === undefined || version === "ff" || (version === "00" && rest !== undefined)) return undefined;
  return zeros.test(trace_id) || zeros.test(parent_id) ? undefined : { trace_id, parent_id };
}
