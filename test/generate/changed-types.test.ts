// The code generated from a changed contract passes the type-check of this project.
import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { compile } from "../../generate/compile.ts";
import { parseSpec } from "../../generate/load-spec.ts";
import { changedContract } from "./changed-contract.ts";
import { projectFolder, repository, run } from "./run-generator.ts";

let folder: string;

beforeAll(async () => {
  folder = await projectFolder();
  const files = await compile(await parseSpec(await changedContract()), join(folder, "generated"));
  for (const [path, text] of files) {
    await mkdir(dirname(join(folder, "generated", path)), { recursive: true });
    await writeFile(join(folder, "generated", path), text);
  }
});

afterAll(() => rm(folder, { recursive: true }));

it("the generated code passes the type-check, with the project's own strictness", async () => {
  await writeFile(
    join(folder, "generated/use.ts"),
    'import { writeArrayOfPhoneNumberDTOXml } from "./xml-writers.ts";\n' +
      'writeArrayOfPhoneNumberDTOXml([{ Address: { Street: null, HouseNumber: 1 }, Owner: null, Tags: ["x"] }]);\n' +
      "// @ts-expect-error: the new member is typed\n" +
      'writeArrayOfPhoneNumberDTOXml([{ Address: { HouseNumber: "1" } }]);\n',
  );
  await writeFile(
    join(folder, "tsconfig.json"),
    JSON.stringify({ extends: join(repository, "tsconfig.json"), include: ["generated"] }),
  );
  expect(await run(join(repository, "node_modules/typescript/bin/tsc"), ["--noEmit", "-p", folder])).toEqual({
    exitCode: 0,
    output: "",
  });
});
