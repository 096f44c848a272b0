// Finds the contract that the one under review is compared with.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { UsageError } from "./usage-error.ts";

/** Below the repository: the contract as it was last released. */
export const released = "review/released/openapi.yaml";

/**
 * The last release, a file, or openapi.yaml at a commit, branch or tag of the repository.
 * @throws UsageError when it is none of them.
 */
export function readBase(repository: string, base: string | undefined): { name: string; text: string } {
  if (base === undefined) return { name: "the last release", text: readFileSync(join(repository, released), "utf8") };
  if (existsSync(base)) return { name: base, text: readFileSync(base, "utf8") };
  const unknown = new UsageError(`--base ${base}: no such file, and no commit, branch or tag with an openapi.yaml`);
  // To git, no name at all is what is staged.
  if (base === "") throw unknown;
  try {
    const show = ["show", "--end-of-options", `${base}:openapi.yaml`];
    return { name: base, text: execFileSync("git", show, { cwd: repository, encoding: "utf8", stdio: "pipe" }) };
  } catch {
    throw unknown;
  }
}
