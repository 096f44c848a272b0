// The client as strangers get it: the packed tarball, installed into an empty project, imported in every way and run.
import { execFileSync } from "node:child_process";
import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { publint } from "publint";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root } from "../support/contract.ts";
import { freshContact, startTestServer, type TestServer, tokens } from "../support/server.ts";
import { type PackedClient, packClient, run, toolOf } from "./packed-client.ts";

let packed: PackedClient;
let server: TestServer;
beforeAll(async () => {
  packed = await packClient();
  server = await startTestServer();
});
afterAll(async () => {
  await server?.close();
  packed?.remove();
});

const write = (name: string, text: string) => writeFileSync(join(packed.project, name), text);
const environment = () => ({ BASE_URL: server.url, TOKEN: tokens.all });
const installed = "node_modules/@contact-phone-numbers/client";

describe("the tarball", () => {
  it("installs the client and its two dependencies, and nothing of the server", () => {
    const folders = readdirSync(join(packed.project, "node_modules")).filter((name) => !name.startsWith("."));
    expect(folders.sort()).toEqual([
      "@contact-phone-numbers",
      "openapi-fetch",
      "openapi-typescript-helpers",
      "saxes",
      "xmlchars",
    ]);
    const { scripts, dependencies } = JSON.parse(readFileSync(join(packed.project, installed, "package.json"), "utf8"));
    expect(scripts).toBeUndefined();
    expect(Object.keys(dependencies)).toEqual(["openapi-fetch", "saxes"]);
  });

  it("the tarball holds compiled code, declarations, the contract, and a few texts", () => {
    const list = execFileSync("tar", ["-tzf", packed.tarball], { encoding: "utf8" }).trim().split("\n");
    const expected =
      /^package\/(?:package\.json|LICENSE|README\.md|openapi(?:\.json-only)?\.yaml(?:\.d\.c?ts)?|cjs\/package\.json|(?:cjs\/)?(?:client|generated|runtime)\/[\w/-]+\.(?:js|d\.ts))$/;
    expect(list.filter((path) => !expected.test(path))).toEqual([]);
    expect(list.some((path) => /server|example|specification|codecs|form-readers/.test(path))).toBe(false);
    // Files that a consumer's tools look for first; no other test here would find one missing.
    for (const name of [
      "package.json",
      "LICENSE",
      "README.md",
      "openapi.yaml",
      "openapi.json-only.yaml",
      "cjs/package.json",
    ]) {
      expect(list).toContain(`package/${name}`);
    }
    for (const name of ["client/index.js", "client/index.d.ts", "cjs/client/index.js", "cjs/client/index.d.ts"]) {
      expect(list).toContain(`package/${name}`);
    }
    expect(list.filter((path) => /^package\/cjs\/.*\.js$/.test(path))).toEqual(["package/cjs/client/index.js"]);
    expect(list.length).toBeLessThan(150);
    const declarations = list.filter((path) => path.endsWith(".d.ts"));
    const untyped = declarations.filter((path) =>
      /\bany\b(?= *[;,)\]>|&=}])/.test(readFileSync(join(packed.folder, path.replace("package/", "")), "utf8")),
    );
    expect(untyped).toEqual([]);
  });

  it("the tarball passes publint and attw", async () => {
    const { messages } = await publint({ pkgDir: packed.folder, strict: true, pack: "npm" });
    expect(messages).toEqual([]);
    const attw = toolOf("@arethetypeswrong/cli/dist/index.js");
    const report = await run(packed.folder, [attw, packed.tarball, "--no-color", "--no-emoji"]);
    expect(report).toContain("No problems found");
    expect(report).toContain("OK (CJS)");
    expect(report).toContain("OK (ESM)");
  });
});

const program = (how: string) => `
  ${how}
  const client = createClient({ baseUrl: process.env.BASE_URL, token: process.env.TOKEN, mediaType: process.env.FORMAT });
  const updated = client.updatePhoneNumbers({ contactID: process.env.CONTACT, body: [{ PhoneNumber: "555-0100" }] });
  updated.then((result) => console.log(result.status, result.body.InfoMessage));
`;

describe("Node", () => {
  it.each([
    ["import", "program.mjs", 'import { createClient } from "@contact-phone-numbers/client";'],
    ["require", "program.cjs", 'const { createClient } = require("@contact-phone-numbers/client");'],
    ["import() in CommonJS", "later.cjs", 'import("@contact-phone-numbers/client").then(({ createClient }) => {'],
  ])("with %s, the package exchanges JSON and XML with the server", async (_how, name, how) => {
    write(name, how.endsWith("{") ? `${program(how)}});` : program(how));
    for (const FORMAT of ["application/json", "application/xml"]) {
      const CONTACT = freshContact().contactID;
      expect(await run(packed.project, [name], { ...environment(), FORMAT, CONTACT })).toBe(
        "200 1 added, 0 updated, 0 unchanged\n",
      );
    }
  });

  it("loads one copy with import and require, so that errors are of one class", async () => {
    write(
      "one-copy.cjs",
      `const required = require("@contact-phone-numbers/client");
      import("@contact-phone-numbers/client").then((imported) => console.log(imported.HTTPError === required.HTTPError));`,
    );
    expect(await run(packed.project, ["one-copy.cjs"])).toBe("true\n");
  });

  it("loads the CommonJS build where require() cannot load ES modules", async () => {
    write("program.cjs", program('const { createClient } = require("@contact-phone-numbers/client");'));
    for (const FORMAT of ["application/json", "application/xml"]) {
      const env = { ...environment(), FORMAT, CONTACT: freshContact().contactID };
      const args = ["--no-experimental-require-module", "program.cjs"];
      expect(await run(packed.project, args, env)).toBe("200 1 added, 0 updated, 0 unchanged\n");
    }
  });

  it("Node finds the contract", async () => {
    write("contract.cjs", 'console.log(require.resolve("@contact-phone-numbers/client/openapi.yaml"));');
    const path = (await run(packed.project, ["contract.cjs"])).trim();
    expect(readFileSync(path, "utf8")).toBe(readFileSync(join(root, "openapi.yaml"), "utf8"));
  });
});

