// npm run build:client [-- --out FOLDER]: compiles the client and the generated code it uses into a folder ready for npm pack.
import { execFileSync } from "node:child_process";
import { copyFile, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { type BuildOptions, build } from "esbuild";
import { clientManifest, contractFiles, contractTypes, type ProjectManifest } from "./manifest.ts";
import { readOutFolder } from "./read-out-folder.ts";

const root = resolve(import.meta.dirname, "..");
const out = readOutFolder({ script: "build:client", what: "the client package", folder: "dist/client-package" });
const target = { format: "cjs", platform: "neutral", target: "es2022" } as const satisfies BuildOptions;

/** Modules that a JavaScript or declaration file imports. */
const findImports = (text: string) =>
  [...text.matchAll(/^(?:import|export)\b[^;]*?\bfrom "([^"]+)"|\bimport\("([^"]+)"\)/gm)].map(
    (match) => match[1] ?? match[2] ?? "",
  );

async function filesBelow(folder: string, extension: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(extension))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** TypeScript leaves the names of source files in declarations; those that the public ones do not import are removed. */
async function tidyDeclarations(folder: string): Promise<void> {
  const reached = new Set<string>();
  const queue = [join(folder, "client/index.d.ts")];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (reached.has(file)) continue;
    reached.add(file);
    const text = (await readFile(file, "utf8")).replaceAll(/(from |import\()"(\.[^"]+)\.ts"/g, '$1"$2.js"');
    await writeFile(file, text);
    const inside = findImports(text).filter((name) => name.startsWith("."));
    for (const name of inside) queue.push(resolve(dirname(file), name.replace(/\.js$/, ".d.ts")));
  }
  for (const file of await filesBelow(folder, ".d.ts")) if (!reached.has(file)) await rm(file);
}

async function importedPackages(): Promise<string[]> {
  const texts = await Promise.all((await filesBelow(out, ".js")).map((file) => readFile(file, "utf8")));
  return texts.flatMap(findImports).filter((name) => !name.startsWith("."));
}

function compile(folder: string, ...flags: string[]): void {
  const tsc = createRequire(import.meta.url).resolve("typescript/bin/tsc");
  execFileSync(process.execPath, [tsc, "-p", join(root, "client"), "--outDir", folder, ...flags], { stdio: "inherit" });
}

/** For a require() that cannot load ES modules, such as Jest's: one file, and the declarations once more as CommonJS. */
async function buildCommonJs(folder: string): Promise<void> {
  const flags = "--module commonjs --moduleResolution node10 --verbatimModuleSyntax false --esModuleInterop";
  compile(folder, ...flags.split(" "));
  await writeFile(join(folder, "package.json"), '{ "type": "commonjs" }\n');
  const entry = join(folder, "client/index.js");
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    packages: "external",
    write: false,
    ...target,
  });
  for (const file of await filesBelow(folder, ".js")) await rm(file);
  await writeFile(entry, outputFiles[0]?.text ?? "");
  await tidyDeclarations(folder);
}

await rm(out, { recursive: true, force: true });
compile(out);
await tidyDeclarations(out);
const project = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as ProjectManifest;
const manifest = clientManifest(project, await importedPackages());
await buildCommonJs(join(out, "cjs"));
await writeFile(join(out, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
await copyFile(join(root, "docs/client.md"), join(out, "README.md"));
await copyFile(join(root, "generated/openapi.json-only.yaml"), join(out, "openapi.json-only.yaml"));
for (const name of ["LICENSE", "openapi.yaml"]) await copyFile(join(root, name), join(out, name));
for (const file of contractFiles)
  for (const [end, text] of Object.entries(contractTypes)) await writeFile(join(out, `${file}${end}`), text);
