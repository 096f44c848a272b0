// npm run review from outside: its output, files and exit code, and no network requests.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readBase, readConformance, released, UsageError } from "../../review/inputs.ts";
import { type Outcome, run, testFolder } from "../generate/run-generator.ts";
import { root } from "../support/contract.ts";
import { contractText } from "./broken-contract.ts";
import { sampleConformance } from "./sample-conformance.ts";

const preload = join(import.meta.dirname, "no-network.mjs");

/** Runs a module through tsx in a process that cannot reach the network. */
function offline(...args: string[]): Promise<Outcome> {
  const tsx = join(root, "node_modules/tsx/dist/loader.mjs");
  return run("--import", [preload, "--import", tsx, ...args], root);
}

const review = (...args: string[]) => offline(join(root, "review/index.ts"), ...args);

describe("npm run review", () => {
  it("npm run review needs no network, and writes a page that needs no other file", async () => {
    const out = join(await testFolder(), "new/page.html");
    const { exitCode, output } = await review("--out", out);
    expect(output).toContain("The contract is sound, and every breaking change is approved.\n");
    expect(output).toMatch(/^lint +0 to fix, \d+ suppressed$/m);
    expect(output).toMatch(/^examples +176 messages/m);
    expect(output).not.toContain("NETWORK");
    expect(exitCode).toBe(0);
    const page = await readFile(out, "utf8");
    expect(page.match(/(?:src|href|action)="(?!#|data:,")[^"]*"|url\(|@import/g)).toBeNull();
  });

  it("npm run review fails on a breaking change without approval, and shows it with the coverage", async () => {
    const folder = await testFolder();
    const [base = "", report = "", out = ""] = ["base.yaml", "report.json", "page.html"].map((name) =>
      join(folder, name),
    );
    await writeFile(base, contractText.replace("maxItems: 1000\n", "maxItems: 2000\n"));
    await writeFile(report, JSON.stringify(sampleConformance));
    const { exitCode, output } = await review("--base", base, "--conformance", report, "--out", out);
    expect(output).toContain("Changes that are not approved:");
    expect(output).toContain("ArrayOfPhoneNumberDTO");
    expect(output).toMatch(/^coverage +\d+ of 169 responses seen; 1 failure at the target$/m);
    expect(output).toContain("The review fails.\n");
    expect(exitCode).toBe(1);
    expect(await readFile(out, "utf8")).toContain("The review fails:");
  });

  it("npm run review reports a wrong flag without a stack trace, and ends with 2", async () => {
    const { exitCode, output } = await review("--base", "no-such-thing");
    expect(output).toBe(
      "review: --base no-such-thing: no such file, and no commit, branch or tag with an openapi.yaml\n",
    );
    expect(exitCode).toBe(2);
  });
});

describe("the base", () => {
  it("the base is the last release, a file, or a commit", () => {
    const last = readBase(root, undefined);
    expect(last).toEqual({ name: "the last release", text: readFileSync(join(root, released), "utf8") });
    expect(readBase(root, join(root, "openapi.yaml")).text).toBe(contractText);
    expect(readBase(root, "HEAD")).toEqual({ name: "HEAD", text: expect.stringMatching(/^openapi: 3/) });
  });

  it.each(["no-such-thing", "--version", ""])("%j is refused as a base", (name) => {
    expect(() => readBase(root, name)).toThrow(UsageError);
  });
});

describe("a conformance report", () => {
  it("a conformance report is read as written, and anything else is refused", async () => {
    const file = join(await testFolder(), "report.json");
    const refusal = async (text: string): Promise<string> => {
      await writeFile(file, text);
      try {
        return JSON.stringify(readConformance(file));
      } catch (error) {
        return error instanceof UsageError ? error.message : `not a UsageError: ${error}`;
      }
    };
    expect(JSON.parse(await refusal(JSON.stringify(sampleConformance)))).toEqual(sampleConformance);
    const { coverage, ...others } = sampleConformance;
    expect(await refusal("{")).toContain("--conformance");
    expect(await refusal("{}")).toContain("the report has no string target");
    expect(await refusal(JSON.stringify({ ...others, checks: [{}] }))).toContain("checks[0] has no string check");
    expect(await refusal(JSON.stringify({ ...others, coverage: { ...coverage, responses: 5 } }))).toContain(
      "coverage.responses is not a list",
    );
    expect(await refusal(JSON.stringify({ ...sampleConformance, failures: null }))).toContain("failures is not a list");
    expect(() => readConformance("nowhere.json")).toThrow(UsageError);
  });
});

describe("the trap of the test above", () => {
  it.each([
    ["fetch('http://127.0.0.1:9/')", "fetch"],
    ["import('node:net').then(({ connect }) => connect(9, '127.0.0.1'))", "net.connect"],
    ["import('node:dns').then(({ promises }) => promises.lookup('example.invalid'))", "dns.promises.lookup"],
    ["import('node:https').then(({ get }) => get('https://127.0.0.1:9/'))", "https.get"],
  ])("the network trap catches %s", async (source, label) => {
    const { exitCode, output } = await run("--import", [preload, "--input-type=module", "--eval", source]);
    expect(output).toContain(`NETWORK ${label}\n`);
    expect(exitCode).toBe(1);
  });
});

describe("the installed packages", () => {
  it("the install runs no script without approval, and sends no analytics", () => {
    const { allowScripts, scarfSettings } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
      allowScripts: Record<string, boolean>;
      scarfSettings: unknown;
    };
    const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as {
      packages: Record<string, { hasInstallScript?: boolean }>;
    };
    const scripted = Object.entries(packages).flatMap(([path, { hasInstallScript }]) =>
      hasInstallScript ? [path.replace(/^.*node_modules\//, "")] : [],
    );
    expect(scripted.filter((name) => !Object.hasOwn(allowScripts, name))).toEqual([]);
    expect(allowScripts["@scarf/scarf"]).toBe(false);
    expect(scarfSettings).toEqual({ enabled: false });
  });

  it("git ignores the page", () => {
    expect(execFileSync("git", ["check-ignore", "build/review.html"], { cwd: root, encoding: "utf8" })).toContain(
      "build",
    );
    expect(existsSync(join(root, ".gitignore"))).toBe(true);
  });
});
