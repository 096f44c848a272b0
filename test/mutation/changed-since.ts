// Which files differ from a commit, those that are not committed among them.
import { execFileSync } from "node:child_process";
import { root } from "./scratch-tree.ts";

/** Tells whether any of the files changed; everything did when no commit is named. @throws Error on an unknown commit. */
export function changedSince(commit: string | undefined): (files: readonly string[]) => boolean {
  if (commit === undefined) return () => true;
  const git = (...args: string[]) => execFileSync("git", args, { cwd: root, encoding: "utf8" }).split("\n");
  const changed = new Set([
    ...git("diff", "--name-only", commit),
    ...git("ls-files", "--others", "--exclude-standard"),
  ]);
  return (files) => files.some((file) => changed.has(file));
}
