// npm run generate [-- --check]: compiles openapi.yaml into generated/, or says what of it is stale.
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { clientModule, schemaTypes } from "./client.ts";
import { bodySchemas, codecTable, documentText, operationTable, specification } from "./contract.ts";
import { formReaders, formWriters } from "./form.ts";
import { plainFormReaderNames, plainFormReaders } from "./form-plain.ts";
import { jsonWriters } from "./json.ts";
import { loadSpec } from "./load-spec.ts";
import { routes } from "./routes.ts";
import { shapesOf } from "./shapes-of-schemas.ts";
import { generatedMark } from "./source.ts";
import { type Spec, SpecError } from "./spec.ts";
import { types } from "./types.ts";
import { validators } from "./validators.ts";
import { xmlReaders, xmlWriters } from "./xml.ts";
import { plainXmlReaderNames, plainXmlReaders } from "./xml-plain.ts";

const root = resolve(import.meta.dirname, "..");

/**
 * Every generated file by its path below generated/. The same contract always gives the same bytes.
 * `folder` is where they will be: the path from there to runtime/ is part of the text.
 */
export async function generate(spec: Spec, folder = join(root, "generated")): Promise<Map<string, string>> {
  const { requests, answers } = bodySchemas(spec);
  const schemas = [...new Set([...requests, ...answers])];
  const shapes = shapesOf(spec, schemas);
  const files = new Map([
    ["types.ts", await types(spec)],
    ["validators.ts", await validators(spec, schemas)],
    ["operations.ts", operationTable(spec)],
    ["client.ts", clientModule(spec)],
    ["schemas.ts", schemaTypes(spec)],
    ["specification.ts", specification(spec)],
    ["routes.ts", await routes(spec)],
    ["openapi-yaml.ts", documentText(spec)],
    ["codecs.ts", codecTable(spec, schemas, { xml: plainXmlReaderNames(shapes), form: plainFormReaderNames(shapes) })],
    ["json-writers.ts", jsonWriters(shapes)],
    ["xml-readers.ts", xmlReaders(shapes)],
    ["xml-plain-readers.ts", plainXmlReaders(shapes)],
    ["xml-writers.ts", xmlWriters(shapes)],
    ["form-readers.ts", formReaders(shapes)],
    ["form-plain-readers.ts", plainFormReaders(shapes)],
    ["form-writers.ts", formWriters(shapes)],
  ]);
  const runtime = relative(folder, join(root, "runtime")).replaceAll("\\", "/");
  return new Map([...files].map(([path, text]) => [path, text.replaceAll('"../runtime/', `"${runtime}/`)]));
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

/** The first line in which two texts differ, as a diff of one line. */
function firstDifference(path: string, stored: string, expected: string): string {
  const [before, after] = [stored.split("\n"), expected.split("\n")];
  const line = after.findIndex((text, index) => text !== before[index]);
  const at = line < 0 ? after.length : line;
  return `--- ${path}:${at + 1}\n- ${before[at] ?? "(end of file)"}\n+ ${after[at] ?? "(end of file)"}`;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { check: { type: "boolean", default: false }, spec: { type: "string" }, out: { type: "string" } },
  });
  const folder = resolve(values.out ?? join(root, "generated"));
  const files = await generate(await loadSpec(resolve(values.spec ?? join(root, "openapi.yaml"))), folder);
  const stale = (await filesBelow(folder)).filter((path) => !files.has(path));
  if (values.check) await check(folder, files, stale);
  else await write(folder, files, stale);
}

async function check(folder: string, files: ReadonlyMap<string, string>, stale: readonly string[]): Promise<void> {
  const differences: string[] = [];
  for (const [path, expected] of files) {
    const stored = await readFile(join(folder, path), "utf8").catch(() => "");
    if (stored !== expected) differences.push(firstDifference(path, stored, expected));
  }
  for (const path of stale) differences.push(`--- ${path}\n- is not generated any more`);
  if (differences.length > 0) fail(`${differences.join("\n")}\ngenerated/ is stale: run npm run generate`);
}

async function write(folder: string, files: ReadonlyMap<string, string>, stale: readonly string[]): Promise<void> {
  // A folder with anything else in it is more likely a slip of --out than one of ours, and is left as it is.
  for (const path of stale) {
    const text = await readFile(join(folder, path), "utf8");
    if (!text.startsWith(generatedMark))
      return fail(`${join(folder, path)} was not generated: nothing is written to its folder`);
  }
  for (const [path, text] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  for (const path of stale) await rm(join(folder, path));
}

function fail(message: string): void {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}

if (resolve(process.argv[1] ?? "") === import.meta.filename) {
  await main().catch((error: unknown) => {
    if (!(error instanceof SpecError)) throw error;
    fail(error.message);
  });
}
