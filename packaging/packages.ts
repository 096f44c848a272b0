// What of the packages is not bundled as it is: what stays outside, what is replaced, and what is loaded later.
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

/** The conformance suite is half as large as all else together, and one command needs it: it is in a file of its own. */
const suiteApart: Plugin = {
  name: "suite-apart",
  setup({ onResolve }) {
    onResolve({ filter: /\/conformance\/index\.ts$/ }, ({ importer }) =>
      importer === "" ? undefined : { path: "./conformance.cjs", external: true },
    );
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

export const plugins: readonly Plugin[] = [checkedSpecification, suiteApart, protocolsLater];
