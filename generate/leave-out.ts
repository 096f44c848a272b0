// Leaves out operations that cannot be generated, and then the components that only they use.
import type { Problem } from "./problems.ts";
import { asObject, type Json, type JsonObject, methods, operationPlaces, resolvePointer } from "./spec.ts";

type Place = NonNullable<Problem["operation"]>;

/** Reports each operation with its problem. A problem of a component is one of every operation that uses it. */
export function leaveOut(document: JsonObject, problems: readonly Problem[], report: (problem: Problem) => void): void {
  const uses = new Map(operationPlaces(document).map((place) => [place, componentsIn(document, place)]));
  for (const problem of problems) {
    const component = componentName(problem.pointer);
    const users = [...uses].filter(([, used]) => used.has(component)).map(([place]) => place);
    for (const operation of problem.operation === undefined ? users : [problem.operation]) {
      remove(document, operation);
      const reason = problem.operation ? problem.reason : `${operation.method} ${operation.path}: ${problem.reason}`;
      report({ ...problem, reason });
    }
  }
  if (problems.length > 0) removeUnused(document);
}

function remove(document: JsonObject, { path, method }: Place): void {
  const paths = asObject(document["paths"]);
  const item = asObject(paths[path]);
  delete item[method.toLowerCase()];
  if (method === "*" || !methods.some((each) => each in item)) delete paths[path];
}

function componentsIn(document: JsonObject, { path, method }: Place): Set<string> {
  const item = asObject(asObject(document["paths"])[path]);
  const found = new Set<string>();
  collect(document, [item["parameters"] ?? null, item[method.toLowerCase()] ?? null], found);
  return found;
}

/** Collects the components that a value refers to, also through others. */
function collect(document: JsonObject, value: Json, found: Set<string>): void {
  if (value === null || typeof value !== "object") return;
  for (const [key, entry] of Object.entries(value)) {
    if (key !== "$ref" || typeof entry !== "string") collect(document, entry as Json, found);
    else if (entry.startsWith("#/") && !found.has(componentName(entry))) {
      found.add(componentName(entry));
      collect(document, resolvePointer(document, componentName(entry)) ?? null, found);
    }
  }
}

/** The first three steps of a pointer: "#/components/schemas/Pet". */
const componentName = (pointer: string): string => pointer.split("/").slice(0, 4).join("/");

/** Security schemes are used by name. */
function removeUnused(document: JsonObject): void {
  const used = new Set(operationPlaces(document).flatMap((place) => [...componentsIn(document, place)]));
  for (const [kind, all] of Object.entries(asObject(document["components"]))) {
    if (kind === "securitySchemes") continue;
    for (const name of Object.keys(asObject(all)))
      if (!used.has(`#/components/${kind}/${name}`)) delete asObject(all)[name];
  }
}
