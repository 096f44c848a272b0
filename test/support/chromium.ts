// Finds the browser for the tests that need one.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";

/** @throws Error that says what to do when there is no browser: these tests are never passed over. */
export function findChromium(): string {
  for (const path of [
    process.env["CHROMIUM"],
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
  ]) {
    if (path !== undefined && existsSync(path)) return path;
  }
  try {
    return execFileSync("which", ["chromium"], { encoding: "utf8" }).trim();
  } catch {
    throw new Error("the browser tests need Chromium: apt-get install chromium, or set CHROMIUM to its path");
  }
}
