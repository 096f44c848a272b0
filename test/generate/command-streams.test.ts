// What the generate command prints, and to which stream.
import { spawnSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { stringify } from "yaml";
import { generateCommand } from "../../generate/generate-command.ts";
import { generatedFolder, repository, testFolder } from "./run-generator.ts";

it("npm run generate prints what was asked for on standard output, and its problems on standard error", async () => {
  const file = join(await testFolder(), "openapi.yaml");
  const operation = { responses: { 204: { description: "Done." } } };
  const info = { title: "T", version: "1" };
  await writeFile(file, stringify({ openapi: "3.1.0", info, paths: { "/a": { get: operation, trace: operation } } }));
  const out = await generatedFolder();
  const attempt = async (...args: string[]) => {
    const printed: string[] = [];
    const reported: string[] = [];
    await generateCommand(args, { print: (text) => printed.push(text), report: (text) => reported.push(text) });
    return { print: printed.join(""), report: reported.join("") };
  };
  expect(await attempt("-h")).toEqual({ print: expect.stringMatching(/^Usage: /), report: "" });
  const trace = "#/paths/~1a/trace: TRACE /a: TRACE is not supported; use another method\n";
  const left = await attempt("--spec", file, "--out", out, "--skip-unsupported");
  expect(left).toEqual({ print: "", report: `left out: ${trace}` });
  const refused = await attempt("--spec", file, "--out", out);
  expect(refused).toEqual({ print: "", report: `the contract cannot be compiled:\n- ${trace}` });
  const generate = (argument: string) =>
    spawnSync(process.execPath, ["--import", "tsx", join(repository, "generate/index.ts"), argument], {
      cwd: repository,
      encoding: "utf8",
    });
  expect(generate("--help")).toMatchObject({ status: 0, stdout: expect.stringMatching(/^Usage: /), stderr: "" });
  expect(generate("--chek")).toMatchObject({ status: 2, stdout: "", stderr: expect.stringContaining("--chek") });
});
