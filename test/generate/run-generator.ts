// Runs the generator as npm run generate does, and says how it ended.
import { execFile } from "node:child_process";
import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { onTestFinished } from "vitest";

export const repository = resolve(import.meta.dirname, "../..");

export interface Outcome {
  readonly exitCode: number;
  readonly output: string;
}

export function run(file: string, args: readonly string[], cwd = repository): Promise<Outcome> {
  return new Promise((done) => {
    execFile(process.execPath, [file, ...args], { cwd }, (error, stdout, stderr) => {
      done({
        exitCode: typeof error?.code === "number" ? error.code : error === null ? 0 : -1,
        output: stdout + stderr,
      });
    });
  });
}

export function runGenerator(args: readonly string[], cwd = repository): Promise<Outcome> {
  return run(join(repository, "node_modules/tsx/dist/cli.mjs"), [join(repository, "generate/index.ts"), ...args], cwd);
}

export function temporaryFolder(): Promise<string> {
  return realpath(tmpdir()).then((folder) => mkdtemp(join(folder, "generate-")));
}

/** A new folder that is gone when the test has ended. */
export async function testFolder(): Promise<string> {
  const folder = await temporaryFolder();
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}
