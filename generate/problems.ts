// Finds what cannot be generated from: each problem with its JSON pointer, the reason and what to do instead.
import { identifier } from "./normalize.ts";
import { retryProblems } from "./retry.ts";
import { asArray, asObject, codecKind, type Json, type JsonObject, methods, resolve, SpecError } from "./spec.ts";

export interface Problem {
  readonly pointer: string;
  /** With what to do instead. */
  readonly reason: string;
  /** The operation that can be left out to avoid it; its method is "*" for a whole path. */
  readonly operation?: { readonly path: string; readonly method: string } | undefined;
}

interface Place {
  readonly pointer: string;
  readonly value: JsonObject;
}

/** Of a document that is valid OpenAPI. */
export function problemsOf(document: JsonObject): Problem[] {
  const ids = new Map<string, number>();
  const problems = Object.entries(asObject(document["paths"])).flatMap(([path, value]) => {
    const pointer = `#/paths/${escapeStep(path)}`;
    const item = asObject(value);
    if ("$ref" in item) {
      return [{ pointer, reason: "a path item cannot be a $ref; write it out", operation: { path, method: "*" } }];
    }
    const own = methods.filter((method) => method in item);
    for (const method of own) {
      const id = identifier(String(asObject(item[method])["operationId"] ?? `${method} ${path}`));
      ids.set(id, (ids.get(id) ?? 0) + 1);
    }
    return own.flatMap((method) =>
      operationProblems(document, { path, method: method.toUpperCase() }, item, `${pointer}/${method}`),
    );
  });
  const repeated = [...ids].filter(([, count]) => count > 1).map(([id]) => id);
  return [
    ...problems,
    ...repeated.map((id) => ({ pointer: "#/paths", reason: `operationId ${id} is not unique; rename one` })),
    ...schemaProblems({ pointer: "#/components", value: asObject(document["components"]) }),
  ];
}

type Operation = NonNullable<Problem["operation"]>;

function operationProblems(document: JsonObject, operation: Operation, item: JsonObject, pointer: string): Problem[] {
  const object = asObject(item[operation.method.toLowerCase()]);
  const at = (place: string, reason: string): Problem => ({
    pointer: place,
    reason: `${operation.method} ${operation.path}: ${reason}`,
    operation,
  });
  try {
    const resolved = (value: Json | undefined) => resolve(document, value);
    const parameters = [...asArray(item["parameters"]), ...asArray(object["parameters"])].map((value, index) => ({
      pointer: `${pointer}/parameters/${index}`,
      value: resolved(value),
    }));
    const bodies = bodiesOf(object, pointer, resolved);
    return [
      ...(operation.method === "TRACE" ? [at(pointer, "TRACE is not supported; use another method")] : []),
      ...("callbacks" in object
        ? [at(`${pointer}/callbacks`, "callbacks are not supported; describe them in a contract of their own")]
        : []),
      ...undeclaredPathParameters(operation.path, parameters).map((name) =>
        at(pointer, `path parameter ${name} is not declared; add it to parameters`),
      ),
      ...parameters.flatMap((place) => parameterReasons(place.value).map((reason) => at(place.pointer, reason))),
      ...bodies.flatMap((body) => bodyReasons(body).map(([place, reason]) => at(place, reason))),
      ...retryProblems({ method: operation.method, object, parameters: parameters.map(({ value }) => value) }).map(
        (reason) => at(`${pointer}/x-retry`, reason),
      ),
      ...[...parameters, ...bodies].flatMap(schemaProblems).map(({ pointer: place, reason }) => at(place, reason)),
    ];
  } catch (error) {
    if (!(error instanceof SpecError)) throw error;
    return [at(pointer, error.message)];
  }
}

function bodiesOf(object: JsonObject, pointer: string, resolved: (value: Json | undefined) => JsonObject): Place[] {
  const responses = Object.entries(asObject(object["responses"]));
  return [
    ...(object["requestBody"] === undefined
      ? []
      : [{ pointer: `${pointer}/requestBody`, value: resolved(object["requestBody"]) }]),
    ...responses.map(([status, value]) => ({ pointer: `${pointer}/responses/${status}`, value: resolved(value) })),
  ];
}

function undeclaredPathParameters(path: string, parameters: readonly Place[]): string[] {
  const declared = parameters.filter(({ value }) => value["in"] === "path").map(({ value }) => value["name"]);
  return [...path.matchAll(/\{([^}]+)\}/g)].map(([, name = ""]) => name).filter((name) => !declared.includes(name));
}

