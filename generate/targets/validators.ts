// Generates one Ajv validator per body schema, parameter set and response header, as self-contained ES module code.
import { resolve } from "node:path";
import type { Ajv2020 } from "ajv/dist/2020.js";
import standaloneCode from "ajv/dist/standalone/index.js";
import { build } from "esbuild";
import { createAjv, headerSchema, toAjvSchema } from "../ajv.ts";
import type { BodySchema } from "../bodies.ts";
import { header, schemaType } from "../source.ts";
import {
  asArray,
  asObject,
  type Json,
  type JsonObject,
  listOperations,
  type Operation,
  type Spec,
  SpecError,
} from "../spec.ts";

/** Exported name -> schema. */
type Schemas = Readonly<Record<string, JsonObject>>;

export async function validators(spec: Spec, bodies: readonly BodySchema[]): Promise<string> {
  const bodySchemas = bodies.map(({ schema }) => schema);
  const hasXml = bodies.some(({ formats }) => formats.has("xml"));
  const ajv = createAjv(spec, hasXml);
  const schemas: Record<string, JsonObject> = {};
  const add = (name: string, schema: JsonObject) => {
    if (Object.hasOwn(schemas, name))
      throw new SpecError(
        `#/components/schemas/${name.slice("validate".length)}: the name is taken; rename the schema`,
      );
    schemas[name] = schema;
  };
  for (const name of bodySchemas) add(`validate${name}`, { $ref: name });
  for (const operation of listOperations(spec)) {
    for (const [name, schema] of Object.entries(parameterSchemas(spec, operation, hasXml))) add(name, schema);
  }
  for (const [name, value] of Object.entries(asObject(asObject(spec.document["components"])["headers"]))) {
    add(`validate${name}Header`, headerSchema(value));
  }
  for (const [name, schema] of Object.entries(schemas)) ajv.addSchema(schema, name);
  const types = Object.fromEntries(Object.keys(schemas).map((name) => [name, "unknown"]));
  for (const name of bodySchemas) types[`validate${name}`] = schemaType(name);
  return header + typedExports(types, await selfContained(standalone(ajv, Object.keys(schemas))));
}

/** compile-problems.ts has refused what Ajv does not accept. */
function standalone(ajv: Ajv2020, names: readonly string[]): string {
  // The two typings of a CommonJS default export disagree about what the import is.
  const generate = (
    typeof standaloneCode === "function" ? standaloneCode : (standaloneCode as { default: unknown }).default
  ) as (instance: Ajv2020, exported: Record<string, string>) => string;
  return generate(ajv, Object.fromEntries(names.map((name) => [untyped(name), name])));
}

/** Name of the validator -> schema. */
export function parameterSchemas(spec: Spec, { operationId, object }: Operation, hasXml: boolean): Schemas {
  const parameters = asArray(object["parameters"]).map(spec.resolve);
  // What comes in a parameter may leave in XML.
  const checked = (schema: Json) => toAjvSchema(schema, hasXml);
  return Object.fromEntries(
    parameterPlaces.flatMap((location) => {
      const here = parameters.filter((parameter) => parameter["in"] === location);
      if (here.length === 0) return [];
      // Node gives header names in lower case; path parameters keep theirs.
      const nameOf = (parameter: JsonObject) =>
        location === "header" ? String(parameter["name"]).toLowerCase() : String(parameter["name"]);
      const schema: JsonObject = {
        type: "object",
        required: here.filter((parameter) => parameter["required"] === true).map(nameOf),
        properties: Object.fromEntries(
          here.map((parameter) => [nameOf(parameter), checked(parameter["schema"] ?? {})]),
        ),
      };
      return [[parameterValidator(operationId, location), schema]];
    }),
  );
}

export const parameterPlaces = ["path", "header", "query"] as const;
export type ParameterPlace = (typeof parameterPlaces)[number];

export function parameterValidator(operationId: string, location: ParameterPlace): string {
  return `validate${operationId[0]?.toUpperCase()}${operationId.slice(1)}${location[0]?.toUpperCase()}${location.slice(1)}Parameters`;
}

/** Ajv's ES module output still calls require() for its run-time helpers: bundling puts them in, and nothing is left to load. */
async function selfContained(code: string): Promise<string> {
  const result = await build({
    // Bundles name their modules by their path below the working folder, which must not depend on the caller's.
    absWorkingDir: resolve(import.meta.dirname, "../.."),
    stdin: { contents: code, resolveDir: import.meta.dirname, loader: "js" },
    bundle: true,
    write: false,
    metafile: true,
    format: "esm",
    platform: "neutral",
    mainFields: ["main"],
    target: "es2022",
    legalComments: "none",
    treeShaking: true,
    logLevel: "silent",
  });
  const bundled = result.outputFiles[0]?.text ?? "";
  const left = Object.values(result.metafile.outputs).flatMap(({ imports }) => imports);
  if (left.length > 0)
    throw new Error(`the validators are not self-contained: ${left.map(({ path }) => path).join(", ")}`);
  return bundled.replaceAll(/^\s*\/\/ .*\n/gm, "");
}

/** The bundle's functions under typed names. Only this file is not type-checked: it is Ajv's JavaScript. */
function typedExports(types: Readonly<Record<string, string>>, bundled: string): string {
  const [body = "", exported = ""] = bundled.split(/^export \{/m);
  const locals = new Map(
    exported
      .split(/[,}\n;]/)
      .map((entry) => entry.trim().split(/\s+as\s+/))
      .filter(([local]) => local !== undefined && local !== "")
      .map(([local = "", name]) => [name ?? local, local]),
  );
  const lines = Object.entries(types).map(([name, type]) => {
    const local = locals.get(untyped(name));
    if (local === undefined) throw new Error(`no validator was generated for ${name}`);
    return `export const ${name}: Validator<${type}> = ${local};`;
  });
  return `// @ts-nocheck\n${typeImports}${body}${lines.join("\n")}\n`;
}

const typeImports =
  'import type { Validator } from "#runtime/violation.ts";\nimport type { components } from "./types.ts";\n';

/** A validator's name inside the bundle. */
function untyped(name: string): string {
  return `${name}$`;
}
