// Where something stands in a contract: JSON pointers, the references they lead through, and names that people read.
import {
  asObject,
  escapeStep,
  type Json,
  type JsonObject,
  methods,
  referenceSteps,
  resolvePointer,
  unescapeStep,
} from "../../generate/spec.ts";

export interface Located {
  readonly value: Json | undefined;
  readonly pointer: string;
}

export function child(parent: Located, step: string): Located {
  return { value: asObject(parent.value)[step], pointer: `${parent.pointer}/${escapeStep(step)}` };
}

/** The values of an array or object, by index or own name. */
export function children(parent: Located): readonly (readonly [string, Located])[] {
  return Object.keys(asObject(parent.value)).map((step) => [step, child(parent, step)] as const);
}

/** What a reference inside the document names; undefined when there is nothing. */
export function target(document: JsonObject, reference: string): Located | undefined {
  if (!reference.startsWith("#/")) return undefined;
  const value = resolvePointer(document, reference);
  const pointer = ["", ...referenceSteps(reference).map(escapeStep)].join("/");
  return value === undefined ? undefined : { value, pointer };
}

/** The object itself, after its references: except for schemas; elsewhere, only descriptions may be next to a reference. */
export function follow(document: JsonObject, located: Located): Located {
  const seen = new Set<string>();
  let place = located;
  for (;;) {
    const reference = asObject(place.value)["$ref"];
    if (typeof reference !== "string" || seen.has(reference)) return place;
    seen.add(reference);
    const next = target(document, reference);
    if (next === undefined) return place;
    place = next;
  }
}

/** The part of a pointer that a reviewer knows: `PhoneNumberDTO.Notes`, or `POST /v1/Contacts responses 200`. */
export function getName(pointer: string): string {
  const steps = pointer.split("/").slice(1).map(unescapeStep);
  if (steps[0] === "components" && steps.length > 2) {
    const [, section, name = "", ...rest] = steps;
    if (section === "schemas") return name + schemaName(rest);
    // The name of a header or media type says more than that it is one.
    const shown = /^(?:headers|content)$/.test(rest[0] ?? "") ? 2 : 1;
    return [section, name, ...rest.slice(0, shown)].join(" ");
  }
  if (steps[0] === "paths" && steps.length > 1) {
    const [, path, method, ...rest] = steps;
    if (method === undefined) return String(path);
    return methods.includes(method)
      ? [method.toUpperCase(), path, ...rest].join(" ")
      : [path, method, ...rest].join(" ");
  }
  return steps.join(" ") || "the document";
}

function schemaName(steps: readonly string[]): string {
  let name = "";
  for (let index = 0; index < steps.length; index++) {
    if (steps[index] === "properties" && index + 1 < steps.length) name += `.${steps[++index]}`;
    else if (steps[index] === "items") name += "[]";
  }
  return name;
}
