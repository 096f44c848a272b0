// Compiles the operation table, the codec table and the bundled specification: what server, client and tests look things up in.
import { createHash } from "node:crypto";
import { codecKind } from "./preconditions.ts";
import { retryRule } from "./retry.ts";
import { schemaType, source } from "./source.ts";
import {
  asArray,
  asObject,
  type Json,
  type JsonObject,
  type Operation,
  operationsOf,
  referenceName,
  type Spec,
} from "./spec.ts";
import { parameterValidator } from "./validators.ts";

const text = (value: unknown) => JSON.stringify(value);

/** Names of the schemas that are a whole request or answer body somewhere, each once, in the order of the document. */
export function bodySchemas(spec: Spec): { requests: string[]; answers: string[] } {
  const operations = operationsOf(spec);
  const schemasOf = (bodies: JsonObject[]) => [
    ...new Set(
      bodies.flatMap(({ content }) =>
        Object.values(asObject(content)).map((media) => referenceName(asObject(media)["schema"]) ?? ""),
      ),
    ),
  ];
  return {
    requests: schemasOf(operations.map(({ object }) => spec.resolve(object["requestBody"]))),
    answers: schemasOf(
      operations.flatMap(({ object }) => Object.values(asObject(object["responses"])).map(spec.resolve)),
    ),
  };
}

/** The contract's fingerprint: changes with any change of meaning, and not with comments or layout of the YAML. */
export function fingerprint(spec: Spec): string {
  return createHash("sha256").update(JSON.stringify(spec.document)).digest("hex");
}

export function specification(spec: Spec): string {
  return source(
    `export const specification: Record<string, unknown> = JSON.parse(${text(JSON.stringify(spec.document))});`,
  );
}

/** The contract to the letter, so that the server can hand it out and needs no file beside its code. */
export function documentText(spec: Spec): string {
  return source(`export const openapiYaml = ${text(spec.text)};`);
}

export function operationTable(spec: Spec): string {
  const operations = operationsOf(spec);
  return source(
    'import type { Validator } from "../runtime/violation.ts";',
    'import * as validators from "./validators.ts";',
    "",
    `export const contractVersion = ${text(asObject(spec.document["info"])["version"] ?? "")};`,
    `export const contractFingerprint = ${text(fingerprint(spec))};`,
    "",
    "export const operations = {",
    ...operations.flatMap((operation) => operationEntry(spec, operation)),
    "} as const;",
    "",
    "export type OperationId = keyof typeof operations;",
    "",
    "export const parameterValidators: { readonly [Id in OperationId]: { readonly path?: Validator; readonly header?: Validator } } = {",
    ...operations.map(({ operationId, object }) => {
      const locations = new Set(asArray(object["parameters"]).map((parameter) => spec.resolve(parameter)["in"]));
      const entries = (["path", "header"] as const)
        .filter((location) => locations.has(location))
        .map(
          (location) => `${location}: validators.${parameterValidator(operationId, location)} as unknown as Validator`,
        );
      return `  ${operationId}: { ${entries.join(", ")} },`;
    }),
    "};",
    "",
    "export const headerValidators: Readonly<Record<string, Validator>> = {",
    ...Object.keys(asObject(asObject(spec.document["components"])["headers"])).map(
      (name) => `  ${name}: validators.validate${name}Header as unknown as Validator,`,
    ),
    "};",
  );
}

function operationEntry(spec: Spec, { operationId, method, path, object }: Operation): string[] {
  const requestBody = spec.resolve(object["requestBody"]);
  const content = asObject(requestBody["content"]);
  const security = asArray(object["security"] ?? spec.document["security"]);
  const body = {
    required: requestBody["required"] === true,
    schema: referenceName(asObject(Object.values(content)[0])["schema"]),
    mediaTypes: Object.keys(content),
  };
  return [
    `  ${operationId}: {`,
    `    method: ${text(method)},`,
    `    path: ${text(path)},`,
    `    extension: ${object["x-extension"] === true},`,
    `    parameters: ${text(asArray(object["parameters"]).map((parameter) => parameterEntry(spec.resolve(parameter))))},`,
    `    requestBody: ${Object.keys(content).length > 0 ? text(body) : "undefined"},`,
    "    responses: {",
    ...Object.entries(asObject(object["responses"])).map(
      ([status, response]) => `      ${text(status)}: ${text(responseEntry(spec, response))},`,
    ),
    "    },",
    `    retry: ${text(retryRule(object))},`,
    `    security: ${text(security)},`,
    "  },",
  ];
}

function parameterEntry(parameter: JsonObject): JsonObject {
  const type = asObject(parameter["schema"])["type"] ?? "string";
  return { name: parameter["name"] ?? "", in: parameter["in"] ?? "", required: parameter["required"] === true, type };
}

