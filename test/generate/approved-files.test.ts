// The generated files of two small contracts that have what ours lacks: what they mean is tested elsewhere, here their text is.
// After an intended change of the files in approved/: npx vitest run test/generate/approved-files.test.ts -u, and read the diff.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { createAjv } from "../../generate/ajv.ts";
import { compile } from "../../generate/compile.ts";
import { parseSpec } from "../../generate/load-spec.ts";
import { asObject, listOperations, type Spec } from "../../generate/spec.ts";
import { jsonOnlyYaml } from "../../generate/targets/json-only.ts";
import { parameterSchemas } from "../../generate/targets/validators.ts";

const folder = import.meta.dirname;

/** What Ajv compiles, a member on each line; its code itself is not ours. */
function validatedSchemas(spec: Spec): string {
  const ajv = createAjv(spec, true);
  const names = Object.keys(asObject(asObject(spec.document["components"])["schemas"]));
  const bodies = names.map((name): [string, unknown] => [name, ajv.schemas[name]?.schema]);
  const parameters = listOperations(spec).flatMap((operation) =>
    Object.entries(parameterSchemas(spec, operation, true)),
  );
  const lines = [...bodies, ...parameters].map(([name, schema]) => `${name}: ${JSON.stringify(schema)}\n`);
  return lines.join("").replaceAll(/(?<="properties":\{)|(?<=\},)(?=")/g, "\n  ");
}

/** Files that hold the whole contract or other projects' code: only their declarations. */
const cut = /^(?:validators|specification|openapi-yaml|json-only)\.ts$/;

const declarations = (text: string) =>
  (text.match(/^(?:\/\/|import|export) .*\n/gm) ?? []).map((line) => `${line.trimEnd().slice(0, 120)}\n`).join("");

it.each(["shop", "library"])("the files of %s.yaml are the approved ones", async (name) => {
  const spec = await parseSpec(await readFile(join(folder, `contracts/${name}.yaml`), "utf8"));
  const files = await compile(spec, join(folder, "../../generated"));
  const approve = async (file: string, text: string) =>
    expect(text).toMatchFileSnapshot(`approved/${name}/${file.replace("/", "-")}.txt`);
  await approve("validated", validatedSchemas(spec));
  for (const [file, text] of files) {
    // The types of the larger one are openapi-typescript's work as well.
    const isShown = file.endsWith(".ts") && `${name}/${file}` !== "shop/types.ts";
    if (isShown) await approve(file, cut.test(file) ? declarations(text) : text);
  }
});

it("a contract in application/json only is the approved one", async () => {
  const spec = await parseSpec(await readFile(join(folder, "contracts/notes.yaml"), "utf8"));
  await expect(jsonOnlyYaml(spec)).toMatchFileSnapshot("approved/json-only.txt");
});
