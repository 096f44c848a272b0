// Finds what cannot be compiled: each problem with its JSON pointer, the reason and what to do instead.
import { identifier } from "./normalize.ts";
import { retryProblems } from "./retry.ts";
import { type Place, schemaProblems } from "./schema-problems.ts";
import {
  asArray,
  asObject,
  codecKind,
  escapeStep,
  type Json,
  type JsonObject,
  methods,
  operationPlaces,
  resolve,
  SpecError,
} from "./spec.ts";

export interface Problem {
  readonly pointer: string;
  /** With what to do instead. */
  readonly reason: string;
  /** The operation that can be left out to avoid it; its method is "*" for a whole path. */
  readonly operation?: { readonly path: string; readonly method: string } | undefined;
}

/** Of a document that is valid OpenAPI. */
export function findProblems(document: JsonObject): Problem[] {
  const problems = Object.entries(asObject(document["paths"])).flatMap(([path, value]) => {
    const pointer = `#/paths/${escapeStep(path)}`;
    const item = asObject(value);
    if ("$ref" in item) {
      return [{ pointer, reason: "a path item cannot be a $ref; write it out", operation: { path, method: "*" } }];
    }
    return methods
      .filter((method) => method in item)
      .flatMap((method) =>
        operationProblems(document, { path, method: method.toUpperCase() }, item, `${pointer}/${method}`),
      );
  });
  return [
    ...problems,
    ...nameProblems(document),
    ...schemaProblems({ pointer: "#/components", value: asObject(document["components"]) }),
  ];
}

/** Names of generated code begin with a capital, and the server matches paths in any letter case. */
function nameProblems(document: JsonObject): Problem[] {
  const ids = new Map<string, string>();
  const paths = new Map<string, string>();
  return operationPlaces(document).flatMap(({ path, method }) => {
    const operation = asObject(asObject(asObject(document["paths"])[path])[method.toLowerCase()]);
    const id = identifier(String(operation["operationId"] ?? `${method.toLowerCase()} ${path}`));
    const key = id.charAt(0).toUpperCase() + id.slice(1);
    const other = ids.get(key);
    ids.set(key, id);
    const place = `${method} ${path
      .replaceAll(/\{[^}]*\}/g, "{}")
      .replace(/(?<=.)\/$/, "")
      .toLowerCase()}`;
    const twin = paths.get(place);
    paths.set(place, path);
    const pointer = `#/paths/${escapeStep(path)}/${method.toLowerCase()}`;
    const clash = other === id ? "is not unique" : `differs from ${other} only in the case of its first letter`;
    const reasons = [
      ...(other === undefined ? [] : [`operationId ${id} ${clash}; rename one`]),
      ...(twin === undefined ? [] : [`has the same requests as ${twin}; change one path`]),
    ];
    return reasons.map((reason) => ({
      pointer,
      reason: `${method} ${path}: ${reason}`,
      operation: { path, method },
    }));
  });
}

type Operation = NonNullable<Problem["operation"]>;

const methodReasons: Readonly<Record<string, string>> = {
  TRACE: "TRACE is not supported; use another method",
  HEAD: "HEAD cannot be declared; the server responds to it wherever GET is declared",
  OPTIONS: "OPTIONS is not supported; with --cors-origins the server responds to preflights",
};

