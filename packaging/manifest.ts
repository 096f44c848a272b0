// The manifest of the client's package, made of the project's own and of what the built files import.

/** The part of the project's package.json that the client's needs. */
export interface ProjectManifest {
  readonly version: string;
  readonly license: string;
  readonly engines: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
}

export const packageName = "contact-phone-numbers-client";

/**
 * Node since 20.19 loads ES modules with require() too (the condition `module-sync`), so there is one copy of the error
 * classes. The CommonJS build is for what cannot: Jest, and TypeScript before 5.8. `repository` is left out until there
 * is a public one; npm's provenance needs it then.
 * @throws Error for an import that the project does not depend on.
 */
export function clientManifest(project: ProjectManifest, imported: readonly string[]): Record<string, unknown> {
  const dependencies = Object.fromEntries(
    [...new Set(imported)].sort().map((name) => {
      const version = project.dependencies[name];
      if (version === undefined) throw new Error(`the client imports ${name}, which is no dependency of the project`);
      return [name, version];
    }),
  );
  return {
    name: packageName,
    version: project.version,
    description:
      "A typed client for the phone numbers of contacts: JSON, XML and forms, held to the contract at run time.",
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
      "./openapi.yaml": "./openapi.yaml",
      "./openapi.json-only.yaml": "./openapi.json-only.yaml",
      "./package.json": "./package.json",
    },
    main: "./cjs/client/index.js",
    types: "./cjs/client/index.d.ts",
    files: ["client", "cjs", "generated", "runtime", "openapi.yaml", "openapi.json-only.yaml"],
    dependencies,
    publishConfig: { access: "public", provenance: true },
  };
}
