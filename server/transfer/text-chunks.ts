// Decodes the bytes of a file chunk by chunk: in the given encoding, otherwise in UTF-8, or in UTF-16 if the first bytes show it.
import { TextDecoder } from "node:util";
import { BrokenFile } from "./formats/file-format.ts";

/**
 * Text without the byte order mark, which counts more than the given encoding.
 * @throws BrokenFile when bytes are not valid in the encoding
 */
export async function* textChunks(bytes: AsyncIterable<Uint8Array>, encoding?: string): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  let head: Uint8Array = new Uint8Array();
  let read = 0;
  const decode = (chunk: Uint8Array, stream: boolean): string => {
    decoder ??= new TextDecoder(markedEncoding(chunk) ?? encoding ?? likelyEncoding(chunk), { fatal: true });
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
    // The first bytes may come in pieces.
    const whole = decoder === undefined ? Buffer.concat([head, chunk]) : chunk;
    if (decoder === undefined && whole.length < 4) head = whole;
    else yield decode(whole, true);
  }
  yield decode(decoder === undefined ? head : new Uint8Array(), false);
}

function markedEncoding([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return first === 0xef && second === 0xbb && third === 0xbf ? "utf-8" : undefined;
}

/** Every format begins with two ASCII characters other than NUL. */
function likelyEncoding([first, second, third, fourth]: Uint8Array): string {
  if (first && second === 0 && third && fourth === 0) return "utf-16le";
  return first === 0 && second && third === 0 && fourth ? "utf-16be" : "utf-8";
}
