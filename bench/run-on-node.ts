// Runs the benchmarks on another Node version, which is fetched from the npm registry once.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { createEnvironment, fetchNode, npm } from "./fetch-node.ts";

/** Whether this process runs on a version such as 24 or 24.4.1. */
export function isVersion(version: string): boolean {
  return `${process.versions.node}.`.startsWith(`${version}.`);
}

/** Runs this command there. Returns its exit code. @throws Error when the version cannot be fetched */
export function runOnNode(version: string): number {
  if (npm === "") throw new Error(`Node ${version} is fetched by npm: use npm run bench, or --node with this version`);
  const executable = fetchNode(version);
  const command = ["--import", "tsx", join(import.meta.dirname, "index.ts"), ...process.argv.slice(2)];
  const { status } = spawnSync(executable, command, { env: createEnvironment(executable), stdio: "inherit" });
  return status ?? 1;
}
