// The type tests compile: an unused @ts-expect-error is an error. The exhaustive run compiles the whole project.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { root } from "./support/contract.ts";
import { isExhaustive } from "./support/effort.ts";

/** Files of test/ that assert something of types. */
const typeTests = readdirSync(join(root, "test"), { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts") && !file.includes("node_modules"))
  .map((file) => join(root, "test", file))
  .filter((file) => /^ *\/\/ @ts-expect-error|expectTypeOf[(<]/m.test(readFileSync(file, "utf8")));

/** A project of these files, with the options of this one. */
function writeProject(files: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), "types-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const compilerOptions = { typeRoots: [join(root, "node_modules/@types")] };
  writeFileSync(
    join(folder, "tsconfig.json"),
    JSON.stringify({ extends: join(root, "tsconfig.json"), compilerOptions, files, include: [] }),
  );
  return folder;
}

it("the types match the type tests", () => {
  expect(typeTests.length).toBeGreaterThan(1);
  const tsc = createRequire(import.meta.url).resolve("typescript/bin/tsc");
  const project = isExhaustive ? root : writeProject(typeTests);
  const { stdout, status } = spawnSync(process.execPath, [tsc, "--noEmit", "-p", project], { encoding: "utf8" });
  expect({ stdout, status }).toEqual({ stdout: "", status: 0 });
});