const typed = `
  import { createClient, type ErrorCode, unwrap } from "@contact-phone-numbers/client";
  export async function update(): Promise<ErrorCode | null | undefined> {
    const client = createClient({ baseUrl: "http://127.0.0.1", token: async ({ refresh }) => String(refresh) });
    const result = await client.updatePhoneNumbers({ contactID: "C", body: [{ PhoneNumber: "1", Notes: null }] });
    const { body } = await unwrap(client.listPhoneNumbers({ contactID: "C" }));
    const first: string | undefined = body[0]?.PhoneNumber;
    // @ts-expect-error not a status of the contract
    if (result.status === 418) return;
    if (result.status === 422) return result.body.ErrorCode;
    if (result.status === "timeout") throw new Error(result.error.limit, { cause: first });
    return undefined;
  }
`;

describe("TypeScript", () => {
  const strict = ["--strict", "--skipLibCheck", "false", "--exactOptionalPropertyTypes", "--noUncheckedIndexedAccess"];
  const nodeTypes = ["--types", "node", "--typeRoots", join(root, "node_modules/@types")];
  const tsc = (...args: string[]) => run(packed.project, [toolOf("typescript/bin/tsc"), ...strict, ...args]);

  beforeAll(() => {
    for (const name of ["typed.ts", "typed.cts"]) write(name, typed);
  });

  it.each([
    ["nodenext, import and require", ["--module", "nodenext", "typed.ts", "typed.cts"]],
    ["node16, whose require() knows CommonJS alone", ["--module", "node16", "typed.ts", "typed.cts"]],
    ["CommonJS of before package exports", ["--module", "commonjs", "--moduleResolution", "node10", "typed.cts"]],
    ["a bundler", ["--module", "esnext", "--moduleResolution", "bundler", "typed.ts"]],
  ])("compiles for %s in strict mode, with library checks and only the browser's types", async (_name, args) => {
    const lib = ["--noEmit", "--target", "es2022", "--lib", "es2022,dom"];
    expect(await tsc(...lib, ...args)).toBe("");
  });

  it("the package compiles with only Node's types", async () => {
    const args = ["--noEmit", "--module", "nodenext", "--target", "es2022", "--lib", "es2022"];
    expect(await tsc(...args, ...nodeTypes, "typed.ts")).toBe("");
  });

  it("a mistake is found", async () => {
    write("wrong.ts", typed.replace("418", "200"));
    const args = ["--noEmit", "--module", "nodenext", "--target", "es2022", "--lib", "es2022,dom"];
    await expect(tsc(...args, "wrong.ts")).rejects.toThrow("Unused '@ts-expect-error'");
  });

  it("the examples compile and run; test/client/examples.test.ts has their results", async () => {
    cpSync(join(root, "client/examples"), join(packed.project, "examples"), { recursive: true });
    const examples = ["examples/one-off-update.ts", "examples/nightly-sync.ts", "examples/browser-form/form.ts"];
    await tsc(
      "--module",
      "nodenext",
      "--target",
      "es2022",
      "--lib",
      "es2023,dom,dom.iterable",
      ...nodeTypes,
      ...examples,
    );
    const { contactID } = freshContact();
    const once = () => run(packed.project, ["examples/one-off-update.js", contactID, "555-0199"], environment());
    expect(await once()).toBe("1 added, 0 updated, 0 unchanged\n");
  });
});

describe("the reference", () => {
  it("the reference is made of the doc comments, without a warning", async () => {
    const out = join(packed.folder, "../reference");
    await run(root, [toolOf("typedoc/bin/typedoc"), "--options", "client/typedoc.json", "--out", out]);
    expect(readFileSync(join(out, "functions/createClient.html"), "utf8")).toContain("TypeError");
  });
});

describe("a bundler", () => {
  it("a bundler takes only the used parts of the installed package", async () => {
    const bundle = async (contents: string) => {
      const stdin = { contents, resolveDir: packed.project };
      const { outputFiles } = await build({
        stdin,
        bundle: true,
        write: false,
        minify: true,
        format: "esm",
        target: "es2022",
      });
      return gzipSync(outputFiles[0]?.text ?? "", { level: 9 }).length;
    };
    const core = await bundle(
      'export { createClientWith, fetchTransport, jsonFormat } from "@contact-phone-numbers/client";',
    );
    const openapiFetch = await bundle('export { default } from "openapi-fetch";');
    expect(core).toBeLessThanOrEqual(1.62 * openapiFetch);
  });
});
