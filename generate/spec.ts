// Loads openapi.yaml, checks it against the OpenAPI meta-schema and this project's own preconditions, and resolves references.
import { readFile } from "node:fs/promises";
import { Validator } from "@seriousme/openapi-schema-validator";
import { parse } from "yaml";

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

export interface Spec {
  readonly text: string;
  readonly document: JsonObject;
  /** The object that a value stands for: itself, or what its $ref names. */
  resolve(value: Json | undefined): JsonObject;
}

export interface Operation {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly object: JsonObject;
}

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** @throws Error that names every place where the document is not valid OpenAPI or breaks a precondition. */
export async function loadSpec(file: string): Promise<Spec> {
  return parseSpec(await readFile(file, "utf8"));
}

export async function parseSpec(text: string): Promise<Spec> {
  const document = parse(text) as JsonObject;
  const result = await new Validator().validate(structuredClone(document));
  if (!result.valid) {
    throw new Error(`openapi.yaml is not valid OpenAPI:\n${JSON.stringify(result.errors, null, 2)}`);
  }
  const spec: Spec = { text, document, resolve: (value) => resolve(document, value) };
  const problems = preconditions(spec);
  if (problems.length > 0) throw new Error(`openapi.yaml cannot be generated from:\n- ${problems.join("\n- ")}`);
  return spec;
}

function resolve(document: JsonObject, value: Json | undefined): JsonObject {
  const object = asObject(value);
  const reference = object["$ref"];
  if (typeof reference !== "string") return object;
  if (!reference.startsWith("#/")) throw new Error(`only references inside the document are supported: ${reference}`);
  let target: Json | undefined = document;
  for (const step of reference.slice(2).split("/")) {
    target = asObject(target)[step.replaceAll("~1", "/").replaceAll("~0", "~")];
  }
  const { $ref: _, ...siblings } = object;
  return { ...resolve(document, target), ...siblings };
}

export function asObject(value: Json | undefined): JsonObject {
  return value !== null && typeof value === "object" && !Array.isArray(value) ? value : {};
}

export function asArray(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}

/** The name of the component that a $ref points to. */
export function referenceName(value: Json | undefined): string | undefined {
  const reference = asObject(value)["$ref"];
  return typeof reference === "string" ? reference.slice(reference.lastIndexOf("/") + 1) : undefined;
}

export function operationsOf(spec: Spec): Operation[] {
  return Object.entries(asObject(spec.document["paths"])).flatMap(([path, item]) =>
    Object.entries(asObject(item))
      .filter(([method]) => methods.includes(method))
      .map(([method, value]) => {
        const object = asObject(value);
        return { operationId: String(object["operationId"] ?? ""), method: method.toUpperCase(), path, object };
      }),
  );
}

/** What the generators and fastify-openapi-glue rely on beyond the meta-schema. */
function preconditions(spec: Spec): string[] {
  const operations = operationsOf(spec);
  const problems = operations.flatMap((operation) => operationProblems(spec, operation));
  for (const [path, item] of Object.entries(asObject(spec.document["paths"]))) {
    if ("parameters" in asObject(item)) {
      problems.push(`${path}: parameters belong on each operation: glue erases a path's when an operation has its own`);
    }
  }
  for (const [format] of spec.text.matchAll(/^\s*format: (?!int32$).*$/gm)) {
    problems.push(`${format.trim()}: only int32 is supported, beside minimum and maximum; write any other as a pattern`);
  }
  const ids = operations.map(({ operationId }) => operationId);
  for (const id of new Set(ids.filter((id, index) => ids.indexOf(id) !== index))) {
    problems.push(`operationId ${id} comes more than once`);
  }
  return problems;
}

function operationProblems(spec: Spec, { operationId, method, path, object }: Operation): string[] {
  const where = `${method} ${path}`;
  const problems: string[] = [];
  if (!/^[A-Za-z_$][\w$]*$/.test(operationId)) problems.push(`${where}: an operationId that is an identifier is needed`);
  const contents = [spec.resolve(object["requestBody"]), ...Object.values(asObject(object["responses"])).map(spec.resolve)];
  for (const { content } of contents) {
    const media = asObject(content);
    for (const type of Object.keys(media)) {
      if (!isExactMediaType(type)) problems.push(`${where}: media type ${type} must be exact, lower-case, without range or parameters`);
    }
    const schemas = Object.values(media).map((entry) => referenceName(asObject(entry)["schema"]));
    if (schemas.length > 0 && (schemas[0] === undefined || schemas.some((name) => name !== schemas[0]))) {
      problems.push(`${where}: all media types of one body must have the same schema, a $ref to a component`);
    }
  }
  const declared = asArray(object["parameters"]).map(spec.resolve);
  for (const [, name] of path.matchAll(/\{([^}]+)\}/g)) {
    if (!declared.some((parameter) => parameter["in"] === "path" && parameter["name"] === name)) {
      problems.push(`${where}: path parameter ${name} is not declared on the operation`);
    }
  }
  for (const parameter of declared) {
    if (parameter["in"] !== "path" && parameter["in"] !== "header") {
      problems.push(`${where}: parameters in ${String(parameter["in"])} are not supported`);
    }
  }
  const security = object["security"] ?? spec.document["security"];
  if (security === undefined) problems.push(`${where}: security is not declared`);
  return problems;
}

/** A media type as a key that Fastify matches to the letter: type/subtype, lower-case, no range, no parameters. */
export function isExactMediaType(type: string): boolean {
  return /^[a-z0-9!#$&^_.+-]+\/[a-z0-9!#$&^_.+-]+$/.test(type);
}
