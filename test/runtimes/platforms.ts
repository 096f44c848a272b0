// Where the packed client runs: each entry runs the portable suite, or a recipe, on one platform.
import { execFile } from "node:child_process";
import { readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";
import { promisify } from "node:util";
import { build, transform } from "esbuild";
import { launchBrowser } from "../support/chromium.ts";
import { type Context, type Outcome, type Run, readSuite } from "./platform.ts";
import { recipes, runRecipe, runWorkerRecipe } from "./recipes.ts";

const execute = promisify(execFile);

const bundle = async (project: string, contents: string) => {
  const stdin = { contents, resolveDir: project, loader: "js" } as const;
  const { outputFiles } = await build({ stdin, bundle: true, write: false, format: "esm", target: "es2022" });
  return outputFiles[0]?.text ?? "";
};

/** A JavaScript runtime that imports the installed package as Node does. */
const inRuntime =
  (name: string, command: (tools: string) => string, ...flags: string[]): Run =>
  async ({ project, tools, urls }) => {
    writeFileSync(join(project, "suite.mjs"), await readSuite());
    const script = `
      import * as client from "@contact-phone-numbers/client";
      import { runSuite } from "./suite.mjs";
      console.log(JSON.stringify(await runSuite(client, JSON.parse(process.env.SERVERS), "${name}")));`;
    writeFileSync(join(project, "run.mjs"), script);
    const env = { ...process.env, SERVERS: JSON.stringify(urls) };
    const { stdout } = await execute(command(tools), [...flags, "run.mjs"], { cwd: project, env, timeout: 120_000 });
    return JSON.parse(stdout) as Outcome;
  };

const { platform, arch } = process;
const bun = (tools: string) =>
  join(
    tools,
    `@oven/bun-${platform}-${arch === "arm64" ? "aarch64" : arch}`,
    platform === "win32" ? "bin/bun.exe" : "bin/bun",
  );
const deno = (tools: string) =>
  join(
    tools,
    `@deno/${platform}-${arch}${platform === "linux" ? "-glibc" : ""}`,
    platform === "win32" ? "deno.exe" : "deno",
  );

const workerd: Run = async ({ project, tools, urls }) => {
  writeFileSync(join(project, "suite.mjs"), await readSuite());
  const script = await bundle(
    project,
    `import * as client from "@contact-phone-numbers/client";
    import { runSuite } from "./suite.mjs";
    export default { fetch: async (request) => Response.json(await runSuite(client, await request.json(), "workerd")) };`,
  );
  const { Miniflare } = createRequire(join(tools, "x"))("miniflare");
  const worker = new Miniflare({ modules: true, script, compatibilityDate: "2025-11-01" });
  try {
    const response = await worker.dispatchFetch("http://worker/", { method: "POST", body: JSON.stringify(urls) });
    return (await response.json()) as Outcome;
  } finally {
    await worker.dispose();
  }
};

const chromium: Run = async ({ project, urls, pagePort }) => {
  writeFileSync(join(project, "suite.mjs"), await readSuite());
  const script = await bundle(
    project,
    `import * as client from "@contact-phone-numbers/client";
    import { runSuite } from "./suite.mjs";
    globalThis.run = (urls) => runSuite(client, urls, "chromium");`,
  );
  const page = '<!doctype html><script type="module" src="/script.js"></script>';
  const pages = createServer(({ url }, response) => {
    const [type, text] = url === "/script.js" ? ["text/javascript", script] : ["text/html", page];
    response.writeHead(200, { "Content-Type": type }).end(text);
  });
  await new Promise<void>((resolve) => pages.listen(pagePort, "127.0.0.1", resolve));
  const browser = await launchBrowser();
  try {
    const tab = await browser.newPage();
    await tab.goto(`http://127.0.0.1:${pagePort}/`);
    return await tab.evaluate(
      (given) => (globalThis as unknown as { run(urls: object): Promise<Outcome> }).run(given),
      urls,
    );
  } finally {
    await browser.close();
    pages.close();
  }
};

/** Jest in a CommonJS project: require() gets the package's CommonJS build. */
const jest =
  (environment: (context: Context) => Promise<string>, test: string): Run =>
  async (context) => {
    const { project, tools, urls } = context;
    const { code } = await transform(await readSuite(), { format: "cjs" });
    writeFileSync(join(project, "suite.cjs"), code);
    const out = join(project, "jest.json");
    writeFileSync(join(project, "client.test.cjs"), `test("client", async () => {${test}}, 60_000);`);
    const config = {
      rootDir: project,
      testEnvironment: await environment(context),
      testMatch: ["**/client.test.cjs"],
      transform: {},
    };
    const args = [join(tools, "jest/bin/jest.js"), "--config", JSON.stringify(config), "--no-cache"];
    const env = { ...process.env, SERVERS: JSON.stringify(urls), OUT: out };
    await execute(process.execPath, args, { cwd: project, env, timeout: 120_000 });
    return JSON.parse(readFileSync(out, "utf8")) as Outcome;
  };

/** By name, because each platform has its own contacts. */
const runSuiteInJest = (name: string) => `
  const client = require("@contact-phone-numbers/client");
  const outcome = await require("./suite.cjs").runSuite(client, JSON.parse(process.env.SERVERS), "${name}");
  require("node:fs").writeFileSync(process.env.OUT, JSON.stringify(outcome));`;

const expectMissingGlobals = `
  const { createClient } = require("@contact-phone-numbers/client");
  expect(() => createClient({ baseUrl: "http://x.test" })).toThrow(/requires the globals .*fetch/);
  require("node:fs").writeFileSync(process.env.OUT, '{ "checks": 1, "failures": [] }');`;

/** The environment of docs/client.md: jsdom with fetch and what belongs to it. */
const jsdomWithFetch = async ({ project, tools }: Context) => {
  symlinkSync(join(tools, "jest-environment-jsdom"), join(project, "node_modules/jest-environment-jsdom"));
  const file = join(project, "jsdom-with-fetch.cjs");
  writeFileSync(file, (await recipes())["jsdom-with-fetch"] ?? "");
  return file;
};

const typed = `
  import { createClient, type ErrorCode, unwrap } from "@contact-phone-numbers/client";
  export async function update(): Promise<ErrorCode | null | undefined> {
    const client = createClient({ baseUrl: "http://127.0.0.1", token: async ({ refresh }) => String(refresh) });
    const result = await client.updatePhoneNumbers({ contactID: "C", body: [{ PhoneNumber: "1", Notes: null }] });
    const { body } = await unwrap(client.listPhoneNumbers({ contactID: "C" }));
    return result.status === 422 && body[0] ? result.body.ErrorCode : undefined;
  }`;

/** Type-checks a use of the client from ES modules and from CommonJS, without skipping its declarations. */
const typescript =
  (version: string): Run =>
  async ({ project, tools }) => {
    for (const name of ["typed.mts", "typed.cts"]) writeFileSync(join(project, name), typed);
    const tsc = join(tools, version, "bin/tsc");
    const failures: string[] = [];
    const ways = [
      ["--module", "nodenext", "typed.mts", "typed.cts"],
      ["--module", "commonjs", "--moduleResolution", "node10", "typed.cts"],
      ["--module", "esnext", "--moduleResolution", "bundler", "typed.mts"],
    ];
    for (const way of ways) {
      const flags = ["--noEmit", "--strict", "--target", "es2022", "--lib", "es2022,dom"];
      await execute(process.execPath, [tsc, ...flags, ...way], { cwd: project }).catch(
        ({ stdout }: { stdout: string }) => failures.push(`${way.join(" ")}: ${stdout}`),
      );
    }
    return { checks: ways.length, failures };
  };

export const platforms: Readonly<Record<string, Run>> = {
  node: inRuntime("node", () => process.execPath),
  bun: inRuntime("bun", bun),
  deno: inRuntime("deno", deno, "run", "--allow-all", "--node-modules-dir=manual"),
  workerd,
  chromium,
  "jest-commonjs": jest(async () => "node", runSuiteInJest("jest-commonjs")),
  "jest-jsdom": jest(async ({ tools }) => join(tools, "jest-environment-jsdom"), expectMissingGlobals),
  "jest-jsdom-with-fetch": jest(jsdomWithFetch, runSuiteInJest("jest-jsdom-with-fetch")),
  "typescript-5.0": typescript("typescript-5.0"),
  "typescript-5.4": typescript("typescript-5.4"),
  "recipe undici": runRecipe("undici", "through the proxy"),
  "recipe msw": runRecipe("msw"),
  "recipe next": runRecipe("next"),
  "recipe worker": runWorkerRecipe,
};
