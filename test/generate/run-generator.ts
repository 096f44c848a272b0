// Runs the generator and reports how it ended.
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { onTestFinished } from "vitest";
import { generateCommand } from "../../generate/generate-command.ts";

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

/** Runs `npm run generate` in a separate process. */
export function spawnGenerator(args: readonly string[], cwd = repository): Promise<Outcome> {
  return run(join(repository, "node_modules/tsx/dist/cli.mjs"), [join(repository, "generate/index.ts"), ...args], cwd);
}

/** Runs the generate command in this process, which takes a third of the time. */
export async function runGenerator(args: readonly string[]): Promise<Outcome> {
  let output = "";
  const append = (text: string): void => {
    output += text;
  };
  return { exitCode: await generateCommand(args, { print: append, report: append }), output };
}

export async function temporaryFolder(): Promise<string> {
  return mkdtemp(join(await realpath(tmpdir()), "generate-"));
}

/** A new folder with the runtime and the packages in it, so that code generated into its generated/ runs. */
export async function projectFolder(): Promise<string> {
  const folder = await temporaryFolder();
  for (const name of ["runtime", "node_modules"]) await symlink(join(repository, name), join(folder, name));
  await writeFile(join(folder, "package.json"), '{ "type": "module" }');
  return folder;
}

/** A folder to generate into, gone when the test has ended. */
export async function generatedFolder(): Promise<string> {
  const folder = await projectFolder();
  onTestFinished(() => rm(folder, { recursive: true }));
  await mkdir(join(folder, "generated"));
  return join(folder, "generated");
}

/** A new folder that is gone when the test has ended. */
export async function testFolder(): Promise<string> {
  const folder = await temporaryFolder();
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}
