// Opens the input of an import: a file or a stream, with its size where it is known.
import { createReadStream, fstatSync, openSync } from "node:fs";
import { addAbortSignal, type Readable } from "node:stream";

export interface Input {
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Undefined for a stream. */
  readonly totalBytes: number | undefined;
}

const chunkLength = 256 * 1024;

/** Once aborted, reading on throws. @throws Error when the file cannot be read. */
export function openFile(file: string, signal: AbortSignal): Input {
  const fd = openSync(file, "r");
  const stat = fstatSync(fd);
  const stream = createReadStream(file, { fd, highWaterMark: chunkLength });
  return { bytes: addAbortSignal(signal, stream), totalBytes: stat.isFile() ? stat.size : undefined };
}

export function openStream(stream: Readable, signal: AbortSignal): Input {
  return { bytes: addAbortSignal(signal, stream), totalBytes: undefined };
}
