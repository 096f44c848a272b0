// A copy of the source tree in which a file can be changed and tests can run, so that the working tree is never touched.
import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const root = join(import.meta.dirname, "../..");

/** Build results, packages and caches. */
const leftOut = /^\/(?:dist|\.git|coverage)(?:\/|$)|\/(?:node_modules|\.incremental)(?:\/|$)/;

export interface ScratchTree {
  readonly folder: string;
  read(file: string): string;
  write(file: string, text: string): void;
  remove(): void;
}

/** Copies the tree; the installed packages are shared by a link. The caller removes it. */
export function createScratchTree(): ScratchTree {
  const folder = mkdtempSync(join(tmpdir(), "mutants-"));
  cpSync(root, folder, { recursive: true, filter: (path) => !leftOut.test(path.slice(root.length)) });
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  return {
    folder,
    read: (file) => readFileSync(join(folder, file), "utf8"),
    write: (file, text) => writeFileSync(join(folder, file), text),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export interface Ended {
  readonly code: number;
  readonly output: string;
}

/** Runs a Node program in a folder to its end, or kills it after `limitMs` and gives the code 124. */
export function runNode(folder: string, args: readonly string[], limitMs: number): Promise<Ended> {
  return new Promise((resolve) => {
    const options = { cwd: folder, timeout: limitMs, killSignal: "SIGKILL", maxBuffer: 2 ** 26 } as const;
    execFile(process.execPath, args, options, (error, stdout, stderr) => {
      const code = error === null ? 0 : error.killed ? 124 : typeof error.code === "number" ? error.code : 1;
      resolve({ code, output: stdout + stderr });
    });
  });
}
