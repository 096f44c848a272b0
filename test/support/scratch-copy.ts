// A copy of the project with another contract, as after editing openapi.yaml and running the generator.
import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Document, parseDocument } from "yaml";
import { root } from "./contract.ts";

const run = promisify(execFile);
const copied = ["client", "conformance", "generate", "generated", "runtime", "server", "openapi.yaml"];
const settings = ["package.json", "tsconfig.json"];

export interface ScratchCopy {
  readonly folder: string;
  /** The command line from its sources, for launch(). */
  readonly program: { readonly cwd: string; readonly cli: string; readonly env: Readonly<Record<string, string>> };
  /** Replaces a text in a file, which must be there. */
  replace(file: string, text: string, by: string): void;
  changeContract(change: (document: Document) => void): void;
  generate(): Promise<void>;
  /** Output of the type-check; empty when it passes. */
  typeCheck(folders: readonly string[]): Promise<string>;
  remove(): Promise<void>;
}

export function createScratchCopy(): ScratchCopy {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), "scratch-"));
  for (const name of [...copied, ...settings]) cpSync(join(root, name), join(folder, name), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  const edit = (file: string, change: (text: string) => string) => {
    writeFileSync(join(folder, file), change(readFileSync(join(folder, file), "utf8")));
  };
  const node = (...args: string[]) => run(process.execPath, args, { cwd: folder });
  return {
    folder,
    program: {
      cwd: folder,
      cli: join(folder, "server/cli.ts"),
      env: { NODE_OPTIONS: `--import ${join(root, "node_modules/tsx/dist/esm/index.mjs")}` },
    },
    replace(file, text, by) {
      edit(file, (before) => {
        if (!before.includes(text)) throw new Error(`${file} does not hold: ${text}`);
        return before.replace(text, () => by);
      });
    },
    changeContract(change) {
      edit("openapi.yaml", (text) => {
        const document = parseDocument(text);
        change(document);
        return document.toString();
      });
    },
    async generate() {
      await node("node_modules/tsx/dist/cli.mjs", "generate/index.ts");
    },
    async typeCheck(folders) {
      edit("tsconfig.json", (text) => JSON.stringify({ ...JSON.parse(text), include: folders }));
      const checking = ["--noEmit", "--incremental", "--tsBuildInfoFile", "checked.tsbuildinfo"];
      return node("node_modules/typescript/bin/tsc", "-p", ".", ...checking).then(
        () => "",
        ({ stdout, stderr }: { stdout: string; stderr: string }) => stdout + stderr,
      );
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
