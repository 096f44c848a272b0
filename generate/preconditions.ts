// What the generators and fastify-openapi-glue rely on beyond the OpenAPI meta-schema; each problem names its place.
import { retryProblems } from "./retry.ts";
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

export function preconditions(spec: Spec): string[] {
  const operations = operationsOf(spec);
  const ids = operations.map(({ operationId }) => operationId);
  const repeated = new Set(ids.filter((id, index) => ids.indexOf(id) !== index));
  return [
    ...operations.flatMap((operation) => operationProblems(spec, operation)),
    ...Object.entries(asObject(spec.document["paths"])).flatMap(([path, item]) => pathProblems(path, asObject(item))),
    ...[...repeated].map((id) => `operationId ${id} comes more than once`),
    ...componentNameProblems(spec),
    ...formatProblems(spec.document, "#"),
  ];
}

function pathProblems(path: string, item: JsonObject): string[] {
  const problems: string[] = [];
  if ("parameters" in item) {
    problems.push(`${path}: parameters belong on each operation: glue erases a path's when an operation has its own`);
  }
  if ("$ref" in item) problems.push(`${path}: a path must be written out, not be a $ref`);
  return problems;
}

function operationProblems(spec: Spec, operation: Operation): string[] {
  const { operationId, method, path, object } = operation;
  const problems = [
    ...bodyProblems(spec, object),
    ...parameterProblems(spec, operation),
    ...retryProblems(spec, operation),
  ];
  if (!/^[A-Za-z_$][\w$]*$/.test(operationId)) problems.push("an operationId that is an identifier is needed");
  if ((object["security"] ?? spec.document["security"]) === undefined) problems.push("security is not declared");
  return problems.map((problem) => `${method} ${path}: ${problem}`);
}

function bodyProblems(spec: Spec, object: JsonObject): string[] {
  const responses = Object.values(asObject(object["responses"])).map(spec.resolve);
  return [spec.resolve(object["requestBody"]), ...responses].flatMap(({ content, headers }) => {
    const media = asObject(content);
    const problems: string[] = [];
    for (const type of Object.keys(media)) {
      if (!isExactMediaType(type))
        problems.push(`media type ${type} must be exact, lower-case, without range or parameters`);
      else if (codecKind(type) === undefined) problems.push(`no codec can be made for the media type ${type}`);
    }
    const schemas = Object.values(media).map((entry) => referenceName(asObject(entry)["schema"]));
    if (schemas.length > 0 && (schemas[0] === undefined || schemas.some((name) => name !== schemas[0]))) {
      problems.push("all media types of one body must have the same schema, a $ref to a component");
    }
    for (const [name, header] of Object.entries(asObject(headers))) {
      if (referenceName(header) === undefined)
        problems.push(`the answer's header ${name} must be a $ref to a component`);
    }
    return problems;
  });
}

function parameterProblems(spec: Spec, { path, object }: Operation): string[] {
  const problems: string[] = [];
  const declared = asArray(object["parameters"]).map(spec.resolve);
  for (const [, name] of path.matchAll(/\{([^}]+)\}/g)) {
    if (!declared.some((parameter) => parameter["in"] === "path" && parameter["name"] === name)) {
      problems.push(`path parameter ${name} is not declared on the operation`);
    }
  }
  for (const parameter of declared) {
    if (parameter["in"] !== "path" && parameter["in"] !== "header") {
      problems.push(`parameters in ${String(parameter["in"])} are not supported: ${String(parameter["name"])}`);
    }
  }
  return problems;
}

/** Names of schemas and headers become names of functions. */
function componentNameProblems(spec: Spec): string[] {
  const components = asObject(spec.document["components"]);
  return ["schemas", "headers"].flatMap((kind) =>
    Object.keys(asObject(components[kind]))
      .filter((name) => !/^\w+$/.test(name))
      .map((name) => `#/components/${kind}/${name}: the name must be of letters, digits and _ alone`),
  );
}

const literals = /^(?:enum|const|default|examples?|x-.*)$/;

/** Formats are not checked by the validators: int32 is said by minimum and maximum too, any other must be a pattern. */
function formatProblems(value: Json, place: string, namesOfMembers = false): string[] {
  if (Array.isArray(value)) return value.flatMap((entry, index) => formatProblems(entry, `${place}/${index}`));
  const schema = asObject(value);
  const inside = Object.entries(schema)
    .filter(([key]) => namesOfMembers || !literals.test(key))
    .flatMap(([key, entry]) => formatProblems(entry, `${place}/${key}`, key === "properties" && !namesOfMembers));
  const { format, minimum, maximum } = schema;
  if (namesOfMembers || typeof format !== "string") return inside;
  if (format !== "int32")
    return [`${place}: format ${format}: only int32 is supported; write any other as a pattern`, ...inside];
  if (typeof minimum === "number" && minimum >= -(2 ** 31) && typeof maximum === "number" && maximum < 2 ** 31)
    return inside;
  return [
    `${place}: format int32 needs a minimum and a maximum inside its range, which is what gets checked`,
    ...inside,
  ];
}

/** A media type as a key that Fastify matches to the letter: type/subtype, lower-case, no range, no parameters. */
export function isExactMediaType(type: string): boolean {
  return /^[a-z0-9!#$&^_.+-]+\/[a-z0-9!#$&^_.+-]+$/.test(type);
}

/** Media type -> codec kind. JSON and XML by subtype or suffix (RFC 6839), forms by name. */
export function codecKind(mediaType: string): "json" | "xml" | "form" | undefined {
  if (/\/(?:.*\+)?json$/.test(mediaType)) return "json";
  if (/\/(?:.*\+)?xml$/.test(mediaType)) return "xml";
  return mediaType === "application/x-www-form-urlencoded" ? "form" : undefined;
}
