// Decodes the bytes of a file chunk by chunk: as told, or UTF-8, or UTF-16 if the file has a byte order mark.
import { TextDecoder } from "node:util";
import { BrokenFile } from "./formats/file-format.ts";

/** Decodes without the mark. @throws BrokenFile when bytes are not valid in the encoding. */
export async function* textChunks(bytes: AsyncIterable<Uint8Array>, encoding?: string): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  let head: Uint8Array = new Uint8Array();
  let read = 0;
  const decode = (chunk: Uint8Array, stream: boolean): string => {
    decoder ??= new TextDecoder(encoding ?? encodingOf(chunk), { fatal: true });
    try {
      return decoder.decode(chunk, { stream });
    } catch {
      const place = `between bytes ${Math.max(0, read - chunk.length)} and ${read}`;
      const hint = "pass --encoding, such as windows-1252 for CSV files of older spreadsheets";
      throw new BrokenFile(`the file is not valid ${decoder.encoding.toUpperCase()} ${place}: ${hint}`);
    }
  };
  for await (const chunk of bytes) {
    read += chunk.length;
    // The mark may come in pieces.
    const whole = decoder === undefined ? Buffer.concat([head, chunk]) : chunk;
    if (decoder === undefined && whole.length < 3) head = whole;
    else yield decode(whole, true);
  }
  yield decode(decoder === undefined ? head : new Uint8Array(), false);
}

function encodingOf(start: Uint8Array): string {
  if (start[0] === 0xff && start[1] === 0xfe) return "utf-16le";
  return start[0] === 0xfe && start[1] === 0xff ? "utf-16be" : "utf-8";
}
