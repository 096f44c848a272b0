// Reads the traceparent of a request (W3C Trace Context, 3.2), so that the log can be joined with the caller's trace.

export interface TraceContext {
  readonly trace_id: string;
  /** The caller's span; this server opens none of its own. */
  readonly parent_id: string;
}

const format = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}(-.*)?$/;
const zeros = /^0+$/;

/** The context, or undefined when the header is absent or not valid: then it is ignored, as the standard asks. */
export function traceContextOf(traceparent: unknown): TraceContext | undefined {
  if (typeof traceparent !== "string") return undefined;
  const [, version, trace_id = "", parent_id = "", rest] = format.exec(traceparent) ?? [];
  if (version === undefined || version === "ff" || (version === "00" && rest !== undefined)) return undefined;
  return zeros.test(trace_id) || zeros.test(parent_id) ? undefined : { trace_id, parent_id };
}
