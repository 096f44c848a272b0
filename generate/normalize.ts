// Brings a contract into one form for the targets: operations complete in themselves, bodies and headers as references.
import {
  asArray,
  asObject,
  codecKind,
  type Json,
  type JsonObject,
  literalKeys,
  methods,
  resolve,
  resolvePointer,
} from "./spec.ts";

/** The same object when there is nothing to change. */
export function normalize(source: JsonObject): JsonObject {
  const document = structuredClone(source);
  renameComponents(document);
  const components = getChild(document, "components");
  const hoist = (kind: string, name: string, value: Json): JsonObject => {
    const all = getChild(components, kind);
    let free = name;
    for (let count = 2; free in all; count++) free = `${name}${count}`;
    all[free] = value;
    return { $ref: `#/components/${kind}/${free}` };
  };
  for (const [path, value] of Object.entries(asObject(document["paths"]))) {
    const item = asObject(value);
    for (const method of methods.filter((name) => name in item)) {
      const operation = asObject(item[method]);
      operation["operationId"] = identifier(String(operation["operationId"] ?? `${method} ${path}`));
      operation["parameters"] = mergeParameters(
        document,
        asArray(item["parameters"]),
        asArray(operation["parameters"]),
      );
      if ((operation["parameters"] as Json[]).length === 0) delete operation["parameters"];
      hoistBodies(document, operation, hoist);
    }
    delete item["parameters"];
  }
  completeSchemas(document);
  if (Object.keys(components).length === 0) delete document["components"];
  return JSON.stringify(document) === JSON.stringify(source) ? source : document;
}

/** The object under a key, made when it is missing. */
function getChild(owner: JsonObject, key: string): JsonObject {
  const child = asObject(owner[key]);
  owner[key] = child;
  return child;
}

type Hoist = (kind: string, name: string, value: Json) => JsonObject;

/** An operation's parameter replaces the path's of the same name and place. */
function mergeParameters(document: JsonObject, shared: readonly Json[], own: readonly Json[]): Json[] {
  const keyOf = (value: Json) => {
    const { name, in: place } = resolve(document, value);
    return `${String(place)} ${String(name)}`;
  };
  const replaced = new Set(own.map(keyOf));
  return [...shared.filter((value) => !replaced.has(keyOf(value))), ...own];
}

function hoistBodies(document: JsonObject, operation: JsonObject, hoist: Hoist): void {
  const id = capitalized(String(operation["operationId"]));
  if (operation["requestBody"] !== undefined) hoistContent(document, operation, "requestBody", `${id}Request`, hoist);
  const responses = asObject(operation["responses"]);
  for (const status of Object.keys(responses)) {
    hoistContent(document, responses, status, `${id}Response${capitalized(status)}`, hoist);
  }
}

/** A shared response or body is named after its component. */
function hoistContent(document: JsonObject, owner: JsonObject, key: string, place: string, hoist: Hoist): void {
  const reference = asObject(owner[key])["$ref"];
  const name = typeof reference === "string" ? reference.slice(reference.lastIndexOf("/") + 1) : place;
  const target = typeof reference === "string" ? asObject(resolvePointer(document, reference)) : asObject(owner[key]);
  const media = Object.entries(asObject(target["content"]));
  const hoisted = new Map<string, JsonObject>();
  for (const [type, value] of media) {
    const entry = asObject(value);
    const kind = codecKind(type);
    // Bytes: the empty schema says that the media type is declared.
    if (kind === undefined) entry["schema"] = {};
    else if (!("$ref" in asObject(entry["schema"]))) {
      const schema = asObject(entry["schema"]);
      const text = JSON.stringify(schema);
      const suffix = media.length > 1 && hoisted.size > 0 ? capitalized(identifier(type)) : "";
      const made = hoisted.get(text) ?? hoist("schemas", `${identifier(name)}${suffix}`, schema);
      hoisted.set(text, made);
      entry["schema"] = made;
    }
  }
  for (const [header, value] of Object.entries(asObject(target["headers"]))) {
    if ("$ref" in asObject(value)) continue;
    asObject(target["headers"])[header] = hoist(
      "headers",
      `${identifier(name)}${capitalized(identifier(header))}`,
      value,
    );
  }
}

