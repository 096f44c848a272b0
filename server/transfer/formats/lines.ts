// Cuts text into lines, whatever the chunks it comes in.
import { refuseEndless } from "./file-format.ts";

export interface Line {
  /** From 1. */
  readonly line: number;
  /** Without its end, which is a line feed, or a carriage return and a line feed. */
  readonly text: string;
}

/** The lines of the text; an end of line at its very end starts no further line. */
export async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<Line> {
  let line = 1;
  let rest = "";
  for await (const chunk of text) {
    let start = 0;
    for (let end = chunk.indexOf("\n"); end >= 0; end = chunk.indexOf("\n", start)) {
      yield { line: line++, text: withoutReturn(rest + chunk.slice(start, end)) };
      rest = "";
      start = end + 1;
    }
    rest += chunk.slice(start);
    refuseEndless(rest.length, line);
  }
  if (rest !== "") yield { line, text: withoutReturn(rest) };
}

function withoutReturn(text: string): string {
  return text.endsWith("\r") ? text.slice(0, -1) : text;
}
