// What a review refuses to read: a base that is an option of git or not YAML, and half a report.
import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readBase, readConformance, UsageError } from "../../review/inputs.ts";
import { repository, run, testFolder } from "../generate/run-generator.ts";
import { sampleConformance } from "./sample-conformance.ts";
import { contract, smallRepository } from "./small-repository.ts";

it("a base is what a commit has, and never an option of git", async () => {
  const folder = await smallRepository();
  expect(readBase(folder, "HEAD")).toEqual({ name: "HEAD", text: contract });
  const before = await readdir(folder);
  expect(() => readBase(folder, "--output=out")).toThrow(UsageError);
  expect(await readdir(folder)).toEqual(before);
});

it("npm run review reports a base that is not YAML without a stack trace, and ends with 2", async () => {
  const base = join(await testFolder(), "base.yaml");
  await writeFile(base, "a: [");
  const tsx = join(repository, "node_modules/tsx/dist/cli.mjs");
  const { exitCode, output } = await run(tsx, [join(repository, "review/index.ts"), "--base", base]);
  expect(output).toMatch(/^review: the file is not valid YAML: /);
  expect(output).not.toMatch(/^ +at /m);
  expect(exitCode).toBe(2);
});

it.each([
  ["checks", { checks: [{ check: "a", passed: 1 }] }, "checks[0] has no number failed"],
  [
    "responses",
    { coverage: { ...sampleConformance.coverage, responses: undefined } },
    "coverage.responses is not a list",
  ],
  [
    "keywords",
    { coverage: { ...sampleConformance.coverage, keywords: [{}] } },
    "coverage.keywords[0] has no string operationId",
  ],
  ["failures", { failures: {} }, "failures is not a list"],
])("a conformance report without its %s is refused", async (_what, changed, problem) => {
  const file = join(await testFolder(), "report.json");
  await writeFile(file, JSON.stringify({ ...sampleConformance, ...changed }));
  expect(() => readConformance(file)).toThrow(`this is not a report of the conformance suite: ${problem}`);
});
