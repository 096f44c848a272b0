// The manifest of the client's package: the members that tools read, and dependencies with the project's versions.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";
import { clientManifest, serverManifest } from "../../packaging/manifest.ts";
import { readOutFolder } from "../../packaging/read-out-folder.ts";
import { root } from "../support/contract.ts";

const project = {
  version: "1.2.3",
  license: "MIT",
  engines: { node: ">=20.19.0" },
  dependencies: { saxes: "6.0.0", fastify: "5.0.0", "openapi-fetch": "0.17.0" },
};

it("the manifest has every member that npm and bundlers read", () => {
  const { description, keywords, ...manifest } = clientManifest(project, ["saxes", "openapi-fetch", "saxes"]);
  expect(manifest).toEqual({
    name: "@contact-phone-numbers/client",
    version: "1.2.3",
    license: "MIT",
    type: "module",
    sideEffects: false,
    engines: { node: ">=20.19.0" },
    exports: {
      ".": {
        "module-sync": { types: "./client/index.d.ts", default: "./client/index.js" },
        import: { types: "./client/index.d.ts", default: "./client/index.js" },
        require: { types: "./cjs/client/index.d.ts", default: "./cjs/client/index.js" },
      },
      "./openapi.yaml": { types: "./openapi.yaml.d.cts", default: "./openapi.yaml" },
      "./openapi.json-only.yaml": { types: "./openapi.json-only.yaml.d.cts", default: "./openapi.json-only.yaml" },
      "./package.json": "./package.json",
    },
    main: "./cjs/client/index.js",
    types: "./cjs/client/index.d.ts",
    files: ["client", "cjs", "generated", "runtime", "openapi.yaml", "openapi.json-only.yaml", "openapi*.d.*ts"],
    dependencies: { "openapi-fetch": "0.17.0", saxes: "6.0.0" },
    publishConfig: { access: "public", provenance: true },
  });
  expect([typeof description, Array.isArray(keywords)]).toEqual(["string", true]);
});

it("the manifest of the server has its program and the contract, and no version but the project's", () => {
  const dependencies = { "@fastify/swagger-ui": "6.0.0", "@photostructure/sqlite": "1.2.1", pino: "10.4.0" };
  const { description, keywords, ...manifest } = serverManifest({ ...project, dependencies });
  expect(manifest).toEqual({
    name: "@contact-phone-numbers/server",
    version: "1.2.3",
    license: "MIT",
    type: "commonjs",
    engines: { node: ">=20.19.0" },
    bin: { "contact-phone-numbers": "server/cli.js" },
    exports: { "./openapi.yaml": "./openapi.yaml", "./package.json": "./package.json" },
    files: ["server", "openapi.yaml"],
    dependencies: { "@fastify/swagger-ui": "6.0.0", "@photostructure/sqlite": "1.2.1" },
    publishConfig: { access: "public", provenance: true },
  });
});

it("the manifest lists conditions in the order in which they must be tried", () => {
  const { exports } = clientManifest(project, []) as { exports: { readonly ".": Record<string, object> } };
  expect(Object.keys(exports["."])).toEqual(["module-sync", "import", "require"]);
  for (const condition of Object.values(exports["."])) expect(Object.keys(condition)).toEqual(["types", "default"]);
});

it("the manifest refuses an import that is not a dependency of the project", () => {
  expect(() => clientManifest(project, ["left-pad"])).toThrow("left-pad is imported, but is not in the dependencies");
});

it("every dependency is pinned, and the files that the tarball copies exist", () => {
  const {
    dependencies,
    devDependencies,
    bin,
    private: isPrivate,
  } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as Record<string, Record<string, string>>;
  for (const version of Object.values({ ...dependencies, ...devDependencies }))
    expect(version).toMatch(/^\d+\.\d+\.\d+(?:-[\w.]+)?$/);
  expect([bin, isPrivate]).toEqual([{ "contact-phone-numbers": "dist/server/cli.js" }, true]);
  for (const name of ["docs/client.md", "generated/openapi.json-only.yaml", "LICENSE", "openapi.yaml"])
    expect(readFileSync(join(root, name), "utf8").length).toBeGreaterThan(500);
});

it("a package is built below the project, or in the folder that --out names", () => {
  const folderFor = (...args: string[]) => {
    const before = process.argv;
    process.argv = ["node", "script", ...args];
    try {
      return readOutFolder({ script: "build:any", what: "any package", folder: "dist/any-package" });
    } finally {
      process.argv = before;
    }
  };
  expect([folderFor(), folderFor("--out", "any")]).toEqual([join(root, "dist/any-package"), resolve("any")]);
});

it("a build refuses an unknown argument before it writes anything, with 2", () => {
  const script = join(root, "packaging/server-package.ts");
  const options = { cwd: root, encoding: "utf8" } as const;
  const { status, stderr } = spawnSync(process.execPath, ["--import", "tsx", script, "--nothing"], options);
  expect([status, stderr]).toEqual([2, expect.stringMatching(/^build:server: .*--nothing/)]);
});

it.each([
  ["packaging/index.ts", "build:client", "the client package", "dist/client-package"],
  ["packaging/server-package.ts", "build:server", "the server package", "dist/server-package"],
])("%s explains its argument on --help, and builds nothing", (script, name, what, folder) => {
  const options = { cwd: root, encoding: "utf8" } as const;
  const { status, stdout } = spawnSync(process.execPath, ["--import", "tsx", join(root, script), "--help"], options);
  expect([status, stdout]).toEqual([
    0,
    `Usage: npm run ${name} -- [--out FOLDER]

Build ${what}.

  --out FOLDER  folder to write [${folder}]
  --help        print this text
`,
  ]);
});
