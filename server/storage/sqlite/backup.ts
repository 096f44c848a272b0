// Copies a database while it is in use: a consistent snapshot, page by page, without stopping writers.
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from "node:fs";
import { copyDatabase, openConnection } from "./driver.ts";

/**
 * Writes a copy of the database `file` to `target`, which must not be there yet; it appears only once it is whole.
 * @throws Error when the source is not there or the target is.
 */
export async function backup(file: string, target: string): Promise<{ pages: number }> {
  if (existsSync(target)) throw new Error(`${target} already exists`);
  const unfinished = `${target}.unfinished`;
  rmSync(unfinished, { force: true });
  const db = openConnection(file, { mode: "read" });
  // Readable by its owner only, as the database itself.
  const copy = openSync(unfinished, "wx", 0o600);
  try {
    const pages = await copyDatabase(db, unfinished);
    fsyncSync(copy);
    renameSync(unfinished, target);
    return { pages };
  } finally {
    closeSync(copy);
    db.close();
    rmSync(unfinished, { force: true });
  }
}
