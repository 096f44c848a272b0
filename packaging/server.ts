// npm run build: bundles the command line and the packages that it uses into dist/server, which is all that runs.
import { copyFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { type BuildOptions, build, type Metafile } from "esbuild";
import { external, plugins } from "./packages.ts";

const root = resolve(import.meta.dirname, "..");
/** Sent to browsers as the file that it is. */
const viewerScript = "server/docs/start-viewer.mjs";
/** Filled by server/cli.ts, and valid across builds: Node checks each entry against the content of its file. */
export const compileCache = "compile-cache";

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
  // import() becomes require(), so that a part that is loaded later stays in the bundle.
  supported: { "dynamic-import": false },
  define: { "import.meta.url": "fileOfThisBundle" },
  banner: { js: 'const fileOfThisBundle = require("node:url").pathToFileURL(__filename).href;' },
  legalComments: "external",
  metafile: true,
  logLevel: "warning",
} as const satisfies BuildOptions;

/** Writes the bundle to a folder, and removes from it whatever else a build has written. Returns what went into it. */
export async function bundleServer(out: string): Promise<Metafile> {
  const { metafile } = await build({
    ...common,
    outdir: out,
    entryPoints: [
      { in: "server/cli.ts", out: "cli" },
      { in: "server/program.ts", out: "program" },
      { in: "conformance/index.ts", out: "conformance" },
      { in: "server/storage/sqlite/checkpoint-worker.cjs", out: "checkpoint-worker" },
      { in: "server/transfer/read-worker.ts", out: "read-worker" },
      { in: "server/http/large-body-thread.ts", out: "large-body-thread" },
    ],
  });
  await rename(join(out, "cli.cjs"), join(out, "cli.js"));
  await writeFile(join(out, "package.json"), '{ "type": "commonjs" }\n');
  await copyFile(join(root, viewerScript), join(out, basename(viewerScript)));
  const written = Object.keys(metafile.outputs).map((file) => basename(file));
  const kept = new Set([...written, "cli.js", "package.json", basename(viewerScript), compileCache]);
  for (const name of await readdir(out)) if (!kept.has(name)) await rm(join(out, name), { recursive: true });
  return metafile;
}

if (resolve(process.argv[1] ?? "") === import.meta.filename) await bundleServer(join(root, "dist/server"));
