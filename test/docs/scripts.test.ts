// Every script of package.json that is a program of this project explains itself, and reports a wrong argument in one line.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../support/contract.ts";

const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { scripts: Record<string, string> };
/** What `npm run build` runs takes no arguments. */
const programs = Object.entries(scripts).flatMap(([name, script]) => {
  const file = /tsx (\S+\.ts)$/.exec(script)?.[1];
  return file === undefined || name === "build" ? [] : [[name, file] as const];
});

/** Programs without a script, which the docs call by their file. */
const files = [
  "test/review/beside-oasdiff.ts",
  "test/conformance/beside-schemathesis/index.ts",
  "test/conformance/reference-servers/reference-table.ts",
];

function run(file: string, argument: string) {
  const program = [join(root, "node_modules/tsx/dist/cli.mjs"), join(root, file), argument];
  const env = { ...process.env, npm_execpath: "npm" };
  return spawnSync(process.execPath, program, { cwd: root, encoding: "utf8", env });
}

describe("the scripts", () => {
  it("package.json has many programs", () => {
    expect(programs.length).toBeGreaterThan(8);
  });

  it.each(programs)("npm run %s -- --help prints its usage", (_name, file) => {
    const { status, stdout, stderr } = run(file, "--help");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toMatch(/^(?:Usage: )?npm run /);
  });

  it.each(files)("npx tsx %s explains itself, and reports a wrong argument in one line", (file) => {
    expect(run(file, "--help")).toMatchObject({ status: 0, stderr: "", stdout: expect.stringContaining(file) });
    const { status, stdout, stderr } = run(file, "--wrong");
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(/^[^\n]*--wrong[^\n]*\n$/);
  });

  it.each(programs)("npm run %s reports a wrong argument in one line, and ends with 2", (_name, file) => {
    const { status, stdout, stderr } = run(file, "--wrong");
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(/^[^\n]*--wrong[^\n]*\n$/);
  });
});
