// Exceptions of the bundle: packages that stay outside, are replaced, or are loaded later.
import { join, resolve } from "node:path";
import type { Plugin } from "esbuild";

const root = resolve(import.meta.dirname, "..");

/** Stay in node_modules: a running server never loads them. The SQLite driver (server/storage/sqlite/driver.ts) stays too. */
export const external: readonly string[] = [
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

/**
 * Separate files in the bundle: the program, so that server/cli.ts can turn on the compile cache before it is loaded,
 * and the conformance suite, which is half as large as all else together and needed by one command only.
 */
const loadedLater: Plugin = {
  name: "loaded-later",
  setup({ onResolve }) {
    onResolve({ filter: /^(?:\.\/program|\.\.\/\.\.\/conformance\/index)\.ts$/ }, ({ path }) => ({
      path: path.endsWith("program.ts") ? "./program.cjs" : "./conformance.cjs",
      external: true,
    }));
  },
};

/** Packages that can do HTTPS and HTTP/2 load them immediately; this server does neither, and saves a megabyte. */
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

export const plugins: readonly Plugin[] = [checkedSpecification, loadedLater, protocolsLater];
