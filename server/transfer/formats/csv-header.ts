// Finds the separator of a CSV file by its first line.
import { BrokenFile, refuseEndless } from "./file-format.ts";

export const delimiterNames: Readonly<Record<string, string>> = { comma: ",", semicolon: ";", tab: "\t" };
const delimiters = Object.values(delimiterNames);

export interface Beginning {
  readonly delimiter: string;
  /** The line on which the header stands. */
  readonly firstLine: number;
  /** The text from the header on. */
  readonly text: AsyncIterable<string>;
}

/** In any letter case, and quoted where a program quotes every field. */
const declaration = /^("?)sep=(.)\1(?:\r\n|\r|\n)/i;

/**
 * Excel writes "sep=;" for itself; otherwise the header decides, because its columns are known. A comma is assumed when
 * nothing matches.
 */
export async function readBeginning(
  text: AsyncIterable<string>,
  columns: readonly string[],
  given: string | undefined,
): Promise<Beginning> {
  const iterator = text[Symbol.asyncIterator]();
  let head = "";
  for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
    head += next.value;
    refuseEndless(head.length, 1);
    // A carriage return at the end may be the first half of a line end.
    if (/[\r\n][\s\S]/.test(head)) break;
  }
  const declared = declaration.exec(head);
  const separator = declared?.[2];
  if (given === undefined && separator !== undefined && !delimiters.includes(separator)) {
    throw new BrokenFile("line 1: sep= must be followed by a comma, a semicolon or a tab");
  }
  const line = /^[^\r\n]*/.exec(head)?.[0] ?? "";
  return {
    delimiter: given ?? separator ?? mostLikely(line, columns),
    firstLine: declared === null ? 1 : 2,
    text: rest(head.slice(declared?.[0].length ?? 0), iterator),
  };
}

function mostLikely(line: string, columns: readonly string[]): string {
  const matches = (delimiter: string) =>
    line.split(delimiter).filter((name) => columns.includes(name.replace(/^"(.*)"$/, "$1"))).length;
  return delimiters.reduce((best, delimiter) => (matches(delimiter) > matches(best) ? delimiter : best));
}

async function* rest(head: string, iterator: AsyncIterator<string>): AsyncGenerator<string> {
  try {
    yield head;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  } finally {
    await iterator.return?.();
  }
}

/** "semicolon". */
export function delimiterName(delimiter: string): string {
  return Object.entries(delimiterNames).find(([, each]) => each === delimiter)?.[0] ?? delimiter;
}