const styles: Readonly<Record<string, string>> = { path: "simple", header: "simple", query: "form" };

function parameterReasons(parameter: JsonObject): string[] {
  const { name, in: place, style, content } = parameter;
  const expected = styles[String(place)];
  if (expected === undefined)
    return [`${String(name)}: parameters in ${String(place)} are not supported; use a header or query parameter`];
  if (content !== undefined) return [`${String(name)}: a parameter with content is not supported; give it a schema`];
  if (style !== undefined && style !== expected) {
    return [`${String(name)}: style ${String(style)} is not supported in ${String(place)}; use style ${expected}`];
  }
  const { type } = asObject(parameter["schema"]);
  if (type === "object")
    return [`${String(name)}: an object is not supported as a parameter; use one parameter per member`];
  if (type === "array" && place !== "query")
    return [`${String(name)}: a list is supported in query only; use a query parameter`];
  return [];
}

function bodyReasons({ pointer, value }: Place): [pointer: string, reason: string][] {
  return Object.entries(asObject(value["content"])).flatMap(([type, entry]): [string, string][] => {
    const place = `${pointer}/content/${escapeStep(type)}`;
    if (!isExactMediaType(type)) {
      return [[place, `media type ${type} must be exact, lower-case, without range or parameters; name each type`]];
    }
    if (type.startsWith("multipart/")) return [[place, `${type} is not supported; send the file as a body of its own`]];
    const { schema } = asObject(entry);
    return codecKind(type) !== undefined && schema === undefined
      ? [[place, `a body in ${type} needs a schema; write {} for any value`]]
      : [];
  });
}

const literals = /^(?:enum|const|default|examples?|x-.*)$/;

/** In the schemas inside a value; a reference is followed where it points, not here. */
function schemaProblems({ pointer, value }: Place): Problem[] {
  const problems: Problem[] = [];
  const visit = (entry: Json, at: string, areNames: boolean): void => {
    if (entry === null || typeof entry !== "object") return;
    if (!Array.isArray(entry) && !areNames) {
      for (const reason of schemaReasons(entry)) problems.push({ pointer: at, reason });
    }
    for (const [key, inner] of Object.entries(entry)) {
      if (!Array.isArray(entry) && !areNames && literals.test(key)) continue;
      visit(
        inner,
        `${at}/${escapeStep(key)}`,
        !areNames && /^(?:properties|schemas|\$defs|patternProperties)$/.test(key),
      );
    }
  };
  visit(value, pointer, false);
  return problems;
}

function schemaReasons(schema: JsonObject): string[] {
  const reasons: string[] = [];
  const { $ref, pattern, discriminator } = schema;
  if (typeof $ref === "string" && !$ref.startsWith("#/")) {
    reasons.push(`only references inside the document are supported: ${$ref}; bundle the contract into one file`);
  }
  if (typeof pattern === "string") {
    try {
      new RegExp(pattern, "u");
    } catch (error) {
      reasons.push(`the pattern is not valid with the u flag: ${(error as Error).message}; escape it as ECMA-262 says`);
    }
  }
  if (discriminator !== undefined && !("oneOf" in schema) && !("anyOf" in schema)) {
    reasons.push("a discriminator without oneOf is not supported; list the alternatives in oneOf");
  }
  for (const keyword of [
    "if",
    "not",
    "patternProperties",
    "dependentSchemas",
    "contains",
    "prefixItems",
    "$dynamicRef",
  ]) {
    if (keyword in schema && typeof schema[keyword] === "object" && isSchema(schema)) {
      reasons.push(`${keyword} is not supported; describe the value with type, properties, items, allOf or oneOf`);
    }
  }
  return reasons;
}

/** Not an example or a map of names. */
function isSchema(value: JsonObject): boolean {
  return ["type", "properties", "items", "allOf", "oneOf", "anyOf", "not", "if", "then"].some(
    (keyword) => keyword in value,
  );
}

/** A media type as a key that Fastify matches to the letter: type/subtype, lower-case, no range, no parameters. */
export function isExactMediaType(type: string): boolean {
  return /^[a-z0-9!#$&^_.+-]+\/[a-z0-9!#$&^_.+-]+$/.test(type);
}

function escapeStep(step: string): string {
  return step.replaceAll("~", "~0").replaceAll("/", "~1");
}
