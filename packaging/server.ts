// npm run build: bundles the command line and the packages that it uses into dist/server, which is all that runs.
import { execFile } from "node:child_process";
import { copyFile, readdir, rm, writeFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { promisify } from "node:util";
import { type BuildOptions, build, type Metafile } from "esbuild";
import { external, plugins } from "./packages.ts";

const root = resolve(import.meta.dirname, "..");
/** Sent to browsers as the file that it is. */
const viewerScript = "server/docs/start-viewer.mjs";

const common = {
  absWorkingDir: root,
  bundle: true,
  format: "cjs",
  platform: "node",
  target: "node20",
  mainFields: ["module", "main"],
  external: [...external],
  plugins: [...plugins],
  outExtension: { ".js": ".cjs" },
  // What is imported later is required later: code that was compiled ahead may not import().
  supported: { "dynamic-import": false },
  define: { "import.meta.url": "fileOfThisBundle" },
  banner: { js: 'const fileOfThisBundle = require("node:url").pathToFileURL(__filename).href;' },
  legalComments: "external",
  metafile: true,
  logLevel: "warning",
} as const satisfies BuildOptions;

/** Writes the bundle to a folder, and removes from it what is not of this bundle. Answers what went into the program. */
export async function bundleServer(out: string): Promise<Metafile> {
  const program = await build({
    ...common,
    outdir: out,
    entryPoints: [{ in: "server/cli.ts", out: "program" }],
    entryNames: "[name]-[hash]",
    // The function that Node makes of a module, made here: server/launch.ts runs it as it is.
    banner: { js: `(function (require, module, __filename) {${common.banner.js}` },
    footer: { js: "})" },
  });
  const others = await build({
    ...common,
    outdir: out,
    entryPoints: [
      { in: "conformance/index.ts", out: "conformance" },
      { in: "server/storage/sqlite/checkpoint-worker.cjs", out: "checkpoint-worker" },
      { in: "server/transfer/read-worker.ts", out: "read-worker" },
    ],
  });
  const names = [program, others]
    .flatMap(({ metafile }) => Object.keys(metafile.outputs))
    .map((file) => basename(file));
  const programFile = names.find((name) => /^program-.*\.cjs$/.test(name)) ?? "";
  await build({
    ...common,
    outExtension: {},
    entryPoints: [{ in: "server/launch.ts", out: "cli" }],
    outdir: out,
    define: { programFile: JSON.stringify(programFile) },
    banner: {},
  });
  await writeFile(join(out, "package.json"), '{ "type": "commonjs" }\n');
  await copyFile(join(root, viewerScript), join(out, basename(viewerScript)));
  const written = [...names, basename(viewerScript), "cli.js", "package.json"];
  for (const name of await readdir(out)) {
    if (!written.some((each) => name.startsWith(each))) await rm(join(out, name), { recursive: true });
  }
  return program.metafile;
}

/** Has the bundle compiled by this Node, unless it was: starting is a third faster with it, and works without. */
export async function compileAhead(out: string): Promise<void> {
  if ((await readdir(out)).some((name) => name.endsWith(`.${process.version}-${process.arch}.compiled`))) return;
  const script = join(import.meta.dirname, "compile-ahead.mjs");
  // No environment: it may name a database, and that must not be the one that is served and written to here.
  const options = { env: {}, timeout: 60_000 };
  await promisify(execFile)(process.execPath, [script, join(out, "cli.js")], options);
}

if (resolve(process.argv[1] ?? "") === import.meta.filename) {
  const out = join(root, "dist/server");
  await bundleServer(out);
  await compileAhead(out).catch((error: Error) => {
    process.stderr.write(`not compiled ahead, which makes starting slower: ${error.message}\n`);
  });
}
