// Checks that a command does not write over a file that it reads.
import { statSync } from "node:fs";
import { resolve } from "node:path";

/** Files by what they are called in messages; an absent one is undefined. */
export type NamedFiles = Readonly<Record<string, string | undefined>>;

/** @throws Error when one of the written files is another one of them, or one of those read */
export function requireDistinctFiles(written: NamedFiles, read: NamedFiles): void {
  const names = new Map<string, string>();
  for (const [files, isWritten] of [
    [read, false],
    [written, true],
  ] as const) {
    for (const [name, file] of Object.entries(files)) {
      if (file === undefined) continue;
      const identity = identify(file);
      const other = names.get(identity);
      if (isWritten && other !== undefined) throw new Error(`${name} must be a different file from ${other}`);
      names.set(identity, name);
    }
  }
}

/** Links to one file are the same file. A device takes whatever is written to it. */
function identify(file: string): string {
  const found = statSync(file, { bigint: true, throwIfNoEntry: false });
  return found?.isFile() ? `${found.dev} ${found.ino}` : resolve(file);
}
