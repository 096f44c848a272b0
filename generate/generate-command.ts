// The generate command: compiles openapi.yaml into generated/, or checks that generated/ is up to date.
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { compile } from "./compile.ts";
import { loadSpec } from "./load-spec.ts";
import { generatedMark } from "./source.ts";
import { SpecError } from "./spec.ts";

const root = resolve(import.meta.dirname, "..");

const usage = `Usage: npm run generate -- [options]

Compile an OpenAPI contract into types, validators, codecs and tables.

  --spec FILE  contract to compile [openapi.yaml]
  --out DIR    folder to write [generated]
  --skip-unsupported
               omit operations that cannot be generated, and print why
  --check      write nothing; exit with 1 if the folder is not up to date
  --help       print this text

Exit codes:
  0  done
  1  the contract cannot be compiled, or the folder is out of date
  2  wrong usage
`;

interface Options {
  readonly spec: string;
  readonly out: string;
  readonly check: boolean;
  readonly "skip-unsupported": boolean;
  readonly help: boolean;
}

function readOptions(args: readonly string[]): Options {
  const options = {
    spec: { type: "string", default: join(root, "openapi.yaml") },
    out: { type: "string", default: join(root, "generated") },
    "skip-unsupported": { type: "boolean", default: false },
    check: { type: "boolean", default: false },
    help: { type: "boolean", short: "h", default: false },
  } as const;
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new CommandError(`${(error as Error).message}; --help lists the options`, 2);
  }
}

/** A failure that the user can correct. */
class CommandError extends Error {
  readonly exitCode: number;

  constructor(message: string, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

export interface Terminal {
  /** Standard output. */
  print(text: string): void;
  /** Standard error. */
  report(text: string): void;
}

/** Runs the command. Returns the exit code. */
export async function generateCommand(args: readonly string[], { print, report }: Terminal): Promise<number> {
  try {
    const options = readOptions(args);
    if (options.help) print(usage);
    else await run(options, report);
    return 0;
  } catch (error) {
    if (!(error instanceof CommandError || error instanceof SpecError)) throw error;
    report(`${error.message}\n`);
    return error instanceof CommandError ? error.exitCode : 1;
  }
}

async function run(
  { spec, out, check, "skip-unsupported": skips }: Options,
  report: Terminal["report"],
): Promise<void> {
  const folder = resolve(out);
  const skip = skips ? (problem: string) => report(`left out: ${problem}\n`) : undefined;
  const files = await compile(await loadSpec(resolve(spec), { skip }), folder);
  const stale = (await filesBelow(folder)).filter((path) => !files.has(path));
  if (check) await compare(folder, files, stale);
  else await write(folder, files, stale);
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return files.map((file) => relative(folder, file).replaceAll("\\", "/"));
}

async function compare(folder: string, files: ReadonlyMap<string, string>, stale: readonly string[]): Promise<void> {
  const differences: string[] = [];
  for (const [path, expected] of files) {
    const stored = await readFile(join(folder, path), "utf8").catch(() => "");
    if (stored !== expected) differences.push(firstDifference(path, stored, expected));
  }
  for (const path of stale) differences.push(`--- ${path}\n- is not generated any more`);
  if (differences.length === 0) return;
  throw new CommandError(`${differences.join("\n")}\ngenerated/ is out of date: run npm run generate`);
}

/** The first line in which two texts differ. */
function firstDifference(path: string, stored: string, expected: string): string {
  const [before, after] = [stored.split("\n"), expected.split("\n")];
  const line = after.findIndex((text, index) => text !== before[index]);
  const at = line < 0 ? after.length : line;
  return `--- ${path}:${at + 1}\n- ${before[at] ?? "(end of file)"}\n+ ${after[at] ?? "(end of file)"}`;
}

async function write(folder: string, files: ReadonlyMap<string, string>, stale: readonly string[]): Promise<void> {
  // A file without our mark means that --out names the wrong folder.
  for (const path of stale) {
    const text = await readFile(join(folder, path), "utf8");
    if (!text.startsWith(generatedMark))
      throw new CommandError(`${join(folder, path)} is not a generated file, so nothing was written to its folder`);
  }
  for (const [path, text] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  for (const path of stale) await rm(join(folder, path));
}
