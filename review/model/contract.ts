// A contract as the review reads it: valid or not, whole or broken, with a JSON pointer for every place.
import { parse } from "yaml";
import {
  asArray,
  asObject,
  type Json,
  type JsonObject,
  listOperations,
  type Operation,
  referenceSteps,
  resolve,
  type Spec,
  SpecError,
} from "../../generate/spec.ts";

/** Steps to a value of the document. */
export type Path = readonly (string | number)[];

/** Reads a contract without judging it. @throws SpecError when the text is not YAML. */
export function readContract(text: string): Spec {
  let document: JsonObject;
  try {
    document = asObject(parse(text) as Json);
  } catch (error) {
    throw new SpecError(`the file is not valid YAML: ${error instanceof Error ? error.message : String(error)}`);
  }
  return createContract(document, text);
}

export function createContract(document: JsonObject, text = ""): Spec {
  return { text, document, resolve: (value) => resolvedOrEmpty(document, value) };
}

/** What points to nothing is for the linters to say; here it is an empty object. */
function resolvedOrEmpty(document: JsonObject, value: Json | undefined): JsonObject {
  try {
    return resolve(document, value);
  } catch (error) {
    if (error instanceof SpecError) return {};
    throw error;
  }
}

/** JSON pointer as a URI fragment: #/paths/~1v1... */
export function toPointer(path: Path): string {
  return ["#", ...path.map((step) => String(step).replaceAll("~", "~0").replaceAll("/", "~1"))].join("/");
}

export function toPath(pointer: string): string[] {
  return pointer
    .replace(/^#?\/?/, "")
    .split("/")
    .filter((step, index, all) => all.length > 1 || step !== "" || index > 0)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/**
 * Where a path through a resolved document really stands: each $ref on the way is followed, so that one cause has one
 * place however often it is referred to. What is not in the document stands where its nearest parent does.
 */
export function findPlace(document: JsonObject, path: Path): Path {
  let place: (string | number)[] = [];
  let value: Json | undefined = document;
  const at = (steps: Path): Json | undefined =>
    steps.reduce<Json | undefined>(
      (from, step) => (Array.isArray(from) ? from[Number(step)] : asObject(from)[String(step)]),
      document,
    );
  for (const step of path) {
    const reference = asObject(value)["$ref"];
    if (typeof reference === "string" && reference.startsWith("#/")) {
      place = referenceSteps(reference);
      value = at(place);
    }
    const next: Json | undefined = Array.isArray(value) ? value[Number(step)] : asObject(value)[String(step)];
    if (next === undefined) return place;
    place = [...place, step];
    value = next;
  }
  return place;
}

/** As a message names it: by its operationId, or by method and path. */
export function operationName({ operationId, method, path }: Operation): string {
  return operationId || `${method} ${path}`;
}

/** As a message names it: the request of an operation, or a response. */
export function bodyName({ operation, part }: Body): string {
  return part === "request" ? `the request of ${operationName(operation)}` : `the response ${part}`;
}

export function operationPath({ path, method }: Operation): Path {
  return ["paths", path, method.toLowerCase()];
}

export interface Body {
  readonly operation: Operation;
  /** "request", or the response's status. */
  readonly part: string;
  /** Where the body is written: in the operation, or among the components. */
  readonly path: Path;
  readonly object: JsonObject;
  readonly content: JsonObject;
}

/** Every request body and every response of every operation, responses without a body too. */
export function listBodies(contract: Spec): Body[] {
  return listOperations(contract).flatMap((operation) => {
    const entries: (readonly [string, Path, Json])[] = Object.entries(asObject(operation.object["responses"])).map(
      ([status, value]) => [status, ["responses", status], value],
    );
    const request = operation.object["requestBody"];
    if (request !== undefined) entries.unshift(["request", ["requestBody"], request]);
    return entries.map(([part, steps, value]) => {
      const object = contract.resolve(value);
      const path = findPlace(contract.document, referencedPath(value) ?? [...operationPath(operation), ...steps]);
      return { operation, part, path, object, content: asObject(object["content"]) };
    });
  });
}

/** Where a $ref points to; undefined for anything else. */
export function referencedPath(value: Json | undefined): string[] | undefined {
  const reference = asObject(value)["$ref"];
  return typeof reference === "string" && reference.startsWith("#/") ? referenceSteps(reference) : undefined;
}

export { asArray, asObject, type Json, type JsonObject, listOperations, type Operation, type Spec };