function responseEntry(spec: Spec, value: Json): JsonObject {
  const response = spec.resolve(value);
  const content = asObject(response["content"]);
  const schema = referenceName(asObject(Object.values(content)[0])["schema"]);
  return {
    ...(schema !== undefined && { schema }),
    mediaTypes: Object.keys(content),
    headers: Object.entries(asObject(response["headers"])).map(([name, header]) => ({
      name,
      required: spec.resolve(header)["required"] === true,
      type: asObject(spec.resolve(header)["schema"])["type"] ?? "string",
      validator: referenceName(header) ?? "",
    })),
  };
}

/** Of each schema that has a fast reader the name of that, by format. */
export interface PlainReaders {
  readonly xml: ReadonlyMap<string, string>;
  readonly form: ReadonlyMap<string, string>;
}

/** Readers and writers of every body by schema and media type. Server and tests use it; a client imports what it needs. */
export function codecTable(spec: Spec, schemas: readonly string[], plainReaders: PlainReaders): string {
  const mediaTypes = mediaTypesOf(spec);
  return source(
    ...codecDeclarations,
    "export const bodySchemas = {",
    ...schemas.flatMap((name) => [
      `  ${name}: {`,
      `    validate: validators.validate${name} as unknown as Validator,`,
      "    codecs: {",
      ...[...(mediaTypes.get(name) ?? [])].map((type) => `      ${text(type)}: ${codec(name, type, plainReaders)},`),
      "    },",
      `  } satisfies BodySchema<${schemaType(name)}>,`,
    ]),
    "};",
    "",
    "export type BodySchemaName = keyof typeof bodySchemas;",
  );
}

/** Schema -> the media types in which it is a body. */
function mediaTypesOf(spec: Spec): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const { object } of operationsOf(spec)) {
    for (const body of [object["requestBody"] ?? {}, ...Object.values(asObject(object["responses"]))].map(
      spec.resolve,
    )) {
      for (const [type, media] of Object.entries(asObject(body["content"]))) {
        const schema = referenceName(asObject(media)["schema"]) ?? "";
        found.set(schema, (found.get(schema) ?? new Set()).add(type));
      }
    }
  }
  return found;
}

const codecDeclarations = [
  'import * as formPlainReaders from "./form-plain-readers.ts";',
  'import * as formReaders from "./form-readers.ts";',
  'import * as formWriters from "./form-writers.ts";',
  'import * as jsonWriters from "./json-writers.ts";',
  'import { parseJson } from "../runtime/json-text.ts";',
  'import type { Validator } from "../runtime/violation.ts";',
  'import type { components } from "./types.ts";',
  'import * as validators from "./validators.ts";',
  'import * as xmlPlainReaders from "./xml-plain-readers.ts";',
  'import * as xmlReaders from "./xml-readers.ts";',
  'import * as xmlWriters from "./xml-writers.ts";',
  "",
  "export interface Codec<Value = never> {",
  "  /** The value of a body, not yet validated. `encoding` is that of its bytes. Throws ReadError. */",
  "  read(text: string, encoding?: string): unknown;",
  "  /** Where the value of a JSON pointer stands in a body that read() took. */",
  "  locate(text: string, pointer: string): string;",
  "  write(value: Value): string;",
  "}",
  "",
  "export interface BodySchema<Value = never> {",
  "  readonly validate: Validator;",
  "  readonly codecs: Readonly<Record<string, Codec<Value>>>;",
  "}",
  "",
  'const locateJson = (_text: string, pointer: string) => (pointer === "" ? "the body" : pointer);',
  "",
];

function codec(schema: string, mediaType: string, plain: PlainReaders): string {
  switch (codecKind(mediaType)) {
    case "json":
      return `{ read: parseJson, locate: locateJson, write: jsonWriters.write${schema}Json }`;
    case "xml": {
      const read = reader(plain.xml.get(schema), "xmlPlainReaders", `xmlReaders.read${schema}Xml`);
      return `{ read: ${read}, locate: xmlReaders.locate${schema}Xml, write: xmlWriters.write${schema}Xml }`;
    }
    case "form": {
      const read = reader(plain.form.get(schema), "formPlainReaders", `formReaders.read${schema}Form`);
      return `{ read: ${read}, locate: formReaders.locate${schema}Form, write: formWriters.write${schema}Form }`;
    }
    default:
      throw new Error(`no codec can be made for the media type ${mediaType}`);
  }
}

/** What is plain is read by the fast reader; the other reads what that gives up on, and alone refuses. */
function reader(plain: string | undefined, module: string, any: string): string {
  if (plain === undefined) return any;
  const [parameters, passed] = any.endsWith("Xml")
    ? ["text: string, encoding?: string", "text, encoding"]
    : ["text: string", "text"];
  return `(${parameters}) => ${module}.${plain}(${passed}) ?? ${any}(${passed})`;
}
