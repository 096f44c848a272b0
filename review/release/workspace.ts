// The repository that is released: what git, npm and the files say, and the slow steps.
import { execFile } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** The steps that take long or reach outside the files. */
export interface Workspace {
  /** The paths that are changed or new; empty on a clean tree. */
  changedFiles(): Promise<readonly string[]>;
  hasTag(tag: string): Promise<boolean>;
  /** Compiles the contract again, after its version has changed. */
  generate(): Promise<void>;
  /** Builds and packs the client. Returns the tarball's path from the repository's folder. */
  packClient(): Promise<string>;
  /** Commits the files and tags the commit, or does neither. */
  commit(files: readonly string[], message: string, tag: string): Promise<void>;
  /** Takes back what has been written to the files. */
  restore(files: readonly string[]): Promise<void>;
}

/** Works in a git repository with git and npm. Nothing is pushed or published. */
export function createWorkspace(folder: string): Workspace {
  const git = async (...args: string[]) => (await run("git", args, { cwd: folder })).stdout;
  const npm = async (args: string[], cwd = folder) => (await run("npm", args, { cwd })).stdout;
  return {
    changedFiles: async () =>
      (await git("status", "--porcelain"))
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => line.slice(3)),
    hasTag: async (tag) => (await git("tag", "--list", tag)).trim() !== "",
    generate: async () => {
      await npm(["run", "--silent", "generate"]);
    },
    packClient: async () => {
      await npm(["run", "--silent", "build:client"]);
      await mkdir(join(folder, "dist"), { recursive: true });
      const out = await npm(["pack", "--json", "--pack-destination", ".."], join(folder, "dist/client-package"));
      const [packed] = JSON.parse(out) as readonly { readonly filename: string }[];
      if (packed === undefined) throw new Error("npm pack made no tarball");
      return `dist/${packed.filename}`;
    },
    commit: async (files, message, tag) => {
      await git("add", "--", ...files);
      await git("commit", "--quiet", "--message", message);
      try {
        await git("tag", "--annotate", tag, "--message", message);
      } catch (error) {
        await git("reset", "--quiet", "--soft", "HEAD~1");
        throw error;
      }
    },
    restore: async (files) => {
      await git("restore", "--staged", "--worktree", "--", ...files);
    },
  };
}
