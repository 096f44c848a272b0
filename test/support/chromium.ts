// Starts the browser of the browser tests: the machine's own, or that of @sparticuz/chromium.
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Browser, chromium } from "playwright-core";
import { root } from "./contract.ts";

export interface Machine {
  readonly platform: string;
  readonly arch: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly exists: (path: string) => boolean;
}

const thisMachine: Machine = {
  platform: process.platform,
  arch: process.arch,
  env: process.env,
  exists: existsSync,
};

function getSystemPaths({ platform, env }: Machine): readonly string[] {
  switch (platform) {
    case "darwin":
      return ["Google Chrome", "Chromium", "Microsoft Edge"].map(
        (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
      );
    case "win32":
      return ["ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"].flatMap((name) => {
        const folder = env[name];
        const programs = ["Google\\Chrome\\Application\\chrome.exe", "Microsoft\\Edge\\Application\\msedge.exe"];
        return folder === undefined ? [] : programs.map((program) => `${folder}\\${program}`);
      });
    default:
      return ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"].map(
        (name) => `/usr/bin/${name}`,
      );
  }
}

/** The path of a browser, or "packaged" for that of the npm package. @throws Error that says what to do. */
export function findBrowser(machine: Machine = thisMachine): string {
  const { platform, arch, env, exists } = machine;
  const chosen = env["CHROMIUM"];
  if (chosen !== undefined && chosen !== "") {
    if (exists(chosen)) return chosen;
    throw new Error(`CHROMIUM must be the path of a browser: ${chosen} does not exist`);
  }
  const installed = getSystemPaths(machine).find(exists);
  if (installed !== undefined) return installed;
  if (platform === "linux" && arch === "x64") return "packaged";
  throw new Error(`No browser found on ${platform} ${arch}: install Chromium or Chrome, or set CHROMIUM to its path`);
}

export async function launchBrowser(): Promise<Browser> {
  const path = findBrowser();
  const args = ["--no-sandbox"];
  if (path !== "packaged") return chromium.launch({ executablePath: path, args });
  const folder = await unpackBrowser();
  const env = { FONTCONFIG_PATH: join(folder, "fonts"), LD_LIBRARY_PATH: join(folder, "al2023", "lib") };
  const executablePath = join(folder, "chromium");
  return chromium.launch({ executablePath, args: [...args, "--disable-gpu"], env: { ...process.env, ...env } });
}

/** Unpacks the packaged browser once, with its libraries and fonts. Two test files may do so at the same time. */
async function unpackBrowser(): Promise<string> {
  const modules = join(root, "node_modules");
  const { version } = JSON.parse(await readFile(join(modules, "@sparticuz/chromium/package.json"), "utf8"));
  const folder = join(modules, ".cache", `chromium-${version}`);
  if (existsSync(folder)) return folder;
  await mkdir(join(modules, ".cache"), { recursive: true });
  const partial = await mkdtemp(join(modules, ".cache", "chromium-"));
  try {
    // The package unpacks into TMPDIR, and its libraries (NSS and others) only where it believes to be on Amazon Linux.
    const env = { ...process.env, TMPDIR: partial, AWS_LAMBDA_JS_RUNTIME: "nodejs22.x" };
    const unpack = 'import chromium from "@sparticuz/chromium"; await chromium.executablePath();';
    await promisify(execFile)(process.execPath, ["--input-type=module", "-e", unpack], { cwd: root, env });
    // The configuration that it brings looks in /tmp/fonts; a page crashes without any font.
    const fonts = `<dir>${join(folder, "fonts")}</dir><cachedir>${join(folder, "font-cache")}</cachedir>`;
    await writeFile(join(partial, "fonts", "fonts.conf"), `<?xml version="1.0"?><fontconfig>${fonts}</fontconfig>\n`);
    await rename(partial, folder);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}
