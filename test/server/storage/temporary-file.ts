// Gives a test a database file of its own, in a folder that goes when the test has ended.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** Creates the folder, and answers the path for the file in it and how to remove it. */
export function createTemporaryFile(): { readonly file: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), "phone-numbers-"));
  return { file: join(folder, "test.sqlite"), remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** The path of a file that is removed when the running test has finished. */
export function temporaryFile(): string {
  const { file, remove } = createTemporaryFile();
  onTestFinished(remove);
  return file;
}
