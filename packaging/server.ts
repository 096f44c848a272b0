// npm run build: bundles the command line and the packages that it uses into dist/server, which is all that runs.
import { execFile } from "node:child_process";
import { copyFile, readdir, rm, writeFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { promisify } from "node:util";
import { type BuildOptions, build, type Metafile, type Plugin } from "esbuild";

const root = resolve(import.meta.dirname, "..");
/** Each is started or sent as the file that it is. */
const filesAsTheyAre = ["server/storage/sqlite/checkpoint-worker.mjs", "server/docs/start-viewer.mjs"];
const suite = "conformance/index.ts";

/** Stay in node_modules: one is compiled for the machine, the others are never loaded in a server that runs. */
const external = [
  "better-sqlite3",
  "pg-native",
  "@fastify/ajv-compiler",
  "@fastify/fast-json-stringify-compiler",
  "light-my-request",
];

const common = {
  absWorkingDir: root,
  bundle: true,
  format: "cjs",
  platform: "node",
  target: "node20",
  mainFields: ["module", "main"],
  external,
  outExtension: { ".js": ".cjs" },
  // What is imported later is required later: code that was compiled ahead may not import().
  supported: { "dynamic-import": false },
  define: { "import.meta.url": "fileOfThisBundle" },
  banner: { js: 'const fileOfThisBundle = require("node:url").pathToFileURL(__filename).href;' },
  metafile: true,
  logLevel: "warning",
} as const satisfies BuildOptions;

/** server/http/checked-specification.ts says why. */
const checkedSpecification: Plugin = {
  name: "checked-specification",
  setup({ onResolve }) {
    onResolve({ filter: /^@seriousme\/openapi-schema-validator$/ }, ({ importer }) =>
      importer.includes("/fastify-openapi-glue/lib/")
        ? { path: join(root, "server/http/checked-specification.ts") }
        : { errors: [{ text: `${importer} must not check specifications in the running program` }] },
    );
  },
};

/** The conformance suite is as large as all else together, and one command needs it: it stays in a file of its own. */
const suiteApart: Plugin = {
  name: "suite-apart",
  setup({ onResolve }) {
    onResolve({ filter: /\/conformance\/index\.ts$/ }, () => ({ path: "./conformance.cjs", external: true }));
  },
};

export interface Bundle {
  /** What went into the program, and into the suite. */
  readonly program: Metafile;
  readonly suite: Metafile;
}

/** Writes the bundle to a folder, and removes from it what is not of this bundle. */
export async function bundleServer(out: string): Promise<Bundle> {
  const program = await build({
    ...common,
    outdir: out,
    entryPoints: [{ in: "server/cli.ts", out: "program" }],
    entryNames: "[name]-[hash]",
    // The function that Node makes of a module, made here: server/launch.ts runs it as it is.
    banner: { js: `(function (require, module, __filename) {${common.banner.js}` },
    footer: { js: "})" },
    plugins: [checkedSpecification, suiteApart],
  });
  const bundled = await build({ ...common, outdir: out, entryPoints: [{ in: suite, out: "conformance" }] });
  const names = [program, bundled]
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
  for (const file of filesAsTheyAre) await copyFile(join(root, file), join(out, basename(file)));
  const written = [...names, ...filesAsTheyAre.map((file) => basename(file)), "cli.js", "package.json"];
  for (const name of await readdir(out)) {
    if (!written.some((each) => name.startsWith(each))) await rm(join(out, name), { recursive: true });
  }
  return { program: program.metafile, suite: bundled.metafile };
}

/** Has the bundle compiled by this Node, unless it was: starting is a third faster with it, and works without. */
export async function compileAhead(out: string): Promise<void> {
  if ((await readdir(out)).some((name) => name.endsWith(`.${process.version}-${process.arch}.compiled`))) return;
  const script = join(import.meta.dirname, "compile-ahead.mjs");
  await promisify(execFile)(process.execPath, [script, join(out, "cli.js")], { timeout: 60_000 });
}

if (resolve(process.argv[1] ?? "") === import.meta.filename) {
  const out = join(root, "dist/server");
  await bundleServer(out);
  await compileAhead(out).catch((error: Error) => {
    process.stderr.write(`not compiled ahead, which makes starting slower: ${error.message}\n`);
  });
}
