// Which browser the browser tests take on each kind of machine.
import { describe, expect, it } from "vitest";
import { findBrowser, type Machine } from "./chromium.ts";

const chrome = "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe";

function machine(platform: string, installed: readonly string[], rest: Partial<Machine> = {}): Machine {
  return { platform, arch: "x64", env: {}, exists: (path) => installed.includes(path), ...rest };
}

describe("findBrowser", () => {
  it("prefers CHROMIUM to a browser of the system", () => {
    const env = { CHROMIUM: "/opt/chrome" };
    expect(findBrowser(machine("linux", ["/usr/bin/chromium", "/opt/chrome"], { env }))).toBe("/opt/chrome");
  });

  it("findBrowser refuses a CHROMIUM that does not exist, even where a browser is installed", () => {
    const env = { CHROMIUM: "/opt/chrome" };
    expect(() => findBrowser(machine("linux", ["/usr/bin/chromium"], { env }))).toThrow(
      "CHROMIUM must be the path of a browser: /opt/chrome does not exist",
    );
  });

  it.each([
    ["linux", "/usr/bin/google-chrome", {}],
    ["darwin", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", {}],
    ["win32", chrome, { ProgramFiles: "C:\\Program Files" }],
  ])("findBrowser finds the installed browser on %s", (platform, path, env) => {
    expect(findBrowser(machine(platform, [path], { env }))).toBe(path);
  });

  it("findBrowser returns the packaged browser on Linux x64 if none is installed", () => {
    expect(findBrowser(machine("linux", []))).toBe("packaged");
  });

  it.each([
    ["linux", "arm64"],
    ["darwin", "arm64"],
    ["win32", "x64"],
  ])("findBrowser prints in one line what to do on %s %s without a browser", (platform, arch) => {
    expect(() => findBrowser(machine(platform, [], { arch }))).toThrow(
      /^No browser found on \w+ \w+: install Chromium or Chrome, or set CHROMIUM to its path$/,
    );
  });
});
