// Runs the tests on other Node versions, in a fresh clone each, as in `npm run test:node -- 22 24 test/server/storage`.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createEnvironment, fetchNode, npm } from "../../bench/node-version.ts";
import { root } from "./contract.ts";

const usage = `Usage: npm run test:node -- <version>... [<test file or folder>...]

Fetches each Node version (22, 24.4.1) from the npm registry, clones the last commit, and runs npm ci and npm test there.

Exit codes:
  0  everything passed
  1  something failed
  2  wrong usage`;

const args = process.argv.slice(2);
if (args.includes("--help")) {
  console.log(usage);
  process.exit();
}
const versions = args.filter((arg) => /^\d+(?:\.\d+)*$/.test(arg));
const tests = args.filter((arg) => !versions.includes(arg));
const missing = tests.filter((path) => !existsSync(join(root, path)));
if (versions.length === 0 || npm === "" || missing.length > 0) {
  console.error(missing.length > 0 ? `test:node: not found: ${missing.join(", ")}` : usage);
  process.exit(2);
}

function testOn(version: string): string {
  const executable = fetchNode(version);
  const env = createEnvironment(executable);
  const exact = execFileSync(executable, ["--version"], { encoding: "utf8" }).trim();
  console.log(`\nNode ${exact}${tests.length > 0 ? `: ${tests.join(" ")}` : ""}`);
  const folder = mkdtempSync(join(tmpdir(), "every-node-"));
  try {
    execFileSync("git", ["clone", "--quiet", "--local", root, folder], { stdio: "inherit" });
    for (const command of [["ci"], ["test", "--", ...tests]]) {
      const { status } = spawnSync(executable, [npm, ...command], { cwd: folder, env, stdio: "inherit" });
      if (status !== 0) return `${exact}: npm ${command[0]} failed`;
    }
    return `${exact}: passed`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const results = versions.map(testOn);
console.log(`\n${results.join("\n")}`);
if (results.some((result) => result.endsWith("failed"))) process.exitCode = 1;
