// The manifests of the published packages, derived from the project's own and from what the built files import.

/** The part of the project's package.json that the packages need. */
export interface ProjectManifest {
  readonly version: string;
  readonly license: string;
  readonly engines: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
}

/** The owner of the npm organization of this name can publish both. */
export const packageNames = {
  client: "@contact-phone-numbers/client",
  server: "@contact-phone-numbers/server",
} as const;

/** The contract in the client package, for code generators and bundlers. */
export const contractFiles = ["openapi.yaml", "openapi.json-only.yaml"] as const;

/** The types of such a file, by the end of their name; TypeScript before 4.7 does not read `exports` and takes the first. */
export const contractTypes: Readonly<Record<string, string>> = {
  ".d.ts": "declare const contract: object;\nexport default contract;\n",
  ".d.cts": "declare const contract: object;\nexport = contract;\n",
};

/** npm's provenance needs `repository` too: the release workflow adds its own repository. */
const publishConfig = { access: "public", provenance: true } as const;

function pickDependencies(project: ProjectManifest, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    [...new Set(names)].sort().map((name) => {
      const version = project.dependencies[name];
      if (version === undefined) throw new Error(`${name} is imported, but is not in the dependencies of package.json`);
      return [name, version];
    }),
  );
}

/** The program, and what its bundle loads from node_modules. */
export function serverManifest(project: ProjectManifest): Record<string, unknown> {
  return {
    name: packageNames.server,
    version: project.version,
    description: "A server for the phone numbers of contacts, with a command line and a conformance suite.",
    keywords: ["openapi", "fastify", "server", "conformance"],
    license: project.license,
    type: "commonjs",
    engines: project.engines,
    bin: { "contact-phone-numbers": "server/cli.js" },
    exports: { "./openapi.yaml": "./openapi.yaml", "./package.json": "./package.json" },
    files: ["server", "openapi.yaml"],
    dependencies: pickDependencies(project, ["@fastify/swagger-ui", "@photostructure/sqlite"]),
    publishConfig,
  };
}

/**
 * Node since 20.19 loads ES modules with require() too (the condition `module-sync`), so there is one copy of the error
 * classes. The CommonJS build is for what cannot: Jest, and TypeScript before 5.8.
 * @throws Error for an import that the project does not depend on.
 */
export function clientManifest(project: ProjectManifest, imported: readonly string[]): Record<string, unknown> {
  return {
    name: packageNames.client,
    version: project.version,
    description:
      "A typed client for the phone numbers of contacts: JSON, XML and forms, validated against the contract at run time.",
    keywords: ["openapi", "fetch", "client", "typed", "retry", "idempotency"],
    license: project.license,
    type: "module",
    sideEffects: false,
    engines: project.engines,
    exports: {
      ".": {
        "module-sync": { types: "./client/index.d.ts", default: "./client/index.js" },
        import: { types: "./client/index.d.ts", default: "./client/index.js" },
        require: { types: "./cjs/client/index.d.ts", default: "./cjs/client/index.js" },
      },
      ...Object.fromEntries(
        contractFiles.map((file) => [`./${file}`, { types: `./${file}.d.cts`, default: `./${file}` }]),
      ),
      "./package.json": "./package.json",
    },
    main: "./cjs/client/index.js",
    types: "./cjs/client/index.d.ts",
    files: ["client", "cjs", "generated", "runtime", ...contractFiles, "openapi*.d.*ts"],
    dependencies: pickDependencies(project, imported),
    publishConfig,
  };
}