/** By hand: TypeScript exports only a list of all its keywords, most of which are good names, such as `type`. */
const reservedNames = new RegExp(
  `^(?:${[
    ...["break", "case", "catch", "class", "const", "continue", "debugger", "default", "delete", "do", "else", "enum"],
    ...["export", "extends", "false", "finally", "for", "function", "if", "import", "in", "instanceof", "new", "null"],
    ...["return", "super", "switch", "this", "throw", "true", "try", "typeof", "var", "void", "while", "with", "yield"],
    ...["await", "implements", "interface", "let", "package", "private", "protected", "public", "static"],
    // Of TypeScript, and of the generated files themselves.
    ...["any", "bigint", "boolean", "never", "number", "object", "string", "symbol", "undefined", "unknown"],
    ...["components"],
  ].join("|")})$`,
);

/** Whether a type of TypeScript can have the name. */
const isUsable = (name: string): boolean => /^[A-Za-z_]\w*$/.test(name) && !(name in {}) && !reservedNames.test(name);

/** Names of schemas and headers become names of functions. */
function renameComponents(document: JsonObject): void {
  const components = asObject(document["components"]);
  const renamed = new Map<string, string>();
  for (const kind of ["schemas", "headers"]) {
    const all = asObject(components[kind]);
    if (Object.keys(all).every(isUsable)) continue;
    const taken = new Set(Object.keys(all).filter(isUsable));
    const entries = Object.entries(all).map(([name, value]): [string, Json] => {
      if (isUsable(name)) return [name, value];
      const wanted = `${identifier(name)}${isUsable(identifier(name)) ? "" : "_"}`;
      let free = wanted;
      for (let count = 2; taken.has(free); count++) free = `${wanted}${count}`;
      taken.add(free);
      renamed.set(`#/components/${kind}/${name}`, `#/components/${kind}/${free}`);
      return [free, value];
    });
    components[kind] = Object.fromEntries(entries);
  }
  if (renamed.size > 0) rewriteReferences(document, renamed);
}

function rewriteReferences(value: Json, renamed: ReadonlyMap<string, string>): void {
  if (value === null || typeof value !== "object") return;
  for (const [key, entry] of Object.entries(value)) {
    if (key === "$ref" && typeof entry === "string") {
      (value as JsonObject)[key] = renamed.get(entry) ?? entry;
    } else rewriteReferences(entry as Json, renamed);
  }
}

/** Says in every schema what its keywords mean together. A discriminator is a hint that validates nothing. */
function completeSchemas(value: Json, areNames = false): void {
  if (value === null || typeof value !== "object") return;
  if (!Array.isArray(value) && !areNames) delete value["discriminator"];
  if (!Array.isArray(value) && !areNames && value["type"] !== undefined) {
    boundInteger(value);
    agreeOnNull(value);
  }
  for (const [key, entry] of Object.entries(value)) {
    if (areNames || !literalKeys.test(key)) completeSchemas(entry as Json, !areNames && key === "properties");
  }
}

/** Validators check bounds, not formats of integers: int32 gets the bounds that it lacks. */
function boundInteger(schema: JsonObject): void {
  if (schema["format"] !== "int32") return;
  if (schema["minimum"] === undefined && schema["exclusiveMinimum"] === undefined) schema["minimum"] = -(2 ** 31);
  if (schema["maximum"] === undefined && schema["exclusiveMaximum"] === undefined) schema["maximum"] = 2 ** 31 - 1;
}

/** Null is allowed if both the type and the enum have it: the generated types would take the word of either. */
function agreeOnNull(schema: JsonObject): void {
  const { type, enum: values } = schema;
  if (!Array.isArray(values)) return;
  if (Array.isArray(type) && type.includes("null") && !values.includes(null)) {
    const others = type.filter((name) => name !== "null");
    schema["type"] = others.length === 1 && others[0] !== undefined ? others[0] : others;
  } else if (typeof type === "string" && type !== "null" && values.includes(null)) {
    schema["enum"] = values.filter((entry) => entry !== null);
  }
}

/** "issues/list-for-repo" and "get /users/{id}" become issuesListForRepo and getUsersId. */
export function identifier(text: string): string {
  if (/^[A-Za-z_$][\w$]*$/.test(text)) return text;
  const words = text.split(/[^A-Za-z0-9_$]+/).filter((word) => word !== "");
  const name = words.map((word, index) => (index === 0 ? word : capitalized(word))).join("");
  return /^[A-Za-z_$]/.test(name) ? name : `_${name}`;
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
