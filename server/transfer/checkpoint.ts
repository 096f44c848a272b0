// Keeps the progress of an import in a state file, so that the next run of the same import goes on from there.
import { createHash, type Hash } from "node:crypto";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { emptyTally, type ImportTally } from "./import.ts";
import { replacePrivateFile } from "./private-file.ts";

export interface Checkpoint {
  /** What is imported, and where to: the state of another import is refused. */
  readonly importing: string;
  readonly tally: ImportTally;
  /** The start of the input that the tally covers, and maybe some more of it. */
  readonly consumed: Consumed;
  /** How much of the rejects and of the report belongs to the tally. */
  readonly rejectBytes: number;
  readonly reportBytes: number;
}

export interface Consumed {
  readonly bytes: number;
  readonly sha256: string;
}

/** More than the chunk in which the last record of the tally ends. */
const readAhead = 2 * 1024 * 1024;
const startAgain =
  "remove the state file to import again from the start, which is safe: numbers that are already stored stay unchanged";

export function nameImport(...parts: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}

/** The state in the file, or that of a new import. @throws Error when it belongs to another import */
export function readCheckpoint(file: string | undefined, importing: string): Checkpoint {
  if (file === undefined || !existsSync(file)) {
    const consumed = { bytes: 0, sha256: createHash("sha256").digest("hex") };
    return { importing, tally: emptyTally, consumed, rejectBytes: 0, reportBytes: 0 };
  }
  const found = parse(readFileSync(file, "utf8"));
  if (found === undefined) throw new Error(`${file} is not the state file of an import: ${startAgain}`);
  if (found.importing === importing) return found;
  throw new Error(`${file} is the state file of another import: ${startAgain}`);
}

export function writeCheckpoint(file: string, checkpoint: Checkpoint): void {
  replacePrivateFile(file, `${JSON.stringify(checkpoint)}\n`);
}

export function removeCheckpoint(file: string): void {
  rmSync(file, { force: true });
}

function parse(text: string): Checkpoint | undefined {
  try {
    const value = JSON.parse(text);
    const { records, added, updated, unchanged, rejected, impossible } = value.tally;
    const counts = [records, added, updated, unchanged, rejected, ...Object.values(impossible)];
    const sizes = [value.rejectBytes, value.reportBytes, value.consumed.bytes];
    const areCounts = [...counts, ...sizes].every((count) => Number.isSafeInteger(count) && Number(count) >= 0);
    return areCounts && typeof value.consumed.sha256 === "string" ? value : undefined;
  } catch {
    return undefined;
  }
}

export interface HashedInput {
  readonly bytes: AsyncGenerator<Uint8Array>;
  /** The input up to the end of a chunk, counted from 1. @throws Error while the input may not be that of the earlier run */
  consumed(chunks: number): Consumed;
}

/**
 * Hashes the input while it is read. Holds back the end of what an earlier run consumed until all of it is known to be the
 * same: a record that appears before that shows that the file was edited. @throws Error when it was
 */
export function hashInput(bytes: AsyncIterable<Uint8Array>, earlier: Consumed): HashedInput {
  const hash = createHash("sha256");
  const marks = new Map<number, Consumed>();
  let length = 0;
  let isSame = earlier.bytes === 0;
  async function* hashed(): AsyncGenerator<Uint8Array> {
    let held: Uint8Array[] = [];
    for await (const chunk of bytes) {
      const left = earlier.bytes - length;
      const isEnd = left > 0 && left <= chunk.length;
      hash.update(isEnd ? chunk.subarray(0, left) : chunk);
      if (isEnd && toDigest(hash) !== earlier.sha256) throw new Error(edited(earlier));
      if (isEnd) hash.update(chunk.subarray(left));
      isSame ||= isEnd;
      length += chunk.length;
      marks.set(marks.size + 1, { bytes: length, sha256: toDigest(hash) });
      held.push(chunk);
      if (!isSame && left <= readAhead) continue;
      yield* held;
      held = [];
    }
    if (!isSame) throw new Error(edited(earlier));
  }
  return {
    bytes: hashed(),
    consumed(chunks) {
      if (!isSame) throw new Error(edited(earlier));
      return marks.get(chunks) ?? earlier;
    },
  };
}

function edited({ bytes }: Consumed): string {
  return `the input differs in its first ${bytes} bytes from the input of the earlier run: ${startAgain}`;
}

function toDigest(hash: Hash): string {
  return hash.copy().digest("hex");
}
