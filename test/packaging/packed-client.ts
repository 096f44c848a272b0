// Builds the client's package, packs it, and installs the tarball into an empty project, as a stranger would.
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { root } from "../support/contract.ts";

export interface PackedClient {
  /** The folder that was packed. */
  readonly folder: string;
  readonly tarball: string;
  /** An empty project with the tarball installed, and nothing else. */
  readonly project: string;
  remove(): void;
}

/** The script of a command-line tool of this repository. */
export function toolOf(name: string): string {
  return join(root, "node_modules", name);
}

const execute = promisify(execFile);

/** Runs a program while this process goes on, and gives what it prints. @throws Error with all of it when it fails. */
export async function run(
  folder: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<string> {
  try {
    const { stdout } = await execute(process.execPath, args, { cwd: folder, env: { ...process.env, ...environment } });
    return stdout;
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string };
    throw new Error(`${args.join(" ")}\n${stdout ?? ""}${stderr ?? ""}`, { cause: error });
  }
}

async function npm(folder: string, ...args: string[]): Promise<string> {
  const { stdout } = await execute("npm", [...args, "--no-audit", "--no-fund"], { cwd: folder });
  return stdout;
}

export async function packClient(): Promise<PackedClient> {
  const place = mkdtempSync(join(tmpdir(), "client-package-"));
  const [folder, project] = [join(place, "package"), join(place, "project")];
  await run(root, ["--import", "tsx", "packaging/index.ts", "--out", folder]);
  const name = (await npm(folder, "pack", "--silent", "--pack-destination", place)).trim();
  const tarball = join(place, name);
  mkdirSync(project);
  writeFileSync(join(project, "package.json"), '{ "name": "stranger", "private": true, "type": "module" }\n');
  await npm(project, "install", "--prefer-offline", tarball);
  return { folder, tarball, project, remove: () => rmSync(place, { recursive: true, force: true }) };
}
