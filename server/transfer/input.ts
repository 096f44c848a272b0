// Opens what is to be imported: a file or a stream, with its size where there is one, and its first bytes.
import { createReadStream, fstatSync, openSync } from "node:fs";
import { addAbortSignal, type Readable } from "node:stream";

export interface Input {
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Undefined for a stream. */
  readonly totalBytes: number | undefined;
  /** The first bytes, 64 KiB or all there are, by which two inputs are told apart. */
  readonly start: Uint8Array;
}

const startLength = 64 * 1024;
const chunkLength = 256 * 1024;

/** Once aborted, reading on throws. @throws Error when the file cannot be read. */
export async function openFile(file: string, signal: AbortSignal): Promise<Input> {
  const fd = openSync(file, "r");
  const stat = fstatSync(fd);
  const stream = createReadStream(file, { fd, highWaterMark: chunkLength });
  return { ...(await openStream(stream, signal)), totalBytes: stat.isFile() ? stat.size : undefined };
}

export async function openStream(stream: Readable, signal: AbortSignal): Promise<Input> {
  const iterator: AsyncIterator<Uint8Array> = addAbortSignal(signal, stream)[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let length = 0;
  while (length < startLength) {
    const next = await iterator.next();
    if (next.done) break;
    first.push(next.value);
    length += next.value.length;
  }
  return {
    bytes: joined(first, iterator),
    totalBytes: undefined,
    start: Buffer.concat(first).subarray(0, startLength),
  };
}

async function* joined(first: readonly Uint8Array[], rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* first;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}
