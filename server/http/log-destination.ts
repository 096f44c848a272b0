// The log's output: standard output or a file descriptor, buffered.
import { type DestinationStream, destination } from "pino";

/** Lines are written in pieces of this size, or after this time: a write for each request costs more than the request. */
const pieceBytes = 32_768;
const maxPieceBytes = 4 * pieceBytes;
const maxDelayMs = 500;

interface ByteStream {
  write(bytes: Buffer): boolean;
  flushSync(): void;
}

export type LogDestination = DestinationStream & { flushSync(): void };

/**
 * Default: standard output. The rest is written when the process exits. Lines are queued as bytes: of text, sonic-boom
 * would measure the whole queue again for each new line.
 */
export function createLogDestination(fd = 1): LogDestination {
  const options = {
    fd,
    sync: false,
    minLength: pieceBytes,
    maxWrite: maxPieceBytes,
    periodicFlush: maxDelayMs,
  };
  // pino declares text only, whatever the mode.
  const stream = destination({ ...options, contentMode: "buffer" }) as unknown as ByteStream;
  return {
    write(line) {
      stream.write(Buffer.from(line));
    },
    flushSync: () => stream.flushSync(),
  };
}
