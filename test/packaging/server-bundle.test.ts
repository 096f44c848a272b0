// The bundle that runs: its content, what it still loads from node_modules, and its compile cache.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import * as nodeModule from "node:module";
import { join } from "node:path";
import type { Metafile } from "esbuild";
import { afterAll, beforeAll, expect, it } from "vitest";
import { bundleServer } from "../../packaging/server.ts";
import { driverName } from "../../server/storage/sqlite/driver.ts";
import { root } from "../support/contract.ts";
import { launch, serve } from "../support/program.ts";

const hasCompileCache = "enableCompileCache" in nodeModule;
// Below the project, so that the packages that stay in node_modules are found.
const folder = mkdtempSync(join(root, "dist/bundle-"));
const out = join(folder, "server");
let bundle: Metafile;

beforeAll(async () => {
  bundle = await bundleServer(out);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Loaded into the served process: writes what it has loaded to a file when it ends. */
const recordLoaded = `process.once("exit", () => {
  const packages = Object.keys(require.cache).flatMap((file) => file.split("/node_modules/").slice(1));
  const builtins = process.moduleLoadList.flatMap((entry) => entry.split("NativeModule ").slice(1));
  require("node:fs").writeFileSync(process.env.LOADED, JSON.stringify({ packages, builtins }));
});`;

interface Run {
  /** Files of node_modules that were loaded, without the path to it. */
  readonly packages: readonly string[];
  /** Modules of Node that were loaded. */
  readonly builtins: readonly string[];
  /** What Node reports about its compile cache. */
  readonly cacheLog: string;
}

/** Serves, stores a number and ends. */
async function runBundle(built: string): Promise<Run> {
  const place = mkdtempSync(join(folder, "run-"));
  writeFileSync(join(place, "record-loaded.cjs"), recordLoaded);
  const env = {
    LOADED: join(place, "loaded.json"),
    NODE_OPTIONS: `--require ${join(place, "record-loaded.cjs")}`,
    NODE_DEBUG_NATIVE: "COMPILE_CACHE",
  };
  const flags = ["--database", join(place, "a.sqlite"), "--log-level", "warn"];
  const { url, child, exited, output } = await serve(flags, { cwd: place, env, cli: join(built, "cli.js") });
  const headers = { "content-type": "application/json" };
  const body = '[{"PhoneNumber":"+44 20 7946 0000"}]';
  expect((await fetch(`${url}/v1/Contacts/1/PhoneNumbers`, { method: "POST", headers, body })).status).toBe(200);
  child.kill("SIGTERM");
  expect(await exited).toBe(0);
  const loaded = JSON.parse(readFileSync(env.LOADED, "utf8")) as Pick<Run, "packages" | "builtins">;
  return { ...loaded, cacheLog: output() };
}

function copyOfBundle(): string {
  const copy = mkdtempSync(join(folder, "copy-"));
  for (const name of readdirSync(out).filter((each) => each !== "compile-cache"))
    cpSync(join(out, name), join(copy, name));
  return copy;
}

it("the program holds no schema compiler, no specification validator, no YAML and nothing for tests", () => {
  const program = Object.entries(bundle.outputs).find(([file]) => file.endsWith("/program.cjs"))?.[1];
  const packages = Object.keys(program?.inputs ?? {}).flatMap((file) => file.split("node_modules/").slice(1));
  expect(packages.filter((file) => file.startsWith("fastify-openapi-glue/"))).not.toEqual([]);
  expect(
    packages.filter((file) =>
      /^(?:ajv|@seriousme|yaml|@fastify\/(?:ajv|fast-json)|fast-check|light-my-request)/.test(file),
    ),
  ).toEqual([]);
});

it("the program loads at most the SQLite driver from node_modules, and neither HTTPS nor HTTP/2", async () => {
  const { packages, builtins } = await runBundle(copyOfBundle());
  expect(builtins).toContain("http");
  expect(builtins.filter((name) => /^https$|^http2$/.test(name))).toEqual([]);
  const drivers = new Set(packages.map((file) => /^(?:@[^/]+\/)?[^/]+/.exec(file)?.[0]));
  expect([...drivers]).toEqual(driverName === "node:sqlite" ? [] : [driverName, "node-gyp-build"]);
});

it("the compile cache is next to the program, and the second start uses it where Node has one", async () => {
  const copy = copyOfBundle();
  await runBundle(copy);
  expect(existsSync(join(copy, "compile-cache"))).toBe(hasCompileCache);
  const { cacheLog } = await runBundle(copy);
  expect(/reading cache from \S*compile-cache\S* for CommonJS \S*program\.cjs.* success/.test(cacheLog)).toBe(
    hasCompileCache,
  );
});

it("the program starts without a compile cache where its folder cannot be written", async () => {
  const copy = copyOfBundle();
  writeFileSync(join(copy, "compile-cache"), "a file, so that there can be no such folder");
  await runBundle(copy);
  expect(readFileSync(join(copy, "compile-cache"), "utf8")).toContain("a file");
});

it("the next build replaces everything except the compile cache", async () => {
  const copy = copyOfBundle();
  writeFileSync(join(copy, "program-OLD.cjs"), "");
  await runBundle(copy);
  // Also where this Node has none.
  mkdirSync(join(copy, "compile-cache"), { recursive: true });
  const before = readdirSync(copy);
  await bundleServer(copy);
  expect(readdirSync(copy)).toEqual(before.filter((name) => name !== "program-OLD.cjs"));
});

it("the bundle holds every file that the program loads, and no other", () => {
  expect(readdirSync(out).toSorted()).toEqual([
    "checkpoint-worker.cjs",
    "cli.js",
    "conformance.cjs",
    "conformance.cjs.LEGAL.txt",
    "large-body-thread.cjs",
    "large-body-thread.cjs.LEGAL.txt",
    "package.json",
    "program.cjs",
    "program.cjs.LEGAL.txt",
    "read-worker.cjs",
    "read-worker.cjs.LEGAL.txt",
    "start-viewer.mjs",
  ]);
});

it("an import without the file of its thread is an error, not a slower import", async () => {
  const copy = copyOfBundle();
  rmSync(join(copy, "read-worker.cjs"));
  const place = mkdtempSync(join(folder, "run-"));
  writeFileSync(join(place, "a.csv"), "contactID,PhoneNumber\nA,1\n");
  const program = launch(["import", "a.csv"], { cwd: place, cli: join(copy, "cli.js") });
  expect(await program.exited).toBe(2);
  expect(program.output()).toBe("cannot import: read-worker.cjs is missing next to the program: run npm run build\n");
});

it("a server without the file of a thread does not start", async () => {
  const copy = copyOfBundle();
  rmSync(join(copy, "large-body-thread.cjs"));
  const program = launch(["serve", "--port", "0"], {
    cwd: mkdtempSync(join(folder, "run-")),
    cli: join(copy, "cli.js"),
  });
  expect(await program.exited).not.toBe(0);
  expect(program.output()).toContain("large-body-thread.cjs is missing next to the program: run npm run build");
});

it("the project states its Node version, and has a README", () => {
  const { engines } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { engines: { node: string } };
  expect(engines.node).toBe(">=20.19.0");
  expect(readFileSync(join(root, "README.md"), "utf8").length).toBeGreaterThan(1_000);
});