function operationProblems(document: JsonObject, operation: Operation, item: JsonObject, pointer: string): Problem[] {
  const object = asObject(item[operation.method.toLowerCase()]);
  const at = (place: string, reason: string): Problem => ({
    pointer: place,
    reason: `${operation.method} ${operation.path}: ${reason}`,
    operation,
  });
  try {
    const resolved = (value: Json | undefined) => resolve(document, value);
    const listed = (owner: JsonObject, at: string) =>
      asArray(owner["parameters"]).map((value, index) => ({
        pointer: `${at}/parameters/${index}`,
        value: resolved(value),
      }));
    const parameters = [...listed(item, pointer.slice(0, pointer.lastIndexOf("/"))), ...listed(object, pointer)];
    const bodies = findBodies(object, pointer, resolved);
    return [
      ...(operation.method in methodReasons ? [at(pointer, methodReasons[operation.method] ?? "")] : []),
      ...(operation.path.includes("*") ? [at(pointer, "a path with * is not supported; use a parameter")] : []),
      ...(/\}\{/.test(operation.path)
        ? [at(pointer, "two parameters without text between them are not supported; put a / between them")]
        : []),
      ...(Object.keys(asObject(object["responses"])).some((status) => /^(?:[23]|default)/.test(status))
        ? []
        : [at(`${pointer}/responses`, "no successful response is declared; add one, such as 204")]),
      ...("callbacks" in object
        ? [at(`${pointer}/callbacks`, "callbacks are not supported; describe them in a separate contract")]
        : []),
      ...undeclaredPathParameters(operation.path, parameters).map((name) =>
        at(pointer, `path parameter ${name} is not declared; add it to parameters`),
      ),
      ...parameters.flatMap((place) => parameterReasons(place.value).map((reason) => at(place.pointer, reason))),
      ...bodies.flatMap((body) => bodyReasons(body).map(([place, reason]) => at(place, reason))),
      ...securityReasons(document, object).map(([scheme, reason]) =>
        at(`#/components/securitySchemes/${escapeStep(scheme)}`, reason),
      ),
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

function findBodies(object: JsonObject, pointer: string, resolved: (value: Json | undefined) => JsonObject): Place[] {
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
  if (place !== "path" && String(name) in {})
    return [`${String(name)}: a parameter must not have a name that every JavaScript object has; rename it`];
  if (content !== undefined) return [`${String(name)}: a parameter with content is not supported; give it a schema`];
  if (style !== undefined && style !== expected) {
    return [`${String(name)}: style ${String(style)} is not supported in ${String(place)}; use style ${expected}`];
  }
  if (place === "path" && (name === "body" || !/^\w+$/.test(String(name)))) {
    return [`${String(name)}: a path parameter must have a name of letters, digits and _ other than body; rename it`];
  }
  return [];
}

/** Of the schemes that the operation uses. */
function securityReasons(document: JsonObject, object: JsonObject): [scheme: string, reason: string][] {
  const used = asArray(object["security"] ?? document["security"]).flatMap((each) => Object.keys(asObject(each)));
  const schemes = asObject(asObject(document["components"])["securitySchemes"]);
  return [...new Set(used)].flatMap((name): [string, string][] => {
    const { type, in: place } = resolve(document, schemes[name]);
    if (!(name in schemes)) return [[name, `the security scheme ${name} is not declared; add it`]];
    if (type === "mutualTLS")
      return [[name, "mutualTLS is not supported; terminate TLS at a proxy, and use an API key"]];
    return type === "apiKey" && place === "cookie"
      ? [[name, "an API key in a cookie is not supported; use a header"]]
      : [];
  });
}

function bodyReasons({ pointer, value }: Place): [pointer: string, reason: string][] {
  return Object.entries(asObject(value["content"])).flatMap(([type, entry]): [string, string][] => {
    const place = `${pointer}/content/${escapeStep(type)}`;
    if (!isExactMediaType(type)) {
      return [
        [place, `media type ${type} must be exact and in lower case, without range or parameters; list each type`],
      ];
    }
    if (type.startsWith("multipart/")) return [[place, `${type} is not supported; send the file as the whole body`]];
    const { schema } = asObject(entry);
    // In JSON it is any value; the others need the names of members.
    return ["xml", "form"].includes(codecKind(type) ?? "") && schema === undefined
      ? [[place, `a body in ${type} needs a schema; describe its members, or declare it in JSON`]]
      : [];
  });
}

/** A media type as a key that Fastify matches to the letter: type/subtype, lower-case, no range, no parameters. */
export function isExactMediaType(type: string): boolean {
  return /^[a-z0-9!#$&^_.+-]+\/[a-z0-9!#$&^_.+-]+$/.test(type);
}
