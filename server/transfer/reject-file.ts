// Writes what an import has refused, as NDJSON: {"line": 12, "reason": "..."}.
import { closeSync, ftruncateSync, openSync, writeSync } from "node:fs";
import type { Rejection } from "./import.ts";

export interface RejectFile {
  add(rejection: Rejection): void;
  /** Bytes so far. */
  size(): number;
  close(): void;
}

/** Opens the file anew, or goes on behind the first `keepBytes` of it. */
export function openRejectFile(file: string, keepBytes: number): RejectFile {
  const descriptor = openSync(file, keepBytes > 0 ? "r+" : "w");
  ftruncateSync(descriptor, keepBytes);
  let size = keepBytes;
  return {
    add({ line, reason }) {
      size += writeSync(descriptor, `${JSON.stringify({ line, reason })}\n`, size);
    },
    size: () => size,
    close: () => closeSync(descriptor),
  };
}
