// The manifest of the client's package, made of the project's own and of what the built files import.

/** What of the project's package.json the client's is made of. */
export interface ProjectManifest {
  readonly version: string;
  readonly license: string;
  readonly engines: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
}

export const packageName = "contact-phone-numbers-client";

/**
 * The package is ES modules alone: Node since 20.19 gives them to require() too, so there is no second copy whose errors
 * would be of another class. `repository` is left out until there is a public one; npm's provenance needs it then.
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
      ".": { types: "./client/index.d.ts", default: "./client/index.js" },
      "./openapi.yaml": "./openapi.yaml",
      "./package.json": "./package.json",
    },
    types: "./client/index.d.ts",
    files: ["client", "generated", "runtime", "openapi.yaml"],
    dependencies,
    publishConfig: { access: "public", provenance: true },
  };
}
