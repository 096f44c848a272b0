// Files that hold personal data: readable by their owner only (0600), and never written through a symbolic link.
import { closeSync, constants, fsyncSync, lstatSync, openSync, renameSync, rmSync, writeSync } from "node:fs";

const ownerOnly = 0o600;
/** Windows does not have it. */
const noFollow = constants.O_NOFOLLOW ?? 0;

/** Opens a file for writing, from the start or with what it holds. @throws Error on a symbolic link */
export function openPrivateFile(file: string, { keep = false } = {}): number {
  const flags = constants.O_RDWR | constants.O_CREAT | noFollow | (keep ? 0 : constants.O_TRUNC);
  return openSync(file, flags, ownerOnly);
}

/** Whether anything has the name, also a symbolic link that leads nowhere. */
export function isTaken(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
}

/** A new file with a temporary name next to `file`, to be renamed once it is complete. */
export function openUnfinished(file: string): { readonly path: string; readonly descriptor: number } {
  const path = `${file}.unfinished`;
  // Removes a link itself; with O_EXCL nothing that appears meanwhile is followed.
  rmSync(path, { force: true });
  const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL;
  return { path, descriptor: openSync(path, flags, ownerOnly) };
}

/** Replaces the file in one step; after a crash it has the old content or the new. */
export function replacePrivateFile(file: string, text: string): void {
  const { path, descriptor } = openUnfinished(file);
  try {
    writeSync(descriptor, text);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(path, file);
}
