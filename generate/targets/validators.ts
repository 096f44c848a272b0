// Generates one Ajv validator per body schema, parameter set and answer header, as self-contained ES module code.
import { resolve } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import standaloneCode from "ajv/dist/standalone/index.js";
import addFormats from "ajv-formats";
import { build } from "esbuild";
import type { BodySchema } from "../bodies.ts";
import { header, schemaType } from "../source.ts";
import {
  asArray,
  asObject,
  type Json,
  type JsonObject,
  nullableAlternative,
  type Operation,
  operationsOf,
  type Spec,
  SpecError,
} from "../spec.ts";

/** Exported name -> schema. */
type Schemas = Readonly<Record<string, JsonObject>>;

/** Keywords that say nothing to a validator; without them the code is a third smaller. */
const annotations =
  /^(?:description|title|examples?|xml|deprecated|readOnly|writeOnly|externalDocs|discriminator|contentMediaType|contentEncoding|x-.*)$/;
/** Formats that are checked; any other says nothing to a validator. */
const checkedFormats = ["date", "date-time", "time", "uuid", "email", "uri", "ipv4", "ipv6"] as const;

export async function validators(spec: Spec, bodies: readonly BodySchema[]): Promise<string> {
  const bodySchemas = bodies.map(({ schema }) => schema);
  const hasXml = bodies.some(({ formats }) => formats.has("xml"));
  const ajv = new Ajv2020({
    strict: true,
    allowUnionTypes: true,
    strictTypes: false,
    // Ajv does not look behind a $ref for the members; the codec types are checked for this with all parts merged.
    strictRequired: false,
    messages: false,
    verbose: true,
    coerceTypes: false,
    removeAdditional: false,
    useDefaults: false,
    code: { source: true, esm: true, lines: true },
  });
  addFormats.default(ajv, [...checkedFormats]);
  for (const [name, schema] of Object.entries(asObject(asObject(spec.document["components"])["schemas"]))) {
    const checked = toSchemaIds(nullableScalars(spec, schema));
    ajv.addSchema({ $id: name, ...asObject(hasXml ? boundTexts(checked) : checked) });
  }
  const schemas: Record<string, JsonObject> = {};
  for (const name of bodySchemas) schemas[`validate${name}`] = { $ref: name };
  for (const operation of operationsOf(spec)) Object.assign(schemas, parameterSchemas(spec, operation));
  for (const [name, value] of Object.entries(asObject(asObject(spec.document["components"])["headers"]))) {
    schemas[`validate${name}Header`] = asObject(toSchemaIds(asObject(value)["schema"] ?? {}));
  }
  for (const [name, schema] of Object.entries(schemas)) ajv.addSchema(schema, name);
  const types = Object.fromEntries(Object.keys(schemas).map((name) => [name, "unknown"]));
  for (const name of bodySchemas) types[`validate${name}`] = schemaType(name);
  return header + typedExports(types, await selfContained(standalone(ajv, Object.keys(schemas))));
}

/** @throws SpecError on a schema that Ajv does not accept */
function standalone(ajv: Ajv2020, names: readonly string[]): string {
  // The two typings of a CommonJS default export disagree about what the import is.
  const generate = (
    typeof standaloneCode === "function" ? standaloneCode : (standaloneCode as { default: unknown }).default
  ) as (instance: Ajv2020, exported: Record<string, string>) => string;
  for (const name of names) {
    try {
      ajv.getSchema(name);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new SpecError(`${name.replace("validate", "#/components/schemas/")}: no validator can be made: ${reason}`);
    }
  }
  return generate(ajv, Object.fromEntries(names.map((name) => [untyped(name), name])));
}

function parameterSchemas(spec: Spec, { operationId, object }: Operation): Schemas {
  const parameters = asArray(object["parameters"]).map(spec.resolve);
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
          here.map((parameter) => [nameOf(parameter), toSchemaIds(parameter["schema"] ?? {})]),
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

/**
 * Writes a nullable reference to a scalar (anyOf of a $ref and null) as one schema: the code is shorter and faster, and
 * its errors name all types at once.
 */
function nullableScalars(spec: Spec, schema: Json): Json {
  if (Array.isArray(schema)) return schema.map((entry) => nullableScalars(spec, entry));
  if (schema === null || typeof schema !== "object") return schema;
  const alternative = nullableAlternative(schema);
  const { type, enum: values, ...rest } = spec.resolve(alternative);
  if (typeof type === "string" && type !== "object" && type !== "array" && !("const" in rest)) {
    return { ...rest, type: [type, "null"], ...(values !== undefined && { enum: [...asArray(values), null] }) };
  }
  return Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, nullableScalars(spec, value)]));
}

/** The characters of XML 1.0 (2.2). Half of a surrogate pair is refused by the readers. */
const xmlText = "^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uFFFE\\uFFFF]*$";

/** Bounds each text without a rule of its own to what XML can carry: what is accepted in JSON must be readable in XML. */
function boundTexts(schema: Json, namesOfMembers = false): Json {
  if (Array.isArray(schema)) return schema.map((entry) => boundTexts(entry));
  if (schema === null || typeof schema !== "object") return schema;
  const isFree = !["pattern", "enum", "const", "format"].some((keyword) => keyword in schema);
  const isText = !namesOfMembers && isFree && [schema["type"]].flat().includes("string");
  const bounded = Object.fromEntries(
    Object.entries(schema).map(([key, value]) => {
      const literal = !namesOfMembers && ["enum", "const", "default"].includes(key);
      return [key, literal ? value : boundTexts(value, key === "properties" && !namesOfMembers)];
    }),
  );
  return isText ? { ...bounded, pattern: xmlText } : bounded;
}

/** A schema without annotations, whose references name the component schemas as Ajv has them: by their name alone. */
function toSchemaIds(schema: Json, namesOfMembers = false): Json {
  if (Array.isArray(schema)) return schema.map((entry) => toSchemaIds(entry));
  if (schema === null || typeof schema !== "object") return schema;
  const kept = Object.entries(schema).filter(([key, value]) => namesOfMembers || isChecked(key, value));
  return Object.fromEntries(
    kept.map(([key, value]) => {
      if (key === "$ref" && !namesOfMembers) return [key, String(value).replace("#/components/schemas/", "")];
      const literal = !namesOfMembers && (key === "enum" || key === "const" || key === "default");
      return [key, literal ? value : toSchemaIds(value, key === "properties" && !namesOfMembers)];
    }),
  );
}

function isChecked(key: string, value: Json): boolean {
  return key === "format" ? checkedFormats.some((format) => format === value) : !annotations.test(key);
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
    if (local === undefined) throw new Error(`no validator came out for ${name}`);
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
