// The repository that is released: what git, npm and the files say, and the slow steps.
import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
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
  /** Builds and packs client and server, and writes the SBOM. Returns the paths of the tarballs in the repository. */
  pack(): Promise<readonly string[]>;
  /** Commits the files and tags the commit, or does neither. */
  commit(files: readonly string[], message: string, tag: string): Promise<void>;
  /** Takes back what has been written to the files. */
  restore(files: readonly string[]): Promise<void>;
}

/** Works in a git repository with git and npm. Nothing is pushed or published. */
export function createWorkspace(folder: string): Workspace {
  const git = async (...args: string[]) => (await run("git", args, { cwd: folder })).stdout;
  const npm = async (args: string[]) => (await run("npm", args, { cwd: folder, maxBuffer: 64 * 1024 * 1024 })).stdout;
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
    pack: async () => {
      await mkdir(join(folder, "dist"), { recursive: true });
      await writeFile(join(folder, "dist/sbom.cdx.json"), await npm(["run", "--silent", "sbom"]));
      const tarballs: string[] = [];
      for (const name of ["client", "server"]) {
        await npm(["run", "--silent", `build:${name}`]);
        const out = await npm(["pack", "--silent", "--pack-destination", "dist", `./dist/${name}-package`]);
        tarballs.push(`dist/${out.trim()}`);
      }
      return tarballs;
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
