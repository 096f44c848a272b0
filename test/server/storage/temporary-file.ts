// Creates a database file for a test, in a folder that is removed after the test.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** Creates the folder, and returns the path of the file in it and a function that removes it. */
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
