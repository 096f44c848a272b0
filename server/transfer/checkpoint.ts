// Keeps how far an import has come in a file, so that the next run of the same import goes on from there.
import { createHash } from "node:crypto";
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from "node:fs";
import { emptyTally, type ImportTally } from "./import.ts";

export interface Checkpoint {
  /** What is imported, and into what: a checkpoint of another import is refused. */
  readonly importing: string;
  readonly tally: ImportTally;
  /** How much of the reject file belongs to the tally. */
  readonly rejectBytes: number;
}

/** Names an import: its format, the start of its file, and where it goes. */
export function nameImport(format: string, start: Uint8Array, database: string): string {
  return createHash("sha256").update(`${format}\n${database}\n`).update(start).digest("hex");
}

/** The checkpoint in the file, or one of nothing. @throws Error when the file is of another import, or is no checkpoint. */
export function readCheckpoint(file: string, importing: string): Checkpoint {
  if (!existsSync(file)) return { importing, tally: emptyTally, rejectBytes: 0 };
  const found = parse(readFileSync(file, "utf8"));
  if (found === undefined) throw new Error(`${file} is no state of an import: remove it to import from the start`);
  if (found.importing === importing) return found;
  throw new Error(`${file} is the state of another import: remove it to import from the start`);
}

/** Replaces the file in one step. */
export function writeCheckpoint(file: string, checkpoint: Checkpoint): void {
  const unfinished = `${file}.unfinished`;
  const descriptor = openSync(unfinished, "w");
  writeSync(descriptor, `${JSON.stringify(checkpoint)}\n`);
  fsyncSync(descriptor);
  closeSync(descriptor);
  renameSync(unfinished, file);
}

export function removeCheckpoint(file: string): void {
  rmSync(file, { force: true });
}

function parse(text: string): Checkpoint | undefined {
  try {
    const value = JSON.parse(text);
    const { records, added, updated, unchanged, rejected } = value.tally;
    const counts = [records, added, updated, unchanged, rejected, value.rejectBytes];
    return counts.every((count) => Number.isSafeInteger(count) && count >= 0) ? value : undefined;
  } catch {
    return undefined;
  }
}
