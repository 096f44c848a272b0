// What of the packages is not bundled as it is: what stays outside, what is replaced, and what is loaded later.
import { join, resolve } from "node:path";
import type { Plugin } from "esbuild";

const root = resolve(import.meta.dirname, "..");
const driver = "better-sqlite3/build/Release/better_sqlite3.node";

/** Stay in node_modules: one is compiled for the machine, the others are never loaded in a server that runs. */
export const external: readonly string[] = [
  driver,
  "pg-native",
  "@fastify/ajv-compiler",
  "@fastify/fast-json-stringify-compiler",
  "light-my-request",
];

/** server/http/glue/specification-validator.ts says why. */
const checkedSpecification: Plugin = {
  name: "checked-specification",
  setup({ onResolve }) {
    onResolve({ filter: /^@seriousme\/openapi-schema-validator$/ }, ({ importer }) =>
      importer.includes("/fastify-openapi-glue/lib/")
        ? { path: join(root, "server/http/glue/specification-validator.ts") }
        : { errors: [{ text: `${importer} must not check specifications in the running program` }] },
    );
  },
};

/** The conformance suite is half as large as all else together, and one command needs it: it is in a file of its own. */
const suiteApart: Plugin = {
  name: "suite-apart",
  setup({ onResolve }) {
    onResolve({ filter: /\/conformance\/index\.ts$/ }, ({ importer }) =>
      importer === "" ? undefined : { path: "./conformance.cjs", external: true },
    );
  },
};

/** better-sqlite3 looks for what was compiled of it in a dozen places around the file that asks, which is the bundle now. */
const driverInItsPlace: Plugin = {
  name: "driver-in-its-place",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^bindings$/ }, () => ({ path: driver, namespace: "driver" }));
    onLoad({ filter: /.*/, namespace: "driver" }, () => ({
      contents: `module.exports = () => require(${JSON.stringify(driver)});`,
    }));
  },
};

/** Packages that can do HTTPS and HTTP/2 load them at once; this server does neither, and saves a megabyte. */
const protocolsLater: Plugin = {
  name: "protocols-later",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(?:node:)?https?2?$/, namespace: "file" }, ({ path, kind }) =>
      kind === "require-call" && !/http$/.test(path) ? { path, namespace: "later" } : undefined,
    );
    onLoad({ filter: /.*/, namespace: "later" }, ({ path }) => ({
      contents: `module.exports = new Proxy({}, { get: (_, name) => require(${JSON.stringify(path)})[name] });`,
    }));
  },
};

export const plugins: readonly Plugin[] = [checkedSpecification, suiteApart, driverInItsPlace, protocolsLater];
