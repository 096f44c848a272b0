// Writes the refusals or warnings of an import as NDJSON: {"line": 12, "reason": "..."}.
import { closeSync, ftruncateSync, writeSync } from "node:fs";
import type { Rejection } from "./import.ts";
import { openPrivateFile } from "./private-file.ts";

export interface RejectFile {
  add(rejection: Rejection): void;
  /** Bytes so far. */
  size(): number;
  close(): void;
}

/** Starts a new file, or continues after its first `keepBytes`. */
export function openRejectFile(file: string, keepBytes: number): RejectFile {
  const descriptor = openPrivateFile(file, { keep: keepBytes > 0 });
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
