// Checks that a command does not write over a file that it reads.
import { statSync } from "node:fs";
import { resolve } from "node:path";

/** Files by their names in messages; an absent one is undefined. */
export type NamedFiles = Readonly<Record<string, string | undefined>>;

/** @throws Error if a written file is one of the read files, or two of the written ones are the same */
export function requireDistinctFiles(written: NamedFiles, read: NamedFiles): void {
  const names = new Map(identifyAll(read));
  for (const [identity, name] of identifyAll(written)) {
    const other = names.get(identity);
    if (other !== undefined) throw new Error(`${name} must be a different file from ${other}`);
    names.set(identity, name);
  }
}

const identifyAll = (files: NamedFiles): [identity: string, name: string][] =>
  Object.entries(files).flatMap(([name, file]) => (file === undefined ? [] : [[identify(file), name]]));

/** Links to one file are the same file. A device takes whatever is written to it. */
function identify(file: string): string {
  const found = statSync(file, { bigint: true, throwIfNoEntry: false });
  return found?.isFile() ? `${found.dev} ${found.ino}` : resolve(file);
}
