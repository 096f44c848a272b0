// The bundle that runs: what is in it, what it still loads of node_modules, and when the code compiled ahead is taken.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Metafile } from "esbuild";
import { afterAll, beforeAll, expect, it, onTestFinished, vi } from "vitest";
import { bundleServer, compileAhead } from "../../packaging/server.ts";
import { driverName } from "../../server/storage/sqlite/driver.ts";
import { root } from "../support/contract.ts";
import { launch, serve } from "../support/program.ts";

// Below the project, since what stays in node_modules is looked for from there.
const folder = mkdtempSync(join(root, "dist/bundle-"));
const out = join(folder, "server");
let bundle: Metafile;

beforeAll(async () => {
  bundle = await bundleServer(out);
  await compileAhead(out);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Loaded {
  /** Files of node_modules that are loaded as they are, without the path to it. */
  readonly packages: readonly string[];
  readonly compiledAhead: "taken" | "refused" | "not there";
}

const told = `process.once("exit", () => {
  const { script } = Object.values(require.cache).find(({ exports }) => exports.script)?.exports ?? {};
  const compiledAhead = { false: "taken", true: "refused" }[script?.cachedDataRejected] ?? "not there";
  const packages = Object.keys(require.cache).flatMap((file) => file.split("/node_modules/").slice(1));
  require("node:fs").writeFileSync(process.env.LOADED, JSON.stringify({ packages, compiledAhead }));
});`;

/** Serves, stores a number and ends; answers what was loaded. */
async function loadedBy(built: string): Promise<Loaded> {
  const place = mkdtempSync(join(folder, "run-"));
  writeFileSync(join(place, "told.cjs"), told);
  const env = { LOADED: join(place, "loaded.json"), NODE_OPTIONS: `--require ${join(place, "told.cjs")}` };
  const flags = ["--database", join(place, "a.sqlite"), "--log-level", "warn"];
  const { url, child, exited } = await serve(flags, { cwd: place, env, cli: join(built, "cli.js") });
  const headers = { "content-type": "application/json" };
  const body = '[{"PhoneNumber":"+44 20 7946 0000"}]';
  expect((await fetch(`${url}/v1/Contacts/1/PhoneNumbers`, { method: "POST", headers, body })).status).toBe(200);
  child.kill("SIGTERM");
  expect(await exited).toBe(0);
  return JSON.parse(readFileSync(env.LOADED, "utf8")) as Loaded;
}

function copyOfBundle(): string {
  const copy = mkdtempSync(join(folder, "copy-"));
  cpSync(out, copy, { recursive: true });
  return copy;
}

const compiledIn = (built: string) => join(built, readdirSync(built).find((name) => name.endsWith(".compiled")) ?? "");

it("holds no compiler of schemas, no validator of specifications and no YAML", () => {
  const packages = Object.keys(bundle.inputs).flatMap((file) => file.split("node_modules/").slice(1));
  expect(packages.filter((file) => file.startsWith("fastify-openapi-glue/"))).not.toEqual([]);
  expect(
    packages.filter((file) => /^(?:ajv|@seriousme|yaml|@fastify\/(?:ajv|fast-json)|fast-check)/.test(file)),
  ).toEqual([]);
});

it("loads from node_modules at most the SQLite driver, and uses the code compiled ahead", async () => {
  const { packages, compiledAhead } = await loadedBy(out);
  const drivers = new Set(packages.map((file) => /^(?:@[^/]+\/)?[^/]+/.exec(file)?.[0]));
  expect([...drivers]).toEqual(driverName === "node:sqlite" ? [] : [driverName, "node-gyp-build"]);
  expect(compiledAhead).toBe("taken");
});

it("is compiled ahead without the settings of the environment: no other database is touched", async () => {
  const copy = copyOfBundle();
  rmSync(compiledIn(copy));
  vi.stubEnv("DATABASE", join(copy, "other.sqlite"))
    .stubEnv("PORT", "none")
    .stubEnv("DATABASE_URL", "postgres://127.0.0.1:1/none");
  await compileAhead(copy).finally(() => vi.unstubAllEnvs());
  expect(readdirSync(copy)).toEqual(readdirSync(out));
  expect((await loadedBy(copy)).compiledAhead).toBe("taken");
});

it("is not compiled ahead by a run that failed", async () => {
  const elsewhere = mkdtempSync(join(tmpdir(), "bundle-"));
  onTestFinished(() => rmSync(elsewhere, { recursive: true, force: true }));
  cpSync(out, elsewhere, { recursive: true });
  rmSync(compiledIn(elsewhere));
  const program = readdirSync(elsewhere).find((name) => /^program-.*\.cjs$/.test(name)) ?? "";
  writeFileSync(join(elsewhere, program), '(function () { setImmediate(() => { throw new Error("broken"); }); })');
  await expect(compileAhead(elsewhere)).rejects.toThrow("broken");
  expect(readdirSync(elsewhere).filter((name) => name.includes("compile"))).toEqual([]);
});

it("runs without what was compiled ahead, as with another Node", async () => {
  const copy = copyOfBundle();
  rmSync(compiledIn(copy));
  expect((await loadedBy(copy)).compiledAhead).toBe("not there");
});

it("runs when what was compiled ahead is not whole", async () => {
  const copy = copyOfBundle();
  truncateSync(compiledIn(copy), 100_000);
  expect((await loadedBy(copy)).compiledAhead).toBe("refused");
});

it("is by name of its content, and what is of another content goes, compiled code and all", async () => {
  const copy = copyOfBundle();
  const programs = () => readdirSync(copy).filter((file) => file.startsWith("program-"));
  const before = programs();
  for (const name of before) writeFileSync(join(copy, name.replace("program-", "program-0")), "");
  await bundleServer(copy);
  expect(programs()).toEqual(before);
  expect(readFileSync(join(copy, "cli.js"), "utf8")).toContain(`"${before.find((name) => name.endsWith(".cjs"))}"`);
});

it("holds every file that the program loads, and no other", () => {
  const names = readdirSync(out).map((name) =>
    name.replace(/^program-[A-Z0-9]+/, "program").replace(/\.v[\d.]+-\w+\.compiled$/, ".compiled"),
  );
  expect(names.toSorted()).toEqual([
    "checkpoint-worker.cjs",
    "cli.js",
    "conformance.cjs",
    "conformance.cjs.LEGAL.txt",
    "package.json",
    "program.cjs",
    "program.cjs.LEGAL.txt",
    "program.cjs.compiled",
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
  expect(program.output()).toBe("cannot import: read-worker.cjs is missing beside the program: build it again\n");
});

it("the project says which Node it needs, and has a README", () => {
  const { engines } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { engines: { node: string } };
  expect(engines.node).toBe(">=20.19.0");
  expect(readFileSync(join(root, "README.md"), "utf8").length).toBeGreaterThan(1_000);
});
