// What every generator knows of the contract: its document, references and operations.

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

export interface Spec {
  /** As written; without the operations that are left out. */
  readonly text: string;
  /** OpenAPI 3.1, without the operations that are left out, and normalized. */
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

export const methods: readonly string[] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** Keys of a schema or body whose values are data. */
export const literalKeys = /^(?:enum|const|default|examples?|x-.*)$/;

/** A contract that cannot be compiled; the message names each place. */
export class SpecError extends Error {
  override readonly name = "SpecError";
}

/** Resolves a value's $ref, with the members next to it. */
export function resolve(document: JsonObject, value: Json | undefined, seen: readonly string[] = []): JsonObject {
  const object = asObject(value);
  const reference = object["$ref"];
  if (typeof reference !== "string") return object;
  if (!reference.startsWith("#/"))
    throw new SpecError(`only references inside the document are supported: ${reference}`);
  const target = resolvePointer(document, reference);
  if (target === undefined) throw new SpecError(`the reference ${reference} has no target`);
  if (seen.includes(reference)) throw new SpecError(`the reference ${reference} is circular`);
  const { $ref: _, ...siblings } = object;
  return { ...resolve(document, target, [...seen, reference]), ...siblings };
}

/** The value at a pointer such as "#/components/schemas/Pet". */
export function resolvePointer(document: JsonObject, pointer: string): Json | undefined {
  let target: Json | undefined = document;
  for (const name of referenceSteps(pointer)) {
    target = Array.isArray(target) ? target[Number(name)] : asObject(target)[name];
  }
  return target;
}

/** The names along a reference such as "#/paths/~1pets~1%7Bid%7D/get". */
export function referenceSteps(reference: string): string[] {
  return reference
    .slice(2)
    .split("/")
    .map((step) => unescapeStep(decoded(step)));
}

/** A step with a broken escape is kept as written: nothing has that name. */
function decoded(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
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

/**
 * The schema X of an anyOf or oneOf of X and null, with the outer schema's other keywords; undefined for any other
 * schema. It is how a $ref is made nullable.
 */
export function nullableAlternative(value: Json | undefined): JsonObject | undefined {
  const { anyOf, oneOf, ...own } = asObject(value);
  const alternatives = asArray(anyOf ?? oneOf).map(asObject);
  const others = alternatives.filter(({ type }) => type !== "null");
  const [only] = others;
  if (only === undefined || others.length !== 1 || alternatives.length !== 2) return undefined;
  return { ...only, ...own };
}

export function listOperations(spec: Spec): Operation[] {
  return Object.entries(asObject(spec.document["paths"])).flatMap(([path, item]) =>
    Object.entries(asObject(item))
      .filter(([method]) => methods.includes(method))
      .map(([method, value]) => {
        const object = asObject(value);
        return { operationId: String(object["operationId"] ?? ""), method: method.toUpperCase(), path, object };
      }),
  );
}

/** Path and method (in capitals) of each operation. */
export function operationPlaces(document: JsonObject): { path: string; method: string }[] {
  return Object.entries(asObject(document["paths"])).flatMap(([path, item]) =>
    methods.filter((method) => method in asObject(item)).map((method) => ({ path, method: method.toUpperCase() })),
  );
}

export type BodyFormat = "json" | "xml" | "form";

/** Media type -> codec kind. JSON and XML by subtype or suffix (RFC 6839), forms by name; undefined: bytes. */
export function codecKind(mediaType: string): BodyFormat | undefined {
  if (/\/(?:.*\+)?json$/.test(mediaType)) return "json";
  if (/\/(?:.*\+)?xml$/.test(mediaType)) return "xml";
  return mediaType === "application/x-www-form-urlencoded" ? "form" : undefined;
}

/** A name as a step of a JSON pointer. */
export function escapeStep(step: string): string {
  return step.replaceAll("~", "~0").replaceAll("/", "~1");
}

export function unescapeStep(step: string): string {
  return step.replaceAll("~1", "/").replaceAll("~0", "~");
}
