// Copies a database while it is in use: a consistent snapshot, page by page, without stopping writers.
import { existsSync, renameSync, rmSync } from "node:fs";
import Database from "better-sqlite3";

/**
 * Writes a copy of the database `file` to `target`, which must not be there yet; it appears only once it is whole.
 * @throws Error when the source is not there or the target is.
 */
export async function backup(file: string, target: string): Promise<{ pages: number }> {
  if (existsSync(target)) throw new Error(`${target} is there already`);
  const unfinished = `${target}.unfinished`;
  rmSync(unfinished, { force: true });
  const db = new Database(file, { readonly: true, fileMustExist: true });
  try {
    const { totalPages } = await db.backup(unfinished);
    renameSync(unfinished, target);
    return { pages: totalPages };
  } finally {
    db.close();
    rmSync(unfinished, { force: true });
  }
}
