// The code generators that are tried: how each is had and run. Versions are those of package.json, requirements.txt and here.
import { readFileSync } from "node:fs";
import { join } from "node:path";

export const here = import.meta.dirname;
export const workFolder = join(here, "work");
const openapiGenerator = "7.17.0";

export interface Tool {
  readonly name: string;
  readonly version: string;
  /** The served contract that it reads. */
  readonly document: "openapi.yaml" | "openapi.json-only.yaml";
  /** In programs/; the language decides how it is checked and run. */
  readonly program: string;
  /** Program and arguments that write `out`; each is run in the folder of the tool. */
  generate(document: string, out: string): readonly (readonly string[])[];
}

const { dependencies } = JSON.parse(readFileSync(join(here, "package.json"), "utf8")) as {
  dependencies: Readonly<Record<string, string>>;
};
const requirements = readFileSync(join(here, "requirements.txt"), "utf8");
const ofNpm = (name: string) => dependencies[name] ?? "";
export const ofPython = (name: string) => new RegExp(`^${name}==(.+)$`, "m").exec(requirements)?.[1] ?? "";
const npmBin = (name: string) => join(here, "node_modules/.bin", name);
export const pythonBin = (name: string) => join(here, ".venv/bin", name);

const jar = `openapi-generator-cli-${openapiGenerator}.jar`;
const fetchJar = [
  "mvn",
  "-q",
  "dependency:copy",
  `-Dartifact=org.openapitools:openapi-generator-cli:${openapiGenerator}`,
  `-DoutputDirectory=${workFolder}`,
] as const;

export const tools: readonly Tool[] = [
  {
    name: "@hey-api/openapi-ts",
    version: ofNpm("@hey-api/openapi-ts"),
    document: "openapi.yaml",
    program: "hey-api.ts",
    generate: (document, out) => [[npmBin("openapi-ts"), "-i", document, "-o", out, "-c", "@hey-api/client-fetch"]],
  },
  {
    name: "swagger-typescript-api",
    version: ofNpm("swagger-typescript-api"),
    document: "openapi.yaml",
    program: "swagger-typescript-api.ts",
    generate: (document, out) => [
      [npmBin("swagger-typescript-api"), "generate", "-p", document, "-o", out, "-n", "api.ts"],
    ],
  },
  {
    name: "orval, fetch",
    version: ofNpm("orval"),
    document: "openapi.yaml",
    program: "orval-fetch.ts",
    generate: (document, out) => [
      [npmBin("orval"), "--input", document, "--output", `${out}/api.ts`, "--client", "fetch"],
    ],
  },
  {
    name: "orval, zod",
    version: ofNpm("orval"),
    document: "openapi.yaml",
    program: "orval-zod.ts",
    generate: (document, out) => [
      [npmBin("orval"), "--input", document, "--output", `${out}/api.ts`, "--client", "zod"],
    ],
  },
  {
    name: "kubb, zod",
    version: ofNpm("@kubb/plugin-zod"),
    document: "openapi.yaml",
    program: "kubb-zod.ts",
    generate: () => [[npmBin("kubb"), "generate", "--config", join(here, "kubb.config.mjs")]],
  },
  {
    name: "openapi-generator, typescript-fetch",
    version: openapiGenerator,
    document: "openapi.yaml",
    program: "typescript-fetch.ts",
    generate: (document, out) => [
      [...fetchJar],
      ["java", "-jar", join(workFolder, jar), "generate", "-i", document, "-g", "typescript-fetch", "-o", out],
    ],
  },
  {
    name: "openapi-python-client",
    version: ofPython("openapi-python-client"),
    document: "openapi.json-only.yaml",
    program: "openapi_python_client.py",
    generate: (document, out) => [
      [
        pythonBin("openapi-python-client"),
        "generate",
        "--path",
        document,
        "--meta",
        "none",
        "--output-path",
        out,
        "--overwrite",
      ],
    ],
  },
];
