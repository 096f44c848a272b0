// The generate command: the same bytes for the same contract, and a check that fails.
import { cp, mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { transform } from "esbuild";
import { describe, expect, it } from "vitest";
import { generatedFolder, repository, run, runGenerator, spawnGenerator, testFolder } from "./run-generator.ts";

const contract = await readFile(join(repository, "openapi.yaml"), "utf8");

async function copyGenerated(): Promise<string> {
  const folder = await generatedFolder();
  await cp(join(repository, "generated"), folder, { recursive: true });
  return folder;
}

async function readFiles(folder: string): Promise<Map<string, string>> {
  const names = (await readdir(folder, { recursive: true })).sort();
  const files = new Map<string, string>();
  for (const name of names) {
    if ((await stat(join(folder, name))).isFile()) files.set(name, await readFile(join(folder, name), "utf8"));
  }
  return files;
}

describe("npm run generate -- --check", () => {
  it("npm run generate -- --check passes on the repository", async () => {
    expect(await runGenerator(["--check"])).toMatchObject({ exitCode: 0, output: "" });
  });

  it("npm run generate -- --check fails with a diff when a file was edited", async () => {
    const out = await copyGenerated();
    const file = join(out, "codecs.ts");
    await writeFile(file, (await readFile(file, "utf8")).replace("export interface Codec<", "export interface Kodec<"));
    const { exitCode, output } = await runGenerator(["--check", "--out", out]);
    expect(exitCode).toBe(1);
    expect(output).toMatch(/--- codecs\.ts:\d+\n- export interface Kodec<.*\n\+ export interface Codec</);
    expect(output).toContain("run npm run generate");
    expect(await readFile(file, "utf8")).toContain("Kodec");
  });

  it("npm run generate -- --check fails when a file was added or is missing, and names it", async () => {
    const out = await copyGenerated();
    await writeFile(join(out, "extra.ts"), "");
    await rm(join(out, "codecs.ts"));
    const { exitCode, output } = await runGenerator(["--check", "--out", out]);
    expect(exitCode).toBe(1);
    expect(output).toContain("--- extra.ts\n- is not generated any more");
    expect(output).toContain("--- codecs.ts:1\n");
    expect((await readdir(out)).includes("extra.ts")).toBe(true);
  });

  it("npm run generate -- --check fails when the contract has changed", async () => {
    const spec = join(await testFolder(), "openapi.yaml");
    await writeFile(spec, contract.replace(/^ {2}version: .*$/m, "  version: 9.0.1"));
    const { exitCode, output } = await runGenerator(["--check", "--spec", spec]);
    expect(exitCode).toBe(1);
    expect(output).toContain('+ export const contractVersion = "9.0.1";');
  });
});

describe("npm run generate", () => {
  it("npm run generate writes the same bytes in every run and from every working folder", async () => {
    const [first, second] = [await generatedFolder(), await generatedFolder()];
    const ended = await Promise.all([spawnGenerator(["--out", first]), spawnGenerator(["--out", second], second)]);
    expect(ended).toEqual([1, 2].map(() => ({ exitCode: 0, output: "" })));
    const stored = await readFiles(join(repository, "generated"));
    expect(await readFiles(first)).toEqual(stored);
    expect(await readFiles(second)).toEqual(stored);
  });

  it("npm run generate removes a file that it wrote before and no longer writes", async () => {
    const out = await copyGenerated();
    await writeFile(join(out, "old.ts"), "// Generated from openapi.yaml by `npm run generate`. Do not edit.\n");
    expect(await runGenerator(["--out", out])).toMatchObject({ exitCode: 0 });
    expect(await readdir(out)).not.toContain("old.ts");
  });

  it("touches nothing in a folder that holds other files", async () => {
    const out = await testFolder();
    await mkdir(join(out, "photos"));
    await writeFile(join(out, "photos/only-copy.txt"), "precious");
    const { exitCode, output } = await runGenerator(["--out", out]);
    expect(exitCode).toBe(1);
    expect(output).toContain("only-copy.txt is not a generated file");
    expect([...(await readFiles(out)).keys()]).toEqual(["photos/only-copy.txt"]);
  });

  it("npm run generate prints its usage on --help, and for an unknown option with exit code 2", async () => {
    expect(await runGenerator(["--help"])).toMatchObject({ exitCode: 0, output: expect.stringMatching(/^Usage: /) });
    const { exitCode, output } = await spawnGenerator(["--chek"]);
    expect(exitCode).toBe(2);
    expect(output).toMatch(/Unknown option '--chek'.*--help/);
    expect(output).not.toMatch(/^\s+at /m);
  });

  it("npm run generate prints only the message when the contract is refused", async () => {
    const spec = join(await testFolder(), "openapi.yaml");
    await writeFile(spec, contract.replace("operationId: listPhoneNumbers", "operationId: updatePhoneNumbers"));
    const { exitCode, output } = await runGenerator(["--check", "--spec", spec]);
    expect(exitCode).toBe(1);
    expect(output).toBe(
      "the contract cannot be compiled:\n- #/paths/~1v1~1Contacts~1{contactID}~1PhoneNumbers/post: POST /v1/Contacts/{contactID}/PhoneNumbers: operationId updatePhoneNumbers is not unique; rename one\n",
    );
  });
});

describe("the generated validators", () => {
  it("load in a folder without packages, and import and require nothing", async () => {
    const folder = await testFolder();
    const { code } = await transform(await readFile(join(repository, "generated/validators.ts"), "utf8"), {
      loader: "ts",
    });
    expect(code).not.toMatch(/^\s*import\b|\bimport\s*\(/m);
    expect(code.replaceAll(/'[^'\n]*'|"(?:[^"\\\n]|\\.)*"/g, '""')).not.toMatch(/\brequire\s*\(/);
    await writeFile(join(folder, "validators.mjs"), code);
    await writeFile(
      join(folder, "use.mjs"),
      'import { validateArrayOfPhoneNumberDTO as validate } from "./validators.mjs";\n' +
        'console.log(validate([{ PhoneNumber: "5" }]), validate([{ PhoneNumber: 5 }]), validate([{ Notes: "😀".repeat(4001) }]));\n',
    );
    expect(await run(join(folder, "use.mjs"), [], folder)).toEqual({ exitCode: 0, output: "true false false\n" });
  });
});
