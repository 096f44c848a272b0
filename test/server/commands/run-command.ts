// Runs one command of the built program to its end, in a folder of the running test's own.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { type Launched, launch } from "../../support/program.ts";

export interface Ended {
  readonly code: number | null;
  readonly output: string;
}

export interface Workplace {
  run(args: readonly string[], options?: RunOptions): Promise<Ended>;
  start(args: readonly string[]): Launched;
  write(name: string, content: string | Uint8Array): void;
  read(name: string): string;
  path(name: string): string;
}

export interface RunOptions {
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
}

/** NDJSON of the contacts C<from> to C<to - 1>, each with one number. */
export function contactLines(from: number, to: number): string {
  const line = (index: number) =>
    `{"contactID":"C${index}","PhoneNumbers":[{"PhoneNumber":"+44 20 7946 ${(index % 9_000) + 1_000}"}]}\n`;
  return Array.from({ length: to - from }, (_, index) => line(from + index)).join("");
}

/** A folder that is removed when the running test has finished. */
export function createWorkplace(): Workplace {
  const folder = mkdtempSync(join(tmpdir(), "commands-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return {
    async run(args, { input = "", env = {} } = {}) {
      const launched = launch(args, { cwd: folder, env });
      launched.child.stdin?.end(input);
      return { code: await launched.exited, output: launched.output() };
    },
    start: (args) => launch(args, { cwd: folder }),
    write: (name, content) => writeFileSync(join(folder, name), content),
    read: (name) => readFileSync(join(folder, name), "utf8"),
    path: (name) => join(folder, name),
  };
}
