// Bytes in memory as a stream of slices, so that a connection holds one of them and not all.
import { Readable } from "node:stream";

/** What is given to a connection at a time. */
export const sliceBytes = 64 * 1024;

/** Reads bytes that are in memory. */
export class Slices extends Readable {
  #rest: Buffer;

  constructor(bytes: Buffer) {
    super({ highWaterMark: sliceBytes });
    this.#rest = bytes;
  }

  override _read(): void {
    const slice = this.#rest.subarray(0, sliceBytes);
    this.#rest = this.#rest.subarray(slice.length);
    this.push(slice.length === 0 ? null : slice);
  }
}
